import { interleave } from "../kit/interleave.ts";
import { CASE, LAUNCHER, needLauncher, PINNED_NODE, printed, timed } from "../kit/process.ts";
import { ensure, type Result, ratios } from "../kit/result.ts";
import { spread } from "../kit/statistics.ts";

const AT_MOST = 250;

/** `klynge score` as a process; an empty program under the same Node for information. */
export async function klyngeScore(): Promise<Result> {
  needLauncher();
  const verb = ["score", CASE, "--json"];
  const answer = JSON.parse(await printed(LAUNCHER, verb)) as { indicators: unknown[]; total: { points: number } };
  const checked = [ensure(answer.indicators.length === 31 && answer.total.points > 0, "31 indicators answered")];
  const times = await interleave(
    () => timed(LAUNCHER, verb),
    () => timed(PINNED_NODE, ["-e", "0"]),
    { least: 20, most: 20, seconds: 20 },
  );
  const ours = spread(times.ours);
  return {
    name: "klynge-score",
    unit: "ms",
    ours,
    peer: { what: "node -e 0 (information)", ...spread(times.peer) },
    ratio: ratios(times.ours, times.peer),
    bound: `<= ${AT_MOST} ms`,
    met: ours.median <= AT_MOST,
    checked,
    information: {},
  };
}
