import { namesIn } from "../expression/names.ts";
import type { Expression } from "../expression/types.ts";
import { basisOf, type CompiledEdition } from "../scheme/compile.ts";

/** One of the items that every applicant meets (E1 to E12; excellence.md 3.2). */
export interface EligibilityItem {
  readonly id: string;
  /** The condition as a tree, to be said in words. */
  readonly condition: Expression;
  /** The facts it rests on that people enter, in the order of the dictionary. */
  readonly entered: readonly string[];
}

export function eligibilityItems({ edition, dictionary }: CompiledEdition): EligibilityItem[] {
  return edition.files["label-rules.yaml"].rules
    .filter((rule) => rule.group === "eligibility")
    .map((rule) => {
      const condition = edition.expressions[rule.condition] as Expression;
      return { id: rule.id, condition, entered: enteredFacts(dictionary, namesIn(condition)) };
    });
}

/** The facts among these, and below them, that people enter; the others are computed. */
export function enteredFacts(dictionary: CompiledEdition["dictionary"], facts: readonly string[]): string[] {
  const derived = new Set(dictionary.derivations.map((derivation) => derivation.id));
  return basisOf(dictionary, facts).filter((fact) => !derived.has(fact));
}
