import type { DemonstrationEntry } from "./entry.ts";
import { PEOPLE_ENTRIES } from "./people.ts";
import { RESULT_ENTRIES } from "./results.ts";
import { WORK_ENTRIES } from "./work.ts";

/** The register of Fjordkraft up to November 2026: something on every page, and mostly what its Gold answers say. */
export const ENTRIES: readonly DemonstrationEntry[] = [...PEOPLE_ENTRIES, ...WORK_ENTRIES, ...RESULT_ENTRIES];
export { ORGANISATIONS } from "./organisations.ts";
export { PROFILE, SHOWN_FIELDS } from "./profile.ts";
/** Confirmed as empty: there is no training plan, and everybody knows. */
export const EMPTY_SECTIONS = ["training_plan"] as const;

/** Answers that are not what the register says, with the reason that was given. */
export const EXPLAINED: Readonly<Record<string, string>> = {
  "activities.total": "Loggen har bare arrangementer. De 37 korte rådgivningene står i timelistene.",
  "activities.aligned": "Også rådgivningen følger strategien, men den står ikke i aktivitetsloggen.",
};
/** Answers that were taken over before the register changed, with what it said then. */
export const TAKEN_BEFORE: Readonly<Record<string, number>> = { "press.mentions": 20 };
