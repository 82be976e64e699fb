export { verdictOf } from "./load-dossier.ts";
export { Rules, Verdict } from "./pages/dossier-parts.tsx";
export { comingMeetings, countLot, type MeetingRow } from "./queries.ts";
export { boardMeeting } from "./tables.ts";
