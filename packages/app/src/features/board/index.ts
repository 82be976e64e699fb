export { boardMeeting } from "./tables.ts";
