import { type Fault, fault, printable } from "@klynge/core";
import { FileFaults, type Row } from "./read-rows.ts";

/** How one kind of table is read, once its first row is known. */
export interface TableReader<Entry> {
  /** Whether the first row names the columns. */
  readonly headed: boolean;
  /** How many cells a row may have. */
  readonly width: { readonly from: number; readonly to: number };
  readonly read: (row: Row) => Entry | Fault[];
}

/** Faults that are told one by one; of the others it is said how many they are. */
const TOLD = 20;

/**
 * Every entry of a file, in order. After the first fault no entry is given any more, but the rest is looked through.
 * @param readerFor null for a first row of no table that is known
 * @param columns what that row would have to name, for the fault
 * @throws FileFaults with all of them at the end
 */
export async function* readTable<Entry extends object>(
  rows: AsyncIterable<Row>,
  readerFor: (first: readonly string[]) => TableReader<Entry> | null,
  columns: string,
): AsyncGenerator<Entry & { readonly line: number }> {
  const faults: Fault[] = [];
  let reader: TableReader<Entry> | null = null;
  let entries = 0;
  for await (const row of rows) {
    if (reader === null) {
      reader = readerFor(row.cells);
      if (reader === null) throw new FileFaults([fault("unknown_columns", `line ${row.line}`, { columns })]);
      if (reader.headed) continue;
    }
    const entry = readRow(reader, row);
    if (Array.isArray(entry)) faults.push(...entry);
    else if (faults.length === 0) {
      entries += 1;
      yield { ...entry, line: row.line };
    }
  }
  if (faults.length > 0) throw new FileFaults(shortened(faults));
  if (entries === 0) throw new FileFaults([fault("no_entries", "")]);
}

function readRow<Entry>({ width, read }: TableReader<Entry>, row: Row): Entry | Fault[] {
  const { length } = row.cells;
  if (length >= width.from && length <= width.to) return read(row);
  return [fault("row_length", `line ${row.line}`, { given: length, expected: width.from })];
}

/** For tables of some thousand rows. */
export async function allOf<Entry>(entries: AsyncIterable<Entry>): Promise<Entry[]> {
  const all: Entry[] = [];
  for await (const entry of entries) all.push(entry);
  return all;
}

/** @throws FileFaults for codes that stand there twice */
export function refuseRepeated(entries: readonly { readonly code: string; readonly line: number }[]): void {
  const seen = new Set<string>();
  const repeated = entries.filter(({ code }) => seen.size === seen.add(code).size);
  if (repeated.length > 0)
    throw new FileFaults(
      shortened(repeated.map(({ code, line }) => fault("duplicate_id", `line ${line}`, { id: code }))),
    );
}

/** So many that a terminal can show them; the last one says how many more there are. */
export function shortened(faults: readonly Fault[]): Fault[] {
  const told = faults.slice(0, TOLD);
  return faults.length > TOLD ? [...told, fault("more_faults", "", { count: faults.length - TOLD })] : told;
}

/** The places of columns by any of their names, whatever their case; null when one of them is missing. */
export function columnsIn<Name extends string>(
  header: readonly string[],
  names: Readonly<Record<Name, readonly string[]>>,
): Record<Name, number> | null {
  const given = header.map((name) => name.trim().toLowerCase());
  const places = Object.entries<readonly string[]>(names).map(
    ([name, known]) => [name, given.findIndex((own) => known.includes(own))] as const,
  );
  return places.some(([, at]) => at < 0) ? null : (Object.fromEntries(places) as Record<Name, number>);
}

/** A cell as it may stand in a sentence of one line. */
export function shown(cell: string): string {
  return printable(cell.slice(0, 80));
}
