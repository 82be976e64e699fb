import { TASKS } from "@klynge/core";

/** Letters for which nothing waits, or whose task is told in words of its own. */
const NEWS = [
  "visit_planned",
  "visit_changed",
  "visit_called_off",
  "returned_to_cluster",
  "returned_to_experts",
  "expert_left",
  "colleague_left",
  "edition_moved",
  "decision_sent",
  "refusal_sent",
  "label_published",
  "label_suspended",
  "label_reinstated",
  "label_withdrawn",
  "label_expired",
  "appeal_decided",
  "put_again",
] as const;
type News = (typeof NEWS)[number];

export const LETTERS = [...TASKS, ...NEWS] as const;
export type LetterName = (typeof LETTERS)[number];

export function isNews(letter: LetterName): letter is News {
  return (NEWS as readonly string[]).includes(letter);
}

export function isLetter(name: string): name is LetterName {
  return (LETTERS as readonly string[]).includes(name);
}
