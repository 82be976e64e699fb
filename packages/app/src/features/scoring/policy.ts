import { type CaseState, OPEN_STATES } from "@klynge/core";
import { Problem } from "../../platform/web/problem.ts";
import type { LoadedCase } from "../cases/index.ts";

/** Who works in a case, and when. What he sees of it is the business of row-level security. */

/**
 * An expert who declared no conflict: what was handed in is open to him, and he judges it.
 * @throws Problem not_allowed
 */
export function asExpert({ place: { expert } }: Pick<LoadedCase, "place">): void {
  if (expert !== "free") throw new Problem("not_allowed", { may: "experts" });
}

/** At the experts' common work: the offices that oversee it, and nobody of them who belongs to the cluster. */
export function mayLookOn({ place: { person, role } }: Pick<LoadedCase, "place">): boolean {
  return role === null && (person.offices.includes("secretariat") || person.offices.includes("administrator"));
}

/** Experts score while the answers are frozen and nothing has been opened; notes of an interview go on into the report. */
const SCORING: readonly CaseState[] = ["submitted", "visit_planned", "visited"];
const NOTING: readonly CaseState[] = [...SCORING, "report_draft", "fact_check"];

export function isWritten({ scheme, process }: Pick<LoadedCase, "scheme" | "process">): boolean {
  return (scheme.scored.size > 0 ? SCORING : NOTING).includes(process.state);
}

/**
 * Somebody is at the cluster, or was. Where there are points each expert says alone what he found otherwise; where there are none, it is
 * said in the report, which has one voice.
 */
export function isCorrected({ scheme, process }: Pick<LoadedCase, "scheme" | "process">, now: Date): boolean {
  const { state, visit } = process;
  const begun = state === "visit_planned" && visit !== null && visitAhead({ process }, now) === null;
  return scheme.scored.size > 0 && (begun || state === "visited");
}

/** The planned visit while it has not begun: what is corrected is refused until then, and its pages can be taken along already. */
export function visitAhead({ process }: Pick<LoadedCase, "process">, now: Date): LoadedCase["process"]["visit"] {
  const { state, visit } = process;
  return state === "visit_planned" && visit && Date.parse(visit.starts) > +now ? visit : null;
}

/** What was handed in stands as it was from here on, until the decision. */
const OPEN = OPEN_STATES.slice(OPEN_STATES.indexOf("submitted"));

export function isOpen({ process }: Pick<LoadedCase, "process">): boolean {
  return process.submission !== null && OPEN.includes(process.state);
}
