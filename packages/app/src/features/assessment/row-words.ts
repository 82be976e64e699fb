import type { Services } from "../../platform/services.ts";
import type { AssessmentView } from "./present.ts";

/** What a row is called in full, what it asks, why, and what shows its answer. */
export interface RowWords {
  readonly name: string;
  readonly question: string;
  readonly why: string;
  readonly evidence: string;
}

export function wordsOf(
  edition: Services["edition"],
  { scheme, wording }: Pick<AssessmentView, "scheme" | "wording">,
  id: string,
): RowWords {
  const { files } = edition.edition;
  const item = files["texts/label-rules.yaml"].eligibility[id];
  if (item)
    return {
      name: wording.text(item.name),
      question: wording.text(item.condition),
      why: wording.text(item.why),
      evidence: wording.text(item.evidence),
    };
  const gold = files["texts/gold.yaml"][id];
  const bronze = files["texts/bronze.yaml"][id];
  const text = scheme.kind === "audit" ? gold : bronze;
  return {
    name: wording.text(text?.name ?? {}),
    question: wording.text((scheme.kind === "audit" ? gold?.measures : bronze?.question) ?? {}),
    why: wording.text(text?.why ?? {}),
    evidence: wording.text(text?.evidence ?? {}),
  };
}
