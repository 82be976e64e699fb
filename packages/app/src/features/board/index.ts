export { verdictOf } from "./load-dossier.ts";
export { alphaMeans, Rules, Verdict } from "./pages/dossier-parts.tsx";
export { comingMeetings, countLot, type MeetingRow } from "./queries.ts";
export { boardMeeting } from "./tables.ts";
