import type { FoundTable, Mapping } from "../schema.ts";
import type { Field } from "./fields.ts";
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
    moneyUnit: unitOf(found, columns),
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

/** What the name of the column says of its figures: MEUR, tusen euro. */
function unitOf(found: FoundTable, columns: readonly (Field | null)[]): Mapping["moneyUnit"] {
  const name = found.columns[columns.indexOf("turnover")]?.name ?? "";
  if (/m€|meur|mill?|mio|mln/i.test(name)) return 1_000_000;
  return /k€|keur|teur|t€|tusen|tusind|tys|thousand|1[ .]?000/i.test(name) ? 1000 : 1;
}
