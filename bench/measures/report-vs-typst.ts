import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planReport } from "@klynge/report";
import { interleave } from "../kit/interleave.ts";
import { CASE, LAUNCHER, needLauncher, PINNED_NODE, ROOT, timed } from "../kit/process.ts";
import { ensure, type Result, ratios } from "../kit/result.ts";
import { spread } from "../kit/statistics.ts";
import { loadCase, openWorld } from "../kit/world.ts";

const AT_MOST = 1.5;

/** What the shell, reading, scoring and planning cost on top of setting the pages with Typst. */
export async function reportVsTypst(): Promise<Result> {
  needLauncher();
  const folder = mkdtempSync(join(tmpdir(), "klynge-bench-"));
  try {
    const [data, ourPdf, peerPdf] = ["data.json", "ours.pdf", "peer.pdf"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const world = await openWorld();
    writeFileSync(data, JSON.stringify(planReport({ ...world, case: loadCase(world.edition, CASE), language: "en" })));
    const bare = join(ROOT, "bench/bare-typst.mjs");
    const ours = (): Promise<number> => timed(LAUNCHER, ["report", CASE, "--lang", "en", "--out", ourPdf, "--json"]);
    const peer = (): Promise<number> => timed(PINNED_NODE, [bare, data, peerPdf]);
    await ours();
    await peer();
    const same = readFileSync(ourPdf).equals(readFileSync(peerPdf));
    const checked = [ensure(same, same ? "the same bytes" : "other bytes (is dist/ older than packages/report?)")];
    const times = await interleave(ours, peer, { least: 7, most: 25, seconds: 25 });
    const ratio = ratios(times.ours, times.peer);
    return {
      name: "report-vs-typst",
      unit: "ms",
      ours: spread(times.ours),
      peer: { what: "bare Typst, planned pages", ...spread(times.peer) },
      ratio,
      bound: `ratio <= ${AT_MOST}`,
      met: ratio.median <= AT_MOST,
      checked,
      information: { bytes: readFileSync(ourPdf).length },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
