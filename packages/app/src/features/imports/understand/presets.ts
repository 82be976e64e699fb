import type { Field } from "./fields.ts";

/**
 * Open formats that are known by the names of their columns: the Norwegian register of legal units and of establishments, as
 * Brønnøysundregistrene publish them (a flat table, with a point between the parts of a name).
 */
export const PRESETS = ["brreg_units", "brreg_establishments"] as const;
export type PresetId = (typeof PRESETS)[number];

export interface Preset {
  readonly id: PresetId;
  readonly columns: Readonly<Record<string, Field>>;
  readonly scheme: string;
  readonly source: string;
}

const SOURCE = "Brønnøysundregistrene, Enhetsregisteret";

const COMMON: Readonly<Record<string, Field>> = {
  organisasjonsnummer: "number",
  navn: "name",
  "organisasjonsform.kode": "legal_form",
  "naeringskode1.kode": "nace",
  "naeringskode2.kode": "nace",
  "naeringskode3.kode": "nace",
  antallansatte: "headcount",
  hjemmeside: "website",
};

function placeIn(address: string): Record<string, Field> {
  return {
    [`${address}.adresse`]: "address",
    [`${address}.poststed`]: "town",
    [`${address}.postnummer`]: "postal_code",
    [`${address}.landkode`]: "country",
  };
}

const UNITS: Preset = {
  id: "brreg_units",
  columns: {
    ...COMMON,
    ...placeIn("forretningsadresse"),
    konkurs: "bankrupt",
    underavvikling: "liquidation",
    aktivitet: "description",
  },
  scheme: "NO-BRREG",
  source: SOURCE,
};

const ESTABLISHMENTS: Preset = {
  id: "brreg_establishments",
  columns: { ...COMMON, ...placeIn("beliggenhetsadresse"), overordnetenhet: "parent_number" },
  scheme: "NO-BRREG",
  source: SOURCE,
};

/** Names of columns as the register writes them, in one of the ways it does: `naeringskode1.kode`, `Næringskode 1`. */
function plainHeader(name: string): string {
  return name.trim().toLowerCase().replaceAll("æ", "ae");
}

export function presetOf(header: readonly string[]): Preset | null {
  const names = new Set(header.map(plainHeader));
  if (!["organisasjonsnummer", "navn", "organisasjonsform.kode"].every((name) => names.has(name))) return null;
  if (names.has("beliggenhetsadresse.postnummer") && names.has("overordnetenhet")) return ESTABLISHMENTS;
  return names.has("forretningsadresse.postnummer") ? UNITS : null;
}

export function presetColumns(preset: Preset, header: readonly string[]): (Field | null)[] {
  return header.map((name) => preset.columns[plainHeader(name)] ?? null);
}
