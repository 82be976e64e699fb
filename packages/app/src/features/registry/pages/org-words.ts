import { addDays, type Language } from "@klynge/core";
import { localeOf, sayNumber } from "../../../platform/i18n/locale.ts";
import type { Say, TextKey } from "../../../platform/i18n/texts.ts";
import { writeNumber } from "../../../platform/read-number.ts";
import { countryName } from "../../../platform/web/country-name.ts";
import { sayDay } from "../../../platform/web/moment.ts";
import { writtenTown } from "../../vocabulary/index.ts";
import type { OrganisationField } from "../organisation-columns.ts";
import type { OrganisationInput } from "../schema.ts";

/** Facts of organisations in words. */

const amounts = new Map<Language, Intl.NumberFormat>();

export function sayMoney(cents: number, language: Language): string {
  const format =
    amounts.get(language) ??
    new Intl.NumberFormat(localeOf(language), {
      style: "currency",
      currency: "EUR",
      trailingZeroDisplay: "stripIfInteger",
    });
  amounts.set(language, format);
  return format.format(cents / 100);
}

/** As it is typed in a form. */
export function typedMoney(cents: number | null, language: Language): string {
  return cents === null ? "" : writeNumber(cents / 100, language);
}

/** The last day of a stretch, which is kept as the first day after it. */
export function lastDay(ends: string): string {
  return addDays(ends, -1);
}

export function fieldName(field: string, say: Say): string {
  return say(`registry.org.field.${field}` as TextKey);
}

/** A value of an organisation as a page says it; null where nothing is known. */
export function fieldWords(
  field: OrganisationField,
  own: Partial<OrganisationInput>,
  { say, language }: { readonly say: Say; readonly language: Language },
): string | null {
  const value = own[field];
  if (value === null || value === undefined || value === "") return null;
  switch (field) {
    case "kind":
      return say(`registry.org.kind.${value as OrganisationInput["kind"]}`);
    case "size":
      return say(`registry.org.size.${value as NonNullable<OrganisationInput["size"]>}`);
    case "country":
      return countryName(String(value), language);
    case "turnover_cents":
    case "balance_cents":
    case "group_turnover_cents":
    case "group_balance_cents":
      return sayMoney(Number(value), language);
    case "source_date":
      return sayDay(String(value), language);
    case "town":
      return writtenTown(own.country ?? null, String(value));
    case "nace_scheme":
      return value === "NACE2.1" ? "NACE 2.1" : "NACE 2";
    case "nace":
      return own.nace && own.nace.length > 0 ? own.nace.join(", ") : null;
    case "listed":
      return say(value ? "condition.yes" : "condition.no");
    default:
      return typeof value === "number" ? sayNumber(value, language) : String(value);
  }
}
