/** What was found in a file of answers or of a profile; shown before it is taken, and what became of it afterwards. */
export type FoundAnswers =
  | {
      readonly kind: "bronze";
      readonly referenceDate: string | null;
      readonly scheme: string | null;
      readonly facts: readonly { readonly fact: string; readonly value: unknown }[];
      /** The assessment that they went into. */
      readonly assessment?: string;
      readonly outcomes?: Readonly<Record<string, AnswerOutcome>>;
    }
  | {
      readonly kind: "profile";
      readonly fields: Readonly<Record<string, unknown>>;
      readonly outcomes?: Readonly<Record<string, AnswerOutcome>>;
    };

/** Taken; left because there is an answer already, or because it is the same; or refused, with a code. */
export type AnswerOutcome = "taken" | "stays" | `refused:${string}`;

export function countOutcomes(outcomes: Readonly<Record<string, AnswerOutcome>>) {
  const all = Object.values(outcomes);
  const count = (of: (one: AnswerOutcome) => boolean): number => all.filter(of).length;
  return {
    rows: all.length,
    made: count((one) => one === "taken"),
    same: count((one) => one === "stays"),
    refused: count((one) => one.startsWith("refused")),
  };
}
