import type { Language } from "@klynge/core";
import type { Say, TextKey } from "../../platform/i18n/texts.ts";
import { countryName } from "../../platform/web/country-name.ts";
import type { Field } from "./understand/fields.ts";
import { NOTICES, type Notice, type Refusal } from "./understand/reasons.ts";

/** How what an import has to tell is said; the only place that decides it. */

export interface Words {
  readonly say: Say;
  readonly language: Language;
}

/** Why a row was not taken, or what is remarkable about one that was. */
export function reasonText(reason: Refusal | Notice, { say, language }: Words): string {
  const { code, details = {} } = reason;
  const said = { ...details, ...translated(details, { say, language }) };
  // the sentence of the register, behind the name of its field
  if (code === "field_wrong") return `${said.field}: ${said.fault}`;
  const kind = NOTICES.some((notice) => notice === code) ? "notice" : "reason";
  return say(`imports.${kind}.${code}` as TextKey, said);
}

/** Details that are codes themselves: fields, faults of the register, countries. */
function translated(details: Readonly<Record<string, string>>, { say, language }: Words): Record<string, string> {
  const { field, fault, country } = details;
  return {
    ...(field && { field: fault ? say(`registry.org.field.${field}` as TextKey) : fieldName(field as Field, say) }),
    ...(fault && { fault: say(`registry.org.fault.${fault}` as TextKey) }),
    ...(country && { country: countryName(country, language) }),
  };
}

export function fieldName(field: Field, say: Say): string {
  return say(`imports.field.${field}`);
}
