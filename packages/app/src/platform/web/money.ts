import type { Language } from "@klynge/core";
import { localeOf } from "../i18n/locale.ts";

/** An amount as people write it, with cents only where there are any. @param cents of the currency */
export function sayMoney(cents: number, currency: string, language: Language): string {
  const style = { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" } as const;
  return (cents / 100).toLocaleString(localeOf(language), style);
}
