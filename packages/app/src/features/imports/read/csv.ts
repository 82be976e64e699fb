import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { CsvError, type Options, parse } from "csv-parse";
import { parse as parseAtOnce } from "csv-parse/sync";
import { FileFault } from "../../../platform/uploads/file-fault.ts";
import { firstBytes } from "./encoding.ts";
import { type Encoding, type Row, SEPARATORS, type Separator } from "./table.ts";

const SAMPLE_BYTES = 64 * 1024;
const SAMPLE_ROWS = 60;
/** One row longer than this is a quotation mark that somebody forgot. */
const LONGEST_ROW = 500_000;

const OPTIONS = {
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: false,
  max_record_size: LONGEST_ROW,
} as const satisfies Options;

/** Rows with their line breaks inside quotation marks; a row of nothing is told too, so that numbers stay those of the file. */
export async function* readCsv(
  place: string,
  { encoding, separator }: { readonly encoding: Encoding; readonly separator: Separator },
): AsyncGenerator<Row> {
  const parser = Readable.from(decoded(place, encoding)).pipe(parse({ ...OPTIONS, delimiter: separator }));
  let number = 0;
  try {
    for await (const record of parser) {
      number += 1;
      yield { number, cells: record as string[] };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new FileFault("quote_open", { row: number + 1 });
    throw error;
  }
}

async function* decoded(place: string, encoding: Encoding): AsyncGenerator<string> {
  // takes a mark at the beginning away
  const decoder = new TextDecoder(encoding);
  for await (const piece of createReadStream(place)) {
    const text = decoder.decode(piece as Buffer, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}

/** Not text: control characters other than those that part lines and cells. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;
/** Pages and drawings, which somebody gave the ending of a table. */
const MARKUP = /^\s*<(?:!doctype|\?xml|html|svg)\b/i;

/**
 * What parts the cells: what the file itself says (`sep=;`), else that by which most rows have the same number of columns.
 * @throws FileFault empty, not_a_table
 */
export async function detectSeparator(place: string, encoding: Encoding): Promise<Separator> {
  const text = new TextDecoder(encoding).decode(await firstBytes(place, SAMPLE_BYTES));
  if (text.trim() === "") throw new FileFault("empty");
  if (CONTROL.test(text) || MARKUP.test(text)) throw new FileFault("not_a_table");
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const named = SEPARATORS.find((separator) => separator === said);
  if (named) return named;
  const scores = SEPARATORS.map((separator) => evenness(text, separator));
  return SEPARATORS[scores.indexOf(Math.max(...scores))] ?? ",";
}

/** How many rows have the same number of columns; more columns count a little more. */
function evenness(text: string, separator: Separator): number {
  const counts = new Map<number, number>();
  for (const { length } of sampleRows(text, separator))
    if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  return Math.max(0, ...[...counts].map(([columns, rows]) => rows * Math.log2(columns + 1)));
}

function sampleRows(text: string, delimiter: Separator): string[][] {
  // the last line of the sample may be cut
  const whole = text.length < SAMPLE_BYTES / 4 ? text : text.slice(0, text.lastIndexOf("\n") + 1);
  try {
    return parseAtOnce(whole, { ...OPTIONS, delimiter, to: SAMPLE_ROWS, skip_empty_lines: true }) as string[][];
  } catch {
    return [];
  }
}
