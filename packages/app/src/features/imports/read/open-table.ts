import { open } from "node:fs/promises";
import { FileFault } from "../../../platform/uploads/file-fault.ts";
import { openZip } from "../../../platform/uploads/zip.ts";
import { detectSeparator, readCsv } from "./csv.ts";
import { detectEncoding, firstBytes } from "./encoding.ts";
import { readSheet } from "./sheet.ts";
import { type Cell, ENCODINGS, type HowToRead, MOST_COLUMNS, MOST_ROWS, type Row, SEPARATORS } from "./table.ts";
import { openWorkbook, type Workbook } from "./workbook.ts";

/** What a file is, and how it would be read. */
export interface KnownTable {
  readonly how: HowToRead;
  /** Of a workbook. */
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  readonly macros: boolean;
}

const ZIP = Buffer.from("PK\x03\x04");
/** What spreadsheets and password-protected workbooks were before 2007: compound files. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/**
 * Looks at what a file is; its name says nothing. What a person chose is kept where the file has it.
 * @throws FileFault
 */
export async function knowTable(
  place: string,
  wanted: Partial<{ encoding: string; separator: string; sheet: string }>,
): Promise<KnownTable> {
  const start = await firstBytes(place, 8);
  if (start.length === 0) throw new FileFault("empty");
  if (start.subarray(0, 4).equals(COMPOUND)) throw new FileFault("other_spreadsheet");
  if (start.subarray(0, 4).equals(ZIP))
    return withWorkbook(place, async ({ sheets, macros }) => {
      const chosen =
        sheets.find(({ name }) => name === wanted.sheet) ?? sheets.find(({ hidden }) => !hidden) ?? sheets[0];
      return {
        how: { kind: "xlsx", sheet: chosen?.name ?? "" },
        sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
        macros,
      };
    });
  const encoding = asOneOf(ENCODINGS, wanted.encoding) ?? (await detectEncoding(place));
  const detected = await detectSeparator(place, encoding);
  const separator = asOneOf(SEPARATORS, wanted.separator) ?? detected;
  return { how: { kind: "csv", encoding, separator }, sheets: [], macros: false };
}

function asOneOf<T extends string>(known: readonly T[], given: string | undefined): T | null {
  return known.find((one) => one === given) ?? null;
}

/**
 * All rows with something in them.
 * @throws FileFault
 */
export async function* rowsOf(place: string, how: HowToRead): AsyncGenerator<Row> {
  if (how.kind === "csv") return yield* counted(readCsv(place, how));
  const file = await open(place);
  try {
    yield* counted(readSheet(await openWorkbook(await openZip(file)), how.sheet));
  } finally {
    await file.close();
  }
}

async function* counted(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  let count = 0;
  for await (const row of rows) {
    if (row.cells.length > MOST_COLUMNS) throw new FileFault("too_many_columns", { limit: MOST_COLUMNS });
    if (row.cells.every((cell) => typeof cell === "string" && cell.trim() === "")) continue;
    count += 1;
    // a few above the header are none
    if (count > MOST_ROWS + 20) throw new FileFault("too_many_rows", { limit: MOST_ROWS });
    yield row.cells.some(isHalf) ? { ...row, cells: row.cells.map(whole) } : row;
  }
}

/** What no database holds: halves of letters, and the character that is none. */
function isHalf(cell: Cell | undefined): boolean {
  return typeof cell === "string" && (cell.includes("\u0000") || !cell.isWellFormed());
}

function whole(cell: Cell): Cell {
  return typeof cell === "string" ? cell.toWellFormed().replaceAll("\u0000", "") : cell;
}

async function withWorkbook<T>(place: string, work: (book: Workbook) => Promise<T>): Promise<T> {
  const file = await open(place);
  try {
    return await work(await openWorkbook(await openZip(file)));
  } finally {
    await file.close();
  }
}
