import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { busyness, calibrate, type Machine } from "./kit/calibration.ts";
import { runInside } from "./kit/inside.ts";
import type { Result } from "./kit/result.ts";
import { table } from "./kit/table.ts";
import { firstLoad } from "./measures/first-load.ts";
import { importMembers } from "./measures/import-members.ts";
import { klyngeScore } from "./measures/klynge-score.ts";
import { pageServerTime } from "./measures/page-server-time.ts";
import { pageWeight } from "./measures/page-weight.ts";
import { prefill } from "./measures/prefill.ts";
import { registerPage } from "./measures/register-page.ts";
import { reportSecond } from "./measures/report-second.ts";
import { reportVsChromium } from "./measures/report-vs-chromium.ts";
import { reportVsTypst } from "./measures/report-vs-typst.ts";
import { saveAnswer } from "./measures/save-answer.ts";
import { saveWhileReporting } from "./measures/save-while-reporting.ts";
import { startUp } from "./measures/start-up.ts";

/** `npm run bench [name...]`: side-by-side measures against peers. Ends with 1 when a bound is missed or a peer disagrees. */

const MEASURES: Readonly<Record<string, () => Promise<Result>>> = {
  "report-vs-chromium": reportVsChromium,
  "report-vs-typst": reportVsTypst,
  "report-second": reportSecond,
  scoring: () => runInside("scoring", ["--single-threaded-gc", "--min-semi-space-size=32"]),
  quartiles: () => runInside("quartiles"),
  "klynge-score": klyngeScore,
  "page-server-time": pageServerTime,
  "register-page": registerPage,
  prefill,
  "save-answer": saveAnswer,
  "save-throughput": () => runInside("save-throughput"),
  "directory-search": () => runInside("directory-search"),
  "propose-experts": () => runInside("propose-experts"),
  "work-list": () => runInside("work-list"),
  "import-members": importMembers,
  "page-weight": pageWeight,
  "save-while-reporting": saveWhileReporting,
  "first-load": firstLoad,
  "start-up": startUp,
};

const RESULTS = join(dirname(fileURLToPath(import.meta.url)), "results");

function write(name: string, data: object): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify(data, null, 2)}\n`);
}

async function bench(names: readonly string[]): Promise<boolean> {
  const machine = calibrate();
  console.log(calibrationLine(machine));
  write("calibration", machine);
  const results: Result[] = [];
  let well = true;
  for (const name of names) {
    try {
      const before = busyness();
      const result = await (MEASURES[name] as () => Promise<Result>)();
      results.push(result);
      write(name, { ...result, machine: { ...machine, integer_ms_before: before, integer_ms_after: busyness() } });
      well &&= result.met;
    } catch (error) {
      well = false;
      console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  console.log(table(results).join("\n"));
  return well;
}

function calibrationLine({ processor, cores, node, calibration }: Machine): string {
  return `machine: ${processor}, ${cores} cores, Node ${node}; calibration: integer ${calibration.integer_ms} ms, memory ${calibration.memory_ms} ms`;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in MEASURES));
if (unknown.length > 0) {
  console.error(`no measure ${unknown.join(", ")}; there are: ${Object.keys(MEASURES).join(", ")}`);
  process.exitCode = 2;
} else {
  process.exitCode = (await bench(wanted.length > 0 ? wanted : Object.keys(MEASURES))) ? 0 : 1;
}
