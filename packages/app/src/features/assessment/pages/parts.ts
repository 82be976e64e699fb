import type { Say } from "../../../platform/i18n/texts.ts";
import type { AssessmentView } from "../present.ts";
import { reasonedFact } from "../schema.ts";

/** A part of the form of a row, as its reader knows it; with a capital, as it stands alone. */
export function partName(say: Say, { wording }: AssessmentView, part: string): string {
  if (part === "evidence" || part === "comment") return say(`assessment.${part}`);
  const fact = reasonedFact(part);
  if (fact !== null) return say("assessment.register.reason_of", { fact: wording.factName(fact) });
  return part.startsWith("text:") ? say("assessment.in_words") : capital(wording.factName(part));
}

/** The id of its field. */
export function partId(part: string): string {
  if (part === "evidence" || part === "comment") return part;
  const fact = reasonedFact(part);
  if (fact !== null) return `r-${fact.replaceAll(".", "-")}`;
  return part.startsWith("text:") ? part.replace("text:", "t-") : `f-${part.replaceAll(".", "-")}`;
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
