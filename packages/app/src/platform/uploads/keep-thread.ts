import { readFile, rm } from "node:fs/promises";
import { workerData } from "node:worker_threads";
import { filesIn } from "../files.ts";
import { answerTasks } from "../workers/answer-tasks.ts";
import { kindOf } from "./file-kind.ts";
import type { KeepTask, KeptFile } from "./uploads.ts";

/** The thread that looks at files before they are kept: what they are, whether they are what they are called, and their hash. */

const files = filesIn((workerData as { filesFolder: string }).filesFolder);

answerTasks<KeepTask, KeptFile, never>(async ({ place, name, kinds }) => {
  const content = await readFile(place);
  const kind = await kindOf(content, name, kinds);
  if (typeof kind === "string") throw Object.assign(new Error(kind), { code: kind });
  // never twice on the disk, which may be nearly full
  await rm(place);
  return { sha256: await files.write(content), bytes: content.length, kind };
});
