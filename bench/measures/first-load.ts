import { type Visiting, withVisits } from "../kit/browse.ts";
import { scoreIn } from "../kit/manager.ts";
import { ensure, type Result } from "../kit/result.ts";
import { rounded, spread } from "../kit/statistics.ts";

const [ROUNDS, PAINT_AT_MOST, SHIFT_AT_MOST] = [5, 2_000, 0.05];
const SLOWER = 4;
/** 1.6 Mbit/s down, 0.75 up, 150 ms: a phone on a slow connection. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/** The assessment page with an empty cache in a slow Chromium on a slow network: largest contentful paint and layout shift. */
export function firstLoad(): Promise<Result> {
  return withVisits(async (visiting, address) => {
    // the first visit fills caches of the browser's process, not of the page
    await load(visiting, address);
    const loads: Load[] = [];
    for (let round = 0; round < ROUNDS; round += 1) loads.push(await load(visiting, address));
    const ours = spread(loads.map(({ paint }) => paint));
    const shift = spread(loads.map((one) => one.shift));
    return {
      name: "first-load",
      unit: "ms",
      ours,
      peer: null,
      ratio: null,
      bound: `<= ${PAINT_AT_MOST} ms, shift <= ${SHIFT_AT_MOST}`,
      met: ours.median <= PAINT_AT_MOST && shift.median <= SHIFT_AT_MOST,
      checked: [
        ensure(
          loads.every(({ score }) => score !== null),
          "the page holds the score each time",
        ),
        ensure(
          loads.every(({ paint }) => paint > SLOW.latency),
          "each had to wait for the network",
        ),
      ],
      information: {
        layout_shift: shift.median,
        layout_shift_most: rounded(Math.max(...loads.map((one) => one.shift))),
        first_paint_ms: spread(loads.map(({ firstPaint }) => firstPaint)).median,
        response_ms: spread(loads.map(({ response }) => response)).median,
        largest: loads.at(-1)?.element ?? "",
      },
    };
  });
}

interface Load {
  readonly paint: number;
  readonly firstPaint: number;
  readonly response: number;
  readonly shift: number;
  readonly element: string;
  readonly score: number | null;
}

function load(visiting: Visiting, address: string): Promise<Load> {
  return visiting(async ({ page, protocol }) => {
    await protocol.send("Network.emulateNetworkConditions", SLOW);
    await protocol.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.goto(address, { waitUntil: "networkidle" });
    const told = (await page.evaluate(TELL)) as Omit<Load, "score">;
    return { ...told, score: scoreIn(await page.content()) };
  });
}

/** Runs in the page, half a second after everything has come. */
const TELL = `new Promise((resolve) => {
  const found = { paint: 0, firstPaint: 0, response: 0, shift: 0, element: "" };
  const watch = (type, heard) => new PerformanceObserver((list) => list.getEntries().forEach(heard)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => {
    found.paint = entry.startTime;
    found.element = entry.element ? entry.element.tagName + "." + entry.element.className : "";
  });
  watch("paint", (entry) => { if (entry.name === "first-contentful-paint") found.firstPaint = entry.startTime; });
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) found.shift += entry.value; });
  watch("navigation", (entry) => { found.response = entry.responseStart; });
  setTimeout(() => resolve(found), 500);
})`;
