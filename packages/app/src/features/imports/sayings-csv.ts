import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { Context } from "hono";
import { type CsvCell, csvLine } from "../../platform/csv.ts";
import { contentDisposition } from "../../platform/web/content-disposition.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { Problem } from "../../platform/web/problem.ts";
import { folderOf } from "./import-folder.ts";
import { reasonText } from "./present.ts";
import type { FoundImport } from "./queries.ts";
import type { FoundTable } from "./schema.ts";
import type { Saying } from "./work/sayings.ts";

/** Rows whose lines are written before others get their turn. */
const LINES_AT_ONCE = 200;

/**
 * What is told about rows as CSV in the reader's language: of rows that were not taken with their own cells, so that they can be
 * corrected there and imported again. Written piece by piece.
 */
export async function sayingsCsv(c: Context<AppEnv>, of: FoundImport, which: "refused" | "remarks"): Promise<Response> {
  const { fileName } = of.import;
  const content = await contentOf(c, of, which);
  const name = `${fileName.replace(/\.\w{1,5}$/, "")} ${c.var.say(which === "refused" ? "imports.csv.reason" : "imports.csv.remark")}.csv`;
  return c.body(Readable.toWeb(Readable.from(csvPieces(c, of, which, content))) as ReadableStream, 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": contentDisposition("attachment", name),
    "x-content-type-options": "nosniff",
  });
}

/** Until it is imported, what would be told lies beside the work. */
async function contentOf(
  { var: { services } }: Context<AppEnv>,
  { import: { id, state, refusedSha256, noticesSha256 } }: FoundImport,
  which: "refused" | "remarks",
): Promise<AsyncIterable<Uint8Array>> {
  if (state === "deciding") {
    const { refused, notices } = folderOf(services.settings.dataFolder, id);
    const file = await open(which === "refused" ? refused : notices).catch(() => null);
    if (!file) throw new Problem("not_found");
    return file.createReadStream();
  }
  const sha256 = which === "refused" ? refusedSha256 : noticesSha256;
  if (!sha256) throw new Problem("not_found");
  const content = await services.files.stream(sha256);
  if (!content) throw new Problem("file_lost");
  return content;
}

async function* csvPieces(
  { var: { say, language } }: Context<AppEnv>,
  of: FoundImport,
  which: "refused" | "remarks",
  content: AsyncIterable<Uint8Array>,
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
  for await (const line of createInterface({ input: Readable.from(content), crlfDelay: Number.POSITIVE_INFINITY })) {
    const { row, name, reasons, cells } = JSON.parse(line) as Saying;
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
