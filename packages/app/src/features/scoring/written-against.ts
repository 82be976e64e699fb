import { asTaken, type CaseStep, type StepOf, type TakenData } from "@klynge/core";
import type { LoadedCase, TrailLine } from "../cases/index.ts";
import type { CommonWork } from "./load-consensus.ts";

/** What a form is about: whoever sends a second one about the same writes over the first. */
export type About =
  | Pick<StepOf<"agree_value">, "step" | "row">
  | Pick<StepOf<"correct_facts">, "step" | "row">
  | Pick<StepOf<"confirm_area">, "step" | "indicator">
  | Pick<StepOf<"recommend">, "step">;

/** The entry of the trail that stands where a form writes; 0 for none. A form carries it: nobody writes over what he has not seen. */
export function writtenAgainst({ trail, scheme }: Pick<LoadedCase, "trail" | "scheme">, about: About): number {
  return trail.findLast((entry) => concerns(asTaken(entry).data, about, scheme))?.number ?? 0;
}

/** The same entry with its words. */
export function standingLine({ loaded, trail }: CommonWork, about: About): TrailLine | null {
  const standing = writtenAgainst(loaded, about);
  return trail.find(({ number }) => number === standing) ?? null;
}

/** Whether a step was written against something else than what stands now. */
export function isOvertaken(loaded: LoadedCase, step: CaseStep, against: number): boolean {
  switch (step.step) {
    case "agree_value":
    case "correct_facts":
    case "confirm_area":
    case "recommend":
      return against !== writtenAgainst(loaded, step);
    default:
      return false;
  }
}

function concerns(data: TakenData, about: About, { asked }: LoadedCase["scheme"]): boolean {
  switch (about.step) {
    case "agree_value":
      return data.step === about.step && data.row === about.row;
    // a fact can be asked by several rows
    case "correct_facts":
      return data.step === about.step && Object.keys(data.facts).some((fact) => asked.get(about.row)?.has(fact));
    case "confirm_area":
      return data.step === about.step && data.indicator === about.indicator;
    // it rests on everything that the label depends on, and is signed by all
    case "recommend":
      return RECOMMENDED_ON.has(data.step);
  }
}
const RECOMMENDED_ON: ReadonlySet<string> = new Set(["recommend", "agree_value", "correct_facts", "confirm_area"]);
