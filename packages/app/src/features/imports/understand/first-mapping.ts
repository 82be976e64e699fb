import type { FoundTable, Mapping } from "../schema.ts";
import { guessColumns } from "./guess.ts";
import { presetColumns, presetOf } from "./presets.ts";
import { registerScheme } from "./register-numbers.ts";

/** The mapping that a person is shown first: a known format, what was mapped last time, or a guess. */
export function firstMapping(
  found: FoundTable,
  {
    fileName,
    country,
    before,
  }: { readonly fileName: string; readonly country: string; readonly before: Mapping | null },
): Mapping {
  const header = found.columns.map(({ name }) => name);
  const preset = presetOf(header);
  const columns = before?.columns ?? (preset ? presetColumns(preset, header) : guessColumns(found.columns));
  const look = found.columns.find(({ looks }, index) => columns[index] === "number" && looks?.as === "number")?.looks;
  const scheme =
    preset?.scheme ?? (look?.as === "number" ? look.scheme : null) ?? before?.scheme ?? usualScheme(country);
  return {
    kind: null,
    country: preset ? "NO" : country,
    naceScheme: "NACE2",
    since: null,
    yearAlone: false,
    proof: "none",
    moneyUnit: 1,
    orphans: "refuse",
    ...before,
    columns,
    preset: preset?.id ?? null,
    scheme: registerScheme(scheme ?? "")?.id ?? null,
    source: preset?.source ?? fileName,
    // of this file, never of the one before
    sourceDate: null,
    orders: {},
    decimals: {},
  };
}

/** The register that companies of a country are known by. */
function usualScheme(country: string): string | null {
  return (
    { NO: "NO-BRREG", DK: "DK-CVR", PL: "PL-NIP", SE: "SE-BOLAGSVERKET", FI: "FI-YTJ", DE: "DE-HR" }[country] ?? null
  );
}
