import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { Services } from "../../platform/services.ts";
import { Problem } from "../../platform/web/problem.ts";
import { folderOf } from "./import-folder.ts";
import type { ImportRow } from "./queries.ts";
import type { Saying } from "./run/sayings.ts";

export type SayingsOf = "refused" | "remarks";

/**
 * What is told about the rows of an import, in their order; until it is imported, that lies beside the work.
 * @throws Problem not_found where nothing is told, file_lost
 */
export async function openSayings(
  { settings, files }: Services,
  { id, state, refusedSha256, noticesSha256 }: ImportRow,
  which: SayingsOf,
): Promise<AsyncIterable<Saying>> {
  if (state === "deciding") {
    const { refused, notices } = folderOf(settings.dataFolder, id);
    const file = await open(which === "refused" ? refused : notices).catch(() => null);
    if (!file) throw new Problem("not_found");
    return sayingsIn(file.createReadStream());
  }
  const sha256 = which === "refused" ? refusedSha256 : noticesSha256;
  if (!sha256) throw new Problem("not_found");
  const content = await files.stream(sha256);
  if (!content) throw new Problem("file_lost");
  return sayingsIn(content);
}

async function* sayingsIn(content: AsyncIterable<Uint8Array>): AsyncGenerator<Saying> {
  for await (const line of createInterface({ input: Readable.from(content), crlfDelay: Number.POSITIVE_INFINITY }))
    if (line !== "") yield JSON.parse(line) as Saying;
}
