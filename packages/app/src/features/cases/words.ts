import type { Language } from "@klynge/core";
import type { Say } from "../../platform/i18n/texts.ts";
import type { Services } from "../../platform/services.ts";

/** What the edition of the scheme calls things; the program has no words of its own for them. */
export interface SchemeWords {
  /** A reason of the label rules, as a sentence. */
  reason(code: string): string;
  /** An item of the eligibility check. */
  item(id: string): string;
  /** Rows that can be an improvement area: those of the audit, in their order. */
  readonly rows: readonly { readonly value: string; readonly text: string }[];
  /** "2.5 Financing", of the audit. */
  row(id: string): string;
  /** A dimension of the audit. */
  dimension(id: string): string;
}

/** Reasons that no rule of a label gives: the board's own, and what a rule of the way found. */
const OWN_REASONS = ["board", "experts_not_free"] as const;

export function schemeWords(
  { edition }: Pick<Services, "edition">,
  { language, say }: { readonly language: Language; readonly say: Say },
): SchemeWords {
  const texts = edition.edition.files["texts/label-rules.yaml"];
  const gold = edition.edition.files["texts/gold.yaml"];
  const dimensions = edition.edition.files["texts/dimensions.yaml"].gold;
  const rowName = (id: string) => `${id} ${gold[id]?.short[language] ?? ""}`.trim();
  const audit = [...edition.schemes.values()].find(({ kind }) => kind === "audit");
  return {
    reason: (code) => {
      const own = OWN_REASONS.find((one) => one === code);
      return own ? say(`cases.reason.${own}`) : (texts.reasons[code]?.[language] ?? code);
    },
    item: (id) => texts.eligibility[id]?.name[language] ?? id,
    rows: (audit?.rowIds ?? []).map((id) => ({ value: id, text: rowName(id) })),
    row: rowName,
    dimension: (id) => `${id} ${dimensions[id]?.name[language] ?? ""}`.trim(),
  };
}
