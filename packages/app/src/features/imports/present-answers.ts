import type { Services } from "../../platform/services.ts";
import { wordingIn } from "../assessment/index.ts";
import { fieldLabel } from "../registry/index.ts";
import type { AnswerOutcome, FoundAnswers } from "./answers.ts";
import { readProfileFields } from "./operations/take-profile.ts";
import type { Words } from "./present.ts";
import { factValue } from "./understand/fact-value.ts";
import { isProfileField } from "./understand/profile-values.ts";

/** An answer or a field of a file, as it is shown. */
export interface AnswerLine {
  readonly name: string;
  readonly value: string;
  readonly outcome: string;
}

const LONGEST = 200;

export function answerLines(
  found: FoundAnswers,
  {
    edition,
    say,
    language,
    profile,
  }: Words & Pick<Services, "edition"> & { readonly profile: Readonly<Record<string, unknown>> | null },
): AnswerLine[] {
  const said = (outcome: AnswerOutcome | undefined): string => {
    if (outcome === "stays") return say("imports.answers.stays");
    const fault = outcome?.startsWith("refused:") ? outcome.slice("refused:".length) : null;
    return fault === null
      ? say("imports.answers.will_take")
      : say("imports.answers.refused", { reason: faultText(fault, say) });
  };
  if (found.kind === "profile") {
    const outcomes = found.outcomes ?? readProfileFields(found.fields, profile ?? {}).outcomes;
    return Object.entries(found.fields).map(([name, value]) => ({
      name: isProfileField(name) ? fieldLabel(say, "profile", name) : name,
      value: shown(value),
      outcome: said(outcomes[name]),
    }));
  }
  const wording = wordingIn(edition, language, say);
  const definitions = edition.edition.files["facts.yaml"].facts;
  return found.facts.map(({ fact, value }) => {
    // a file may call a fact as every object calls something of its own
    const definition = Object.hasOwn(definitions, fact) ? definitions[fact] : undefined;
    const read = definition ? factValue(definition, value) : null;
    const outcome =
      found.outcomes?.[fact] ??
      (!definition ? "refused:unknown_fact" : read === null ? "refused:not_readable" : "taken");
    return {
      name: definition ? wording.factName(fact) : fact,
      value: read === null ? shown(value) : wording.value(fact, read),
      outcome: said(outcome),
    };
  });
}

function shown(value: unknown): string {
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, LONGEST);
}

function faultText(code: string, say: Words["say"]): string {
  if (code === "unknown_fact" || code === "unknown_field") return say("imports.answers.unknown_fact");
  return code === "not_readable" ? say("imports.answers.not_readable") : say("imports.answers.contradicts");
}
