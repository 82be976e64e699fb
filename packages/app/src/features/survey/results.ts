import { QUESTIONS, type Question } from "./schema.ts";

/**
 * What of the marks is told. Participants know each other, and some put together what they answered; so nothing is told of fewer than
 * five answers, means are rounded and open at both ends, and shares stand only where three people are on each side (disclosure.md,
 * rules 3 and 4).
 */
export const FEWEST = 5;
const MANY = 15;
const FEWEST_EACH = 3;

export type Mean =
  | { readonly kind: "about" | "at_least" | "at_most"; readonly value: number }
  /** Fewer than five answered this question. */
  | { readonly kind: "withheld" };
/** Who gave 4 or 5: a share, or that they are two at most, or all but two at most. */
export type Satisfied =
  | { readonly kind: "share"; readonly share: number }
  | { readonly kind: "few" | "nearly_all" | "withheld" };

export interface QuestionResult {
  readonly question: Question;
  readonly mean: Mean;
  readonly satisfied: Satisfied;
}

export interface MarkCount {
  readonly question: string;
  readonly mark: number;
  readonly given: number;
}

export function resultsOf(counts: readonly MarkCount[]): QuestionResult[] {
  return QUESTIONS.map((question) =>
    resultOf(
      question,
      counts.filter((count) => count.question === question),
    ),
  );
}

function resultOf(question: Question, counts: readonly MarkCount[]): QuestionResult {
  const sum = (of: (count: MarkCount) => number): number => counts.reduce((total, count) => total + of(count), 0);
  const n = sum(({ given }) => given);
  if (n < FEWEST) return { question, mean: { kind: "withheld" }, satisfied: { kind: "withheld" } };
  const satisfied = sum(({ mark, given }) => (mark >= 4 ? given : 0));
  return {
    question,
    mean: meanOf(sum(({ mark, given }) => mark * given) / n, n),
    satisfied: satisfiedOf(satisfied, n),
  };
}

/** Of a mean near an end one could tell what nearly everybody answered. */
function meanOf(mean: number, n: number): Mean {
  const steps = n < MANY ? 2 : 5;
  const rounded = Math.round(mean * steps) / steps;
  const [least, most] = [1 + 1 / steps, 5 - 1 / steps];
  if (rounded > most) return { kind: "at_least", value: most };
  if (rounded < least) return { kind: "at_most", value: least };
  return { kind: "about", value: rounded };
}

function satisfiedOf(satisfied: number, n: number): Satisfied {
  if (satisfied < FEWEST_EACH) return { kind: "few" };
  if (n - satisfied < FEWEST_EACH) return { kind: "nearly_all" };
  const steps = n < MANY ? 5 : 20;
  return { kind: "share", share: Math.round((satisfied / n) * steps) / steps };
}
