import { makeReport } from "@klynge/report";
import { CASE, OTHER_CASE } from "../kit/process.ts";
import { ensure, type Result } from "../kit/result.ts";
import { spread } from "../kit/statistics.ts";
import { loadCase, openWorld } from "../kit/world.ts";

/** The report of a case in a process that has made another one; run anew for every round. */

const world = await openWorld();
const [first, second] = [loadCase(world.edition, CASE), loadCase(world.edition, OTHER_CASE)];
const clock = async (input: typeof first): Promise<{ ms: number; pages: number }> => {
  const start = performance.now();
  const { pages } = await makeReport({ ...world, case: input, language: "en" });
  return { ms: performance.now() - start, pages };
};
const [one, two] = [await clock(first), await clock(second)];
const again = await clock(first);
const result: Result = {
  name: "report-second",
  unit: "ms",
  ours: spread([two.ms]),
  peer: null,
  ratio: null,
  bound: "<= 300 ms",
  met: two.ms <= 300,
  checked: [ensure(two.pages > 60 && again.pages === one.pages, "another case, a whole report")],
  information: { first_ms: Math.round(one.ms), first_case_again_ms: Math.round(again.ms), pages: two.pages },
};
console.log(JSON.stringify(result));
