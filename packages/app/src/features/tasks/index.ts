export { tendLabels } from "./operations/tend-labels.ts";
export { calendarFeed } from "./tables.ts";
