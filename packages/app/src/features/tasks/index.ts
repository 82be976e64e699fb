export { tendLabels } from "./operations/tend-labels.ts";
