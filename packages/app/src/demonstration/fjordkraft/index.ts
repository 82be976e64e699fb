import type { DemonstrationRegister } from "../register.ts";
import { ORGANISATIONS } from "./organisations.ts";
import { PEOPLE_ENTRIES } from "./people.ts";
import { PROFILE, SHOWN_FIELDS } from "./profile.ts";
import { RESULT_ENTRIES } from "./results.ts";
import { WORK_ENTRIES } from "./work.ts";

/** The register of Fjordkraft up to November 2026: something on every page, and mostly what its Gold answers say. */
export const FJORDKRAFT: DemonstrationRegister = {
  country: "NO",
  registerScheme: "NO-DEMO",
  profile: PROFILE,
  shownFields: SHOWN_FIELDS,
  organisations: ORGANISATIONS,
  source: { name: "Medlemslisten 2026 (oppdiktet)", date: "2026-04-15" },
  entries: [...PEOPLE_ENTRIES, ...WORK_ENTRIES, ...RESULT_ENTRIES],
  // there is no training plan, and everybody knows
  emptySections: ["training_plan"],
  confirmedOn: "2026-10-12",
  explained: {
    "activities.total": "Loggen har bare arrangementer. De 37 korte rådgivningene står i timelistene.",
    "activities.aligned": "Også rådgivningen følger strategien, men den står ikke i aktivitetsloggen.",
  },
  takenBefore: { "press.mentions": 20 },
};
