export { Absences } from "./pages/absences-part.tsx";
export type { Tried } from "./pages/form-parts.tsx";
export { startProposer } from "./proposer.ts";
export { type AbsenceRow, findExpert, insertAbsence, listAbsences, removeAbsence } from "./queries.ts";
export { type AbsenceInput, absenceForm } from "./schema.ts";
export { absence, expert, expertTie } from "./tables.ts";
