import type { EditionFileName } from "./schema.ts";

/**
 * What a difference between two editions can change.
 *
 * - result: points, a baseline, the outcome for a label, its term or fee, or the way of a case
 * - advice: what is proposed, compared or filled in; never a result
 * - words: what is read
 *
 * Whatever is not known to be less is taken for a result.
 */
export type Touches = "result" | "advice" | "words";

interface Where {
  readonly file: EditionFileName;
  readonly kind: "added" | "removed" | "changed" | "reordered";
  /** The way down to it, by ids, numbers and keys. */
  readonly names: readonly string[];
}

/** Where a value comes from, and what an owner notes beside it. */
const NOTES: ReadonlySet<string> = new Set(["provenance", "source", "note"]);

export function touchesOf({ file, kind, names }: Where): Touches {
  if (file === "texts/vocabularies.yaml") return names.length <= 2 && kind !== "changed" ? "result" : "words";
  if (file.startsWith("texts/")) return names.includes("effort_days") ? "advice" : "words";
  if (file === "edition.yaml" || names.some((name, i) => NOTES.has(name) && i !== 1)) return "words";
  if (kind === "reordered") return file === "label-rules.yaml" ? "result" : "words";
  return ADVICE[file]?.(names) === true ? "advice" : "result";
}

/** What of a file is advice only; the second name is the row, the third its field. */
const ADVICE: Partial<Record<EditionFileName, (names: readonly string[]) => boolean>> = {
  "facts.yaml": ([, , field = ""]) => FACT_ADVICE.has(field),
  "gold.yaml": ([, , field]) => field === "prefillable",
  "bronze.yaml": ([list = "", , field = ""]) => list === "field_groups" || QUESTION_ADVICE.has(field),
  "portfolios.yaml": () => true,
  "scales.yaml": () => true,
  "disclosure.yaml": () => true,
};
const FACT_ADVICE = new Set(["register", "lever", "lower_is_better", "grows_with", "pushes"]);
const QUESTION_ADVICE = new Set([
  "dimension",
  "field_group",
  "headline_fact",
  "statistics",
  "trigger",
  "gold_indicator",
  "prefillable",
]);
