import { plain } from "../assessment/score.ts";
import { printable } from "../document.ts";
import type { Value } from "../expression/types.ts";
import { decodeFact } from "../facts/decode.ts";
import { deriveChecked } from "../facts/derive-checked.ts";
import { emptyTable } from "../facts/table.ts";
import { type Fault, fault, type Result } from "../problem.ts";
import type { CompiledEdition } from "../scheme/compile.ts";
import type { KnownValue } from "./release.ts";

/** The clusters of a portfolio with the values that statistics are made of. */
export interface Portfolio {
  readonly facts: readonly string[];
  readonly clusters: readonly PortfolioCluster[];
  /** The group columns that the portfolio has. */
  readonly columns: readonly GroupColumn[];
}

export type GroupColumn = "country" | "portfolio" | "label";
export const GROUP_COLUMNS: readonly GroupColumn[] = ["country", "portfolio", "label"];

export interface PortfolioCluster {
  readonly id: string;
  readonly groups: Readonly<Partial<Record<GroupColumn, string>>>;
  /** In order of `facts`; null is unknown. */
  readonly values: readonly (KnownValue | null)[];
}

/**
 * Checks a table of clusters: header `cluster[, country, portfolio, label]`, then fact ids; an empty cell is unknown.
 * @param rows cells as text, the header first
 */
export function readPortfolio(edition: CompiledEdition, rows: readonly (readonly string[])[]): Result<Portfolio> {
  const [first, ...body] = rows;
  const header = first?.map((name) => name.trim());
  if (!header || body.length === 0) return { ok: false, faults: [fault("no_rows", "")] };
  const faults = headerFaults(edition, header);
  if (faults.length > 0) return { ok: false, faults };
  const columns = GROUP_COLUMNS.filter((column) => header.includes(column));
  const facts = factsOf(edition, header);
  const seen = new Set<string>();
  const clusters = body.flatMap((cells, i): PortfolioCluster[] => {
    const path = `row ${i + 2}`;
    const cluster = readCluster(edition, header, facts, cells, path, seen, faults);
    return cluster ? [cluster] : [];
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { facts, clusters, columns } };
}

/** The facts of the columns in their order, then every derived fact that can be computed from them. */
function factsOf({ dictionary }: CompiledEdition, header: readonly string[]): string[] {
  const known = new Set(header.filter((name) => dictionary.index.has(name)));
  for (const { id, parts } of dictionary.derivations) if (parts.every((part) => known.has(part))) known.add(id);
  return [...known];
}

function headerFaults(edition: CompiledEdition, header: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  if (header[0] !== "cluster") faults.push(fault("missing_key", "row 1", { key: "cluster" }));
  header.slice(1).forEach((name, i) => {
    const path = `row 1, column ${i + 2}`;
    const group = (GROUP_COLUMNS as readonly string[]).includes(name);
    const fact = edition.dictionary.index.get(name);
    const known = group || (fact !== undefined && fact < edition.dictionary.ids.length);
    if (!known) faults.push(fault("unknown_fact", path, { given: printable(name), nearest: "" }));
    if (header.indexOf(name) !== i + 1)
      faults.push(fault("duplicate_key", path, { key: printable(name), line: 1, column: i + 2 }));
  });
  if (!header.some((name) => edition.dictionary.index.has(name))) faults.push(fault("no_facts", "row 1"));
  return faults;
}

function readCluster(
  edition: CompiledEdition,
  header: readonly string[],
  facts: readonly string[],
  cells: readonly string[],
  path: string,
  seen: Set<string>,
  faults: Fault[],
): PortfolioCluster | null {
  if (cells.length !== header.length) {
    faults.push(fault("row_length", path, { given: cells.length, expected: header.length }));
    return null;
  }
  const id = (cells[0] as string).trim();
  if (id === "") faults.push(fault("empty_name", path));
  else if (seen.has(id)) faults.push(fault("repeated_cluster", path, { given: printable(id) }));
  seen.add(id);
  const groups: Partial<Record<GroupColumn, string>> = {};
  const written = new Map<string, Value>();
  header.forEach((name, column) => {
    const text = (cells[column] as string).trim();
    if (column === 0 || text === "") return;
    if ((GROUP_COLUMNS as readonly string[]).includes(name)) groups[name as GroupColumn] = text;
    else decodeCell(edition, name, text, `${path}, ${name}`, written, faults);
  });
  return { id, groups, values: complete(edition, facts, written, path, faults) };
}

function decodeCell(
  edition: CompiledEdition,
  name: string,
  text: string,
  path: string,
  written: Map<string, Value>,
  faults: Fault[],
): void {
  const definition = edition.dictionary.definitions[edition.dictionary.index.get(name) as number];
  if (!definition) return;
  // days are compared with nothing here, so any day that exists is taken
  const decoded = decodeFact(definition, cellValue(definition.unit, text), path, "9999-12-31");
  if ("fault" in decoded) faults.push(decoded.fault);
  else written.set(name, decoded.value);
}

/** What a cell would be in a case file. */
function cellValue(unit: string, text: string): unknown {
  if (unit === "boolean") return text === "true" ? true : text === "false" ? false : text;
  if (unit === "codes") return text.split(/[\s;|]+/);
  if (unit === "code" || unit === "date") return text;
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
}

/** The values of a row, computed where they can be; refuses what contradicts itself. */
function complete(
  edition: CompiledEdition,
  facts: readonly string[],
  written: ReadonlyMap<string, Value>,
  path: string,
  faults: Fault[],
): (KnownValue | null)[] {
  const { dictionary } = edition;
  const table = emptyTable(dictionary, null);
  for (const [name, value] of written) table[dictionary.index.get(name) as number] = value;
  faults.push(...deriveChecked(dictionary, table, (id) => `${path}, ${id}`));
  return facts.map((fact) => plain(table[dictionary.index.get(fact) as number] as Value) as KnownValue | null);
}
