import type { Database } from "../../platform/database/database.ts";
import type { Files } from "../../platform/files.ts";
import type { JobHandler } from "../../platform/jobs.ts";
import { drawThumbnail } from "./draw-thumbnail.ts";
import { keepThumbnail, waitingVersion } from "./queries.ts";

/** The job behind a version of a PDF or a picture: a small picture of it. Done twice it does nothing the second time. */
export const MAKE_THUMBNAIL = "make-thumbnail";

interface Means {
  readonly db: Database;
  readonly files: Files;
}

export function makeThumbnailJob(means: Means): JobHandler {
  return { run: (data, ending) => makeThumbnail(means, String(data.evidence), Number(data.number), ending) };
}

async function makeThumbnail({ db, files }: Means, id: string, number: number, ending: AbortSignal): Promise<void> {
  const version = await db.asWorker((tx) => waitingVersion(tx, id, number));
  if (!version?.sha256) return;
  const content = await files.read(version.sha256);
  const drawn = content && (await drawThumbnail(content, ending));
  // the program ends: the job stays, and is done again after the next start
  ending.throwIfAborted();
  // a small picture: hashing it holds nobody up
  const sha256 = drawn && (await files.write(drawn));
  await db.asWorker((tx) => keepThumbnail(tx, version, sha256));
}
