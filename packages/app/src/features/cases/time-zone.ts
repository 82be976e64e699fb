import { type Day, localDay } from "@klynge/core";

/** Those of Europe; the whole list has 400 names. */
export const ZONES = Intl.supportedValuesOf("timeZone").filter((zone) => /^(Europe|Atlantic)\//.test(zone));

/** By which clocks a country goes: on the mainland, where it has islands with others. */
export function clocksOf(country: string): string | null {
  const zones = new Intl.Locale("und", { region: country }).getTimeZones() ?? [];
  const offered = zones.filter((zone) => ZONES.includes(zone));
  return offered.find((zone) => zone.startsWith("Europe/")) ?? offered[0] ?? null;
}

/** The day of a moment where a cluster is: days of its case, and the time for an appeal, are counted there. */
export function dayIn(country: string, moment: Date): Day {
  return localDay(moment.toISOString(), clocksOf(country) ?? "UTC");
}
