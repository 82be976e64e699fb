import { workerData } from "node:worker_threads";
import { filesIn } from "../../platform/files.ts";
import { answerTasks } from "../../platform/workers/answer-tasks.ts";
import type { ImportTask, TaskResults } from "./import-reader.ts";
import { inspectTable } from "./inspect.ts";
import { prepareRows } from "./prepare.ts";
import { readAnswers } from "./read-answers.ts";
import { withoutDoubles } from "./run/without-doubles.ts";

/** The thread in which files that people bring are read: looked through, understood row by row, hashed. */

const files = filesIn((workerData as { filesFolder: string }).filesFolder);

answerTasks<ImportTask, TaskResults[ImportTask["do"]], never>(async (task) => {
  if (task.do === "inspect") return inspectTable(task.place, task.reading);
  if (task.do === "read_answers") return readAnswers(task.place, task.kind);
  if (task.do === "prepare") return prepareRows(task);
  return { sha256: await files.take(await withoutDoubles(task.place)) };
});
