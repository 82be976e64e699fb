import { FileFault } from "../../platform/uploads/file-fault.ts";
import { knowTable, rowsOf } from "./read/open-table.ts";
import { MOST_ROWS, type Row, textOfCell } from "./read/table.ts";
import type { FoundTable, Reading } from "./schema.ts";
import { type Column, ColumnCounter } from "./understand/columns.ts";
import { findHeader, LAST_HEADER_ROW } from "./understand/header.ts";

/** Rows that a person sees as they will be read. */
const FIRST_ROWS = 8;

/**
 * Looks through a whole file once: what it is, where its header stands, and what the columns look like.
 * @throws FileFault
 */
export async function inspectTable(place: string, reading: Reading): Promise<FoundTable> {
  const { encoding, separator, sheet } = reading;
  const known = await knowTable(place, {
    ...(encoding && { encoding }),
    ...(separator && { separator }),
    ...(sheet && { sheet }),
  });
  const rows = rowsOf(place, known.how);
  const top: Row[] = [];
  for await (const row of rows) {
    top.push(row);
    if (row.number > LAST_HEADER_ROW + 1) break;
  }
  if (top.length === 0) throw new FileFault("empty");
  const headerRow = reading.headerRow ?? findHeader(top);
  return { ...known, headerRow, ...(await lookThrough(rowsOf(place, known.how), headerRow)) };
}

async function lookThrough(
  all: AsyncIterable<Row>,
  headerRow: number,
): Promise<{ columns: readonly Column[]; rows: number; first: readonly Row[] }> {
  const counters: ColumnCounter[] = [];
  const first: Row[] = [];
  let rows = 0;
  for await (const { number, cells } of all) {
    if (number < headerRow) continue;
    if (number === headerRow) {
      counters.push(...namesOf(cells.map(textOfCell)).map((name) => new ColumnCounter(name)));
      continue;
    }
    rows += 1;
    if (rows > MOST_ROWS) throw new FileFault("too_many_rows", { limit: MOST_ROWS });
    // a row may be longer than the header
    while (counters.length < cells.length) counters.push(new ColumnCounter(""));
    counters.forEach((counter, index) => counter.add(cells[index]));
    if (first.length < FIRST_ROWS) first.push({ number, cells: cells.map(shortened) });
  }
  if (rows === 0) throw new FileFault("header_only");
  const columns = counters.map((counter) => counter.done());
  // columns without a name and without a value are formats that somebody left behind
  const last = columns.findLastIndex(({ name, filled }) => name !== "" || filled > 0);
  return { columns: columns.slice(0, last + 1), rows, first };
}

const LONGEST_NAME = 200;
const LONGEST_CELL = 400;

/** A header of two merged cells names two columns alike. */
function namesOf(names: readonly string[]): string[] {
  return names.map((name) => name.replace(/\s+/g, " ").slice(0, LONGEST_NAME));
}

function shortened(cell: Row["cells"][number]): Row["cells"][number] {
  return typeof cell === "string" ? cell.slice(0, LONGEST_CELL) : cell;
}
