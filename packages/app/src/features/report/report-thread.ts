import { workerData } from "node:worker_threads";
import {
  type Case,
  type CompiledEdition,
  compileEdition,
  type Edition,
  mainGroup,
  type ReleasedPortfolio,
  readCase,
} from "@klynge/core";
import { makeReport } from "@klynge/report";
import { filesIn } from "../../platform/files.ts";
import { answerTasks } from "../../platform/workers/answer-tasks.ts";
import type { MadeReport, ReportProgress, ReportTask, ReportThreadData } from "./report-maker.ts";

/** The thread in which whole reports are made: read the case, plan the pages, set them, keep the file and read it back. */

const started = workerData as ReportThreadData;
const released = JSON.parse(started.released) as ReleasedPortfolio;
const files = filesIn(started.filesFolder);

answerTasks<ReportTask, MadeReport, ReportProgress>(async ({ caseFile, edition: json, language, groups }, tell) => {
  const edition = compileEdition(JSON.parse(json) as Edition);
  const input = read(edition, caseFile);
  const compared = narrowed(edition, input, released, groups);
  const report = await makeReport({ edition, case: input, released: compared, language }, (pages) =>
    tell({ step: "planned", pages }),
  );
  tell({ step: "set", pages: report.pages });
  const sha256 = await files.write(report.pdf);
  if (!(await files.read(sha256))) throw fault("not_kept", "the file on the disk is not the one that was written");
  return { sha256, bytes: report.pdf.length, pages: report.pages };
});

function read(edition: CompiledEdition, caseFile: string): Case {
  const result = readCase(edition, JSON.parse(caseFile));
  if (!result.ok) throw fault("not_readable", JSON.stringify(result.faults));
  return result.value;
}

/** Groups that were not chosen are left out; the main one stays, whatever was chosen. */
function narrowed(
  compiled: CompiledEdition,
  input: Case,
  all: ReleasedPortfolio,
  chosen: readonly string[],
): ReleasedPortfolio {
  if (chosen.length === 0) return all;
  const main = mainGroup(compiled, input, all)?.id;
  return { ...all, groups: all.groups.filter(({ id }) => id === main || chosen.includes(id)) };
}

function fault(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
