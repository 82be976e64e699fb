import { type StepOf, stepInput } from "@klynge/core";
import { cleanText } from "../../platform/clean-text.ts";

/** What the forms of a dossier and of an appeal say. */

export type BoardStep = StepOf<"vote" | "declare_board_conflict" | "decide" | "return_to_experts">;
export type AppealStep = StepOf<"assign_appeal" | "decide_appeal">;
type Name = (BoardStep | AppealStep)["step"];

/** The steps at whose addresses a dossier and an appeal have forms. */
export const DOSSIER_ACTS = {
  vote: "vote",
  conflict: "declare_board_conflict",
  decide: "decide",
  return: "return_to_experts",
} as const satisfies Record<string, BoardStep["step"]>;
export const APPEAL_ACTS = { assign: "assign_appeal", decide: "decide_appeal" } as const satisfies Record<
  string,
  AppealStep["step"]
>;

/** What a form lacks, as codes of `board.missing`, or of the rules where they have the same one. */
export const MISSING = ["vote_missing", "officer_missing", "outcome_missing", "too_long"] as const;

/** A step as its form says it, or the first thing that is wrong with it. */
export function readStep<N extends Name>(
  name: N,
  values: Readonly<Record<string, string>>,
): { readonly step: StepOf<N> } | { readonly missing: (typeof MISSING)[number] | "because_missing" } {
  const because = cleanText(values.because ?? "").trim();
  const fields = {
    vote: { vote: values.vote },
    declare_board_conflict: { because },
    decide: { because: because || null },
    return_to_experts: { because },
    assign_appeal: { officer: values.officer },
    decide_appeal: { outcome: values.outcome, because },
  }[name];
  const parsed = stepInput.safeParse({ step: name, ...fields });
  // the shape of each name has that name
  if (parsed.success) return { step: parsed.data as StepOf<N> };
  const [first] = parsed.error.issues;
  if (first?.code === "too_big") return { missing: "too_long" };
  return { missing: MISSING.find((code) => code === `${String(first?.path[0])}_missing`) ?? "because_missing" };
}
