import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { planReport } from "@klynge/report";
import { chromium } from "playwright-core";
import { CHROMIUM, CHROMIUM_FLAGS } from "../../test/support/chromium.ts";
import { reportHtml } from "../html.ts";
import { chromiumProfile, printArguments } from "../kit/chromium.ts";
import { FONTS } from "../kit/fonts.ts";
import { interleave } from "../kit/interleave.ts";
import { pdfText, shownTexts } from "../kit/pdf-text.ts";
import { CASE, LAUNCHER, needLauncher, timed } from "../kit/process.ts";
import { ensure, type Result, ratios } from "../kit/result.ts";
import { spread } from "../kit/statistics.ts";
import { loadCase, openWorld } from "../kit/world.ts";

const TIMES_FASTER = 4;

/** The report of a full case from the shell, against Chromium printing the same report from HTML made beforehand. */
export async function reportVsChromium(): Promise<Result> {
  needLauncher();
  const folder = mkdtempSync(join(tmpdir(), "klynge-bench-"));
  const profile = chromiumProfile();
  try {
    return await measure(folder, profile);
  } finally {
    for (const made of [folder, profile]) rmSync(made, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function measure(folder: string, profile: string): Promise<Result> {
  const [html, ourPdf, peerPdf] = ["report.html", "ours.pdf", "peer.pdf"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const world = await openWorld();
  const document = planReport({ ...world, case: loadCase(world.edition, CASE), language: "en" });
  writeFileSync(html, reportHtml(document, FONTS));
  const page = pathToFileURL(html).href;
  const ours = (): Promise<number> => timed(LAUNCHER, ["report", CASE, "--lang", "en", "--out", ourPdf, "--json"]);
  const peer = (): Promise<number> => timed(CHROMIUM, printArguments(profile, page, peerPdf));
  await ours();
  await peer();
  const checked = await sameContent(ourPdf, peerPdf, shownTexts(document));
  const times = await interleave(ours, peer, { least: 5, most: 15, seconds: 35 });
  const ratio = ratios(times.peer, times.ours);
  return {
    name: "report-vs-chromium",
    unit: "ms",
    ours: spread(times.ours),
    peer: { what: "chromium --print-to-pdf", ...spread(times.peer) },
    ratio,
    bound: `ours ${TIMES_FASTER} times faster`,
    met: ratio.median >= TIMES_FASTER,
    checked,
    information: { ...(await warmBrowser(page)), bytes: statSync(ourPdf).size, peer_bytes: statSync(peerPdf).size },
  };
}

async function sameContent(ours: string, peer: string, texts: readonly string[]): Promise<string[]> {
  const [mine, theirs] = await Promise.all([pdfText(ours), pdfText(peer)]);
  return [
    ensure(Math.abs(mine.pages - theirs.pages) <= 0.1 * mine.pages, `pages: ${mine.pages} and ${theirs.pages}`),
    allIn(mine.text, texts, "our PDF"),
    allIn(theirs.text, texts, "Chromium's PDF"),
  ];
}

function allIn(text: string, wanted: readonly string[], where: string): string {
  const missing = wanted.filter((one) => !text.includes(one));
  const shown =
    missing.length > 0
      ? `; missing ${missing.length}: ${missing.slice(0, 3).join(" | ")} (is dist/ older than packages/report?)`
      : "";
  return ensure(missing.length === 0, `all ${wanted.length} texts of the model in ${where}${shown}`);
}

/** For information: a browser that is running already, and whose page does not overflow. */
async function warmBrowser(url: string): Promise<Record<string, number | string>> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage();
    const [load, print]: [number[], number[]] = [[], []];
    for (let round = 0; round < 3; round += 1) {
      const start = performance.now();
      await page.goto(url);
      await page.evaluate("document.fonts.ready");
      load.push(performance.now() - start);
      await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
      print.push(performance.now() - start);
    }
    return {
      warm_browser_load_ms: Math.round(spread(load).median),
      warm_browser_load_and_print_ms: Math.round(spread(print).median),
      chromium: browser.version(),
    };
  } finally {
    await browser.close();
  }
}
