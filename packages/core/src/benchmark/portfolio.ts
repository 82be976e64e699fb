import { factWarnings } from "../assessment/read-facts.ts";
import { plain } from "../assessment/score.ts";
import { isCountryCode } from "../country.ts";
import { printable } from "../document.ts";
import type { Value } from "../expression/types.ts";
import { decodeFact } from "../facts/decode.ts";
import { deriveChecked } from "../facts/derive-checked.ts";
import { emptyTable } from "../facts/table.ts";
import { type Fault, fault, type Result, type Warning } from "../problem.ts";
import type { CompiledEdition } from "../scheme/compile.ts";
import type { KnownValue } from "./release.ts";

/** The clusters of a portfolio with the values that statistics are made of. */
export interface Portfolio {
  readonly facts: readonly string[];
  readonly clusters: readonly PortfolioCluster[];
  /** The group columns that the portfolio has. */
  readonly columns: readonly GroupColumn[];
}

/** A portfolio as it was read, with what is odd about it. */
export interface PortfolioRead extends Portfolio {
  readonly warnings: readonly Warning[];
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
export function readPortfolio(edition: CompiledEdition, rows: readonly (readonly string[])[]): Result<PortfolioRead> {
  const [first, ...body] = rows;
  const header = first?.map((name) => name.trim());
  if (!header || body.length === 0) return { ok: false, faults: [fault("no_rows", "")] };
  const faults = headerFaults(edition, header);
  if (faults.length > 0) return { ok: false, faults };
  const columns = GROUP_COLUMNS.filter((column) => header.includes(column));
  const facts = factsOf(edition, header);
  const seen = new Set<string>();
  const warnings: Warning[] = [];
  const clusters = body.flatMap((cells, i): PortfolioCluster[] => {
    const path = `row ${i + 2}`;
    const cluster = readCluster({ edition, header, facts, seen, faults, warnings }, cells, path);
    return cluster ? [cluster] : [];
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { facts, clusters, columns, warnings } };
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
    const fact = edition.dictionary.index.get(name);
    const known = isGroupColumn(name) || (fact !== undefined && fact < edition.dictionary.ids.length);
    if (!known) faults.push(fault("unknown_fact", path, { given: printable(name), nearest: "" }));
    if (header.indexOf(name) !== i + 1) faults.push(fault("duplicate_key", path, { key: printable(name) }));
  });
  if (!header.some((name) => edition.dictionary.index.has(name))) faults.push(fault("no_facts", "row 1"));
  return faults;
}

/** What the rows of a portfolio are read with, and what is found in them. */
interface Reading {
  readonly edition: CompiledEdition;
  readonly header: readonly string[];
  readonly facts: readonly string[];
  readonly seen: Set<string>;
  readonly faults: Fault[];
  readonly warnings: Warning[];
}

function readCluster(reading: Reading, cells: readonly string[], path: string): PortfolioCluster | null {
  const { edition, header, seen, faults } = reading;
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
    const place = `${path}, ${name}`;
    if (column === 0 || text === "") return;
    if (isGroupColumn(name)) {
      groups[name] = text;
      faults.push(...groupFaults(edition, name, text, place));
    } else decodeCell(edition, name, text, place, written, faults);
  });
  return { id, groups, values: complete(reading, written, path) };
}

function isGroupColumn(name: string): name is GroupColumn {
  return (GROUP_COLUMNS as readonly string[]).includes(name);
}

/** A slip of the pen in a group column would make a group of its own, and take its clusters from the right one. */
function groupFaults(edition: CompiledEdition, column: GroupColumn, text: string, path: string): Fault[] {
  if (column === "country")
    return isCountryCode(text) ? [] : [fault("unknown_country", path, { given: printable(text) })];
  const known = column === "label" ? edition.labels : edition.edition.files["portfolios.yaml"].portfolios;
  return known.includes(text)
    ? []
    : [fault("not_allowed", path, { given: printable(text), allowed: known.join(", ") })];
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
  // spreadsheets write TRUE and FALSE
  if (unit === "boolean") return /^true$/i.test(text) || (/^false$/i.test(text) ? false : text);
  if (unit === "codes") return text.split(/[\s;|]+/);
  if (unit === "code" || unit === "date") return text;
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
}

/** The values of a row, computed where they can be; refuses what contradicts itself. */
function complete(
  { edition, facts, faults, warnings }: Reading,
  written: ReadonlyMap<string, Value>,
  path: string,
): (KnownValue | null)[] {
  const { dictionary } = edition;
  const table = emptyTable(dictionary, null);
  for (const [name, value] of written) table[dictionary.index.get(name) as number] = value;
  const pathOf = (id: string): string => `${path}, ${id}`;
  faults.push(...deriveChecked(dictionary, table, pathOf));
  warnings.push(...factWarnings(dictionary, table, edition.sums, pathOf));
  return facts.map((fact) => plain(table[dictionary.index.get(fact) as number] as Value) as KnownValue | null);
}
