export { comingMeetings, countLot, type MeetingRow } from "./queries.ts";
export { boardMeeting } from "./tables.ts";
