import { type Fault, fault, isRegionCode } from "@klynge/core";
import type { Row } from "./read-rows.ts";
import { columnsIn, shown, type TableReader } from "./table.ts";

export const REGION_COLUMNS = "nuts_id, name_latn";

export interface RegionEntry {
  readonly code: string;
  readonly names: { readonly latin: string };
}

const NAMES = { code: ["nuts_id"], latin: ["name_latn"] } as const;

export function regionReader(first: readonly string[]): TableReader<RegionEntry> | null {
  const at = columnsIn(first, NAMES);
  return at && { headed: true, width: { from: first.length, to: first.length }, read: (row) => readEntry(at, row) };
}

function readEntry(at: Record<keyof typeof NAMES, number>, { line, cells }: Row): RegionEntry | Fault[] {
  const [code = "", latin = ""] = [at.code, at.latin].map((place) => (cells[place] ?? "").trim());
  const faults: Fault[] = [];
  if (!isRegionCode(code)) faults.push(fault("wrong_id", `line ${line}`, { id: shown(code) }));
  if (latin === "") faults.push(fault("empty_text", `line ${line}`, { key: "name_latn" }));
  return faults.length > 0 ? faults : { code, names: { latin } };
}
