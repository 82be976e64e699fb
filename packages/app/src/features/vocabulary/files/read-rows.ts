import { createReadStream, statSync } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { type Fault, fault } from "@klynge/core";
import { CsvError, type Options, parse } from "csv-parse";

/** A table of text as operators get it: CSV or tab separated, plain or packed with gzip, read piece by piece. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What is wrong with a file; nothing of it was stored. */
export class FileFaults extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map(({ path, code }) => `${path}: ${code}`).join("\n"));
    this.name = "FileFaults";
    this.faults = faults;
  }
}

/** No row of an official table comes near this; what is longer is no table. */
const LONGEST_ROW = 1024 * 1024;

/** @throws FileFaults */
export async function* readRows(file: string): AsyncGenerator<Row> {
  try {
    const pieces = textOf(file);
    const first = await pieces.next();
    const start = first.done ? "" : first.value;
    const parser = Readable.from(following(start, pieces)).compose(parse(styleOf(start)));
    for await (const { record, info } of parser as AsyncIterable<Parsed>) yield { line: info.lines, cells: record };
  } catch (error) {
    throw asFileFaults(error);
  }
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

async function* following(start: string, pieces: AsyncIterable<string>): AsyncGenerator<string> {
  yield start;
  yield* pieces;
}

/** Told by the first row: tables of GeoNames have tabs and no quotes, CSV has commas or semicolons. */
function styleOf(start: string): Options {
  const [head = ""] = start.split("\n", 1);
  const common = {
    bom: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
  };
  if (head.includes("\t")) return { ...common, delimiter: "\t", quote: null };
  return { ...common, delimiter: /^[^,]*;/.test(head) ? ";" : "," };
}

const GZIP = "1f8b";
const ZIP = "504b0304";

async function* textOf(file: string): AsyncGenerator<string> {
  refuseStrange(file);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const piece of unpacked(file)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** A pipe would wait for its writer without end. */
function refuseStrange(file: string): void {
  const stat = statSync(file);
  const reason = stat.isDirectory() ? "directory" : "no regular file";
  if (!stat.isFile()) throw new FileFaults([fault("file_unreadable", "", { reason })]);
}

async function* unpacked(file: string): AsyncGenerator<Buffer> {
  const magic = await beginning(file);
  if (magic.startsWith(ZIP)) throw new FileFaults([fault("zip_archive", "")]);
  const bytes = createReadStream(file);
  yield* magic.startsWith(GZIP) ? bytes.compose(createGunzip()) : bytes;
}

async function beginning(file: string): Promise<string> {
  for await (const piece of createReadStream(file, { end: 3 })) return (piece as Buffer).toString("hex");
  return "";
}

function asFileFaults(error: unknown): unknown {
  const { code = "", lines = 1 } = error as NodeJS.ErrnoException & { readonly lines?: number };
  if (error instanceof CsvError) return new FileFaults([fault("malformed_csv", "", { line: lines, detail: code })]);
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return new FileFaults([fault("not_utf8", "")]);
  if (code === "ENOENT" || code === "ENOTDIR") return new FileFaults([fault("file_not_found", "")]);
  if (code === "EACCES") return new FileFaults([fault("file_unreadable", "", { reason: "permission" })]);
  if (/^(Z_|ERR_ZLIB)/.test(code)) return new FileFaults([fault("file_unreadable", "", { reason: code })]);
  return error;
}
