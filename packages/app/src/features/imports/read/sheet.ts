import { FileFault } from "../../../platform/uploads/file-fault.ts";
import { type Merges, readMerges } from "./merges.ts";
import { type Cell, MOST_COLUMNS, type Row } from "./table.ts";
import { decodedXml, entryOf, sharedTexts, type Workbook } from "./workbook.ts";
import { attribute, XmlReader } from "./xml.ts";

/** The rows of a sheet as it shows them: values of formulas, days as days, merged cells filled with what they show. */
export async function* readSheet(book: Workbook, name: string): AsyncGenerator<Row> {
  const path = book.sheets.find((sheet) => sheet.name === name)?.path ?? book.sheets[0]?.path ?? "";
  const entry = entryOf(book.zip, path);
  const merges: Merges = await readMerges(book.zip, entry);
  const cells = new SheetCells(book, await sharedTexts(book.zip));
  const reader = new XmlReader(cells);
  for await (const piece of decodedXml(book.zip, entry)) {
    reader.feed(piece);
    for (const row of cells.rows) yield merges.fill(row);
    cells.rows.length = 0;
  }
}

class SheetCells {
  readonly rows: { number: number; cells: Cell[] }[] = [];
  readonly #book: Workbook;
  readonly #shared: readonly string[];
  #row: { number: number; cells: Cell[] } = { number: 0, cells: [] };
  #column = -1;
  #type = "n";
  #style = 0;
  #value = "";
  #taking = false;
  #inReading = false;

  constructor(book: Workbook, shared: readonly string[]) {
    this.#book = book;
    this.#shared = shared;
  }

  open(name: string, attributes: string): void {
    if (name === "c") this.#begin(attributes);
    else if (name === "v" || name === "t") this.#taking = !this.#inReading;
    else if (name === "rPh") this.#inReading = true;
    else if (name === "row") {
      const given = Number(attribute(attributes, "r") ?? 0);
      this.#row = { number: given > 0 ? given : this.#row.number + 1, cells: [] };
      this.#column = -1;
    }
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.#taking = false;
    else if (name === "rPh") this.#inReading = false;
    else if (name === "c") this.#end();
    else if (name === "row") this.rows.push(this.#row);
  }

  text(piece: string): void {
    if (this.#taking) this.#value += piece;
  }

  #begin(attributes: string): void {
    const place = attribute(attributes, "r");
    this.#column = place ? columnOf(place) : this.#column + 1;
    if (this.#column >= MOST_COLUMNS) {
      // formats reach further than what is written
      this.#type = "beyond";
      return;
    }
    this.#type = attribute(attributes, "t") ?? "n";
    this.#style = Number(attribute(attributes, "s") ?? 0);
    this.#value = "";
  }

  #end(): void {
    if (this.#type === "beyond") {
      if (this.#value !== "") throw new FileFault("too_many_columns", { limit: MOST_COLUMNS });
      return;
    }
    const value = this.#read();
    if (value === "") return;
    const { cells } = this.#row;
    while (cells.length < this.#column) cells.push("");
    cells[this.#column] = value;
  }

  #read(): Cell {
    const written = this.#value;
    if (written === "") return "";
    if (this.#type === "s") return this.#shared[Number(written)] ?? "";
    if (this.#type === "b") return written === "1" ? "true" : "false";
    // #N/A and its like say nothing
    if (this.#type === "e") return "";
    if (this.#type === "d") return written.slice(0, 10);
    if (this.#type !== "n") return written;
    const number = Number(written);
    if (!Number.isFinite(number)) return written;
    return this.#book.dayStyles[this.#style] ? (dayOfSerial(number, this.#book.since1904) ?? number) : number;
  }
}

const DAY_MS = 86_400_000;
/** 1900 has a 29 February in spreadsheets: from March 1900 on days count from one day before the new year. */
const [FIRST_1900, FIRST_1904] = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)];
const LAST_SERIAL = 2_958_465;

/** The day of a number as spreadsheets count them; null for one that none of them writes. */
export function dayOfSerial(serial: number, since1904 = false): string | null {
  if (serial < 61 || serial > LAST_SERIAL) return null;
  return new Date((since1904 ? FIRST_1904 : FIRST_1900) + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10);
}

/** `AB12` is column 27, counted from 0. */
export function columnOf(place: string): number {
  let column = 0;
  for (const letter of place) {
    const code = letter.charCodeAt(0);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}
