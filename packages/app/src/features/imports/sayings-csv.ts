import { Readable } from "node:stream";
import type { Context } from "hono";
import { type CsvCell, csvLine } from "../../platform/csv.ts";
import { contentDisposition } from "../../platform/web/content-disposition.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { reasonText } from "./present.ts";
import type { FoundImport } from "./queries.ts";
import { openSayings, type SayingsOf } from "./read-sayings.ts";
import type { Saying } from "./run/sayings.ts";
import type { FoundTable } from "./schema.ts";

/** Rows whose lines are written before others get their turn. */
const LINES_AT_ONCE = 200;

/**
 * What is told about rows as CSV in the reader's language: of rows that were not taken with their own cells, so that they can be
 * corrected there and imported again. Written piece by piece.
 */
export async function sayingsCsv(c: Context<AppEnv>, of: FoundImport, which: SayingsOf): Promise<Response> {
  const { fileName } = of.import;
  const sayings = await openSayings(c.var.services, of.import, which);
  const name = `${fileName.replace(/\.\w{1,5}$/, "")} ${c.var.say(which === "refused" ? "imports.csv.reason" : "imports.csv.remark")}.csv`;
  return c.body(Readable.toWeb(Readable.from(csvPieces(c, of, which, sayings))) as ReadableStream, 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": contentDisposition("attachment", name),
    "x-content-type-options": "nosniff",
  });
}

async function* csvPieces(
  { var: { say, language } }: Context<AppEnv>,
  of: FoundImport,
  which: SayingsOf,
  sayings: AsyncIterable<Saying>,
): AsyncGenerator<Buffer> {
  const refused = which === "refused";
  const own = refused ? (of.import.found as FoundTable).columns.map(({ name }) => name) : [];
  const head: CsvCell[] = [
    say("imports.csv.row"),
    say("imports.csv.name"),
    say(refused ? "imports.csv.reason" : "imports.csv.remark"),
    ...own,
  ];
  let piece = `\uFEFF${csvLine(head)}`;
  let lines = 0;
  for await (const { row, name, reasons, cells } of sayings) {
    const told = reasons.map((reason) => reasonText(reason, { say, language })).join(" ");
    piece += csvLine([row, name, told, ...cells]);
    lines += 1;
    if (lines % LINES_AT_ONCE !== 0) continue;
    yield Buffer.from(piece);
    piece = "";
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (piece !== "") yield Buffer.from(piece);
}
