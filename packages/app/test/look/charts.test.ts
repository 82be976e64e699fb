import { expect, test } from "vitest";
import { DimensionBars } from "../../src/platform/web/components/dimension-bars.tsx";
import { FrequencyColumns } from "../../src/platform/web/components/frequency-columns.tsx";
import { percent, shareOf } from "../../src/platform/web/components/geometry.ts";
import { Ladder } from "../../src/platform/web/components/ladder.tsx";
import { ProfileChart } from "../../src/platform/web/components/profile-chart.tsx";
import { QuartileStrip } from "../../src/platform/web/components/quartile-strip.tsx";
import { ScoreBar } from "../../src/platform/web/components/score-bar.tsx";
import { ShareBar } from "../../src/platform/web/components/share-bar.tsx";
import { Timeline } from "../../src/platform/web/components/timeline.tsx";

const told = { id: "x", title: "The title", description: "The description" };

/** The elements of a class, each with its attributes. */
function drawn(svg: unknown, name: string): Record<string, string>[] {
  const tags = String(svg).match(/<[a-z]+ [^>]*>/g) ?? [];
  return tags
    .map((tag) => Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value])))
    .filter((attributes) => attributes.class?.split(" ").includes(name));
}

/** The part of the drawing for wide screens, and the one for narrow ones. */
function sheets(svg: unknown): string[] {
  return String(svg).split(/(?=<svg )/);
}

test("a value outside its scale stands at the end, and a scale may run backwards", () => {
  expect(shareOf(-5, { min: 0, max: 10 })).toBe(0);
  expect(shareOf(12, { min: 0, max: 10 })).toBe(1);
  expect(shareOf(2, { min: 10, max: 0 })).toBe(0.8);
  expect(shareOf(3, { min: 3, max: 3 })).toBe(0);
  expect(percent(107 / 150)).toBe("71.333%");
});

test("the score bar draws points, unknown points and the line of the label in their places", () => {
  const bar = ScoreBar({ ...told, points: 105, unknown: 15, of: 150, threshold: { value: 120, text: "Gold 120" } });
  expect(drawn(bar, "c-own")).toMatchObject([{ x: "0", width: "70%", height: "14" }]);
  expect(String(bar)).toContain('x="70%" y="23" width="10%" height="14" fill="url(#x-hatch)"');
  expect(String(bar)).toMatch(/<svg x="80%"[^>]*><rect class="c-gold" x="-1.25" y="19" width="2.5" height="22">/);
  expect(String(bar)).toContain("Gold 120");
});

test("without unknown points nothing is hatched; what is unknown never counts as a point", () => {
  const all = ScoreBar({ ...told, points: 110, unknown: 0, of: 150 });
  expect(String(all)).not.toContain("url(#x-hatch)");
  const none = ScoreBar({ ...told, points: 0, unknown: 150, of: 150 });
  expect(drawn(none, "c-own")).toMatchObject([{ width: "0%" }]);
  expect(String(none)).toContain('width="100%" height="14" fill="url(#x-hatch)"');
});

test("a dimension has its points, its unknown part and the tick", () => {
  const row = { name: "Results", points: 6, unknown: 3, of: 15, value: "6", ofText: "15", title: "Results: 6 of 15" };
  const bars = String(DimensionBars({ id: "d", caption: "By dimension", tick: 0.8, tickText: "80%", rows: [row] }));
  expect(drawn(bars, "c-own")).toMatchObject([{ width: "40%", height: "8" }]);
  expect(bars).toContain('x="40%" y="3" width="20%" height="8" fill="url(#d-1-hatch)"');
  expect(bars).toContain('<svg x="80%"');
  expect(bars).toContain('aria-label="Results: 6 of 15"');
});

const ladder = {
  ...told,
  scale: { min: 0, max: 100 },
  steps: [
    { points: 0, from: 0, to: 20 },
    { points: 1, from: 20, to: 60 },
    { points: 2, from: 60, to: 100 },
  ],
  marks: [{ value: 20, text: "baseline" }],
  ticks: [
    { value: 0, text: "0%" },
    { value: 20, text: "20%" },
    { value: 60, text: "60%" },
  ],
};

test("the ladder marks the reached step and puts the pin on the own value", () => {
  const svg = Ladder({ ...ladder, own: { value: 30, text: "You: 30%" }, reached: 1 });
  expect(drawn(svg, "c-band")).toMatchObject([{ x: "0%", width: "20%" }]);
  expect(drawn(svg, "c-reached")).toMatchObject([{ x: "20%", width: "40%" }]);
  expect(drawn(svg, "c-band-2")).toMatchObject([{ x: "60%", width: "40%" }]);
  expect(String(svg)).toMatch(/<svg x="30%"[^>]*><path class="c-pin"/);
});

test("on a ladder an unknown value has no pin and reaches no step, not even the first", () => {
  const svg = Ladder({ ...ladder, own: null, reached: null });
  expect(drawn(svg, "c-pin")).toEqual([]);
  expect(drawn(svg, "c-reached")).toEqual([]);
  expect(drawn(svg, "c-band")).toEqual([]);
});

test("where less is better the steps run the other way", () => {
  const svg = Ladder({
    ...ladder,
    scale: { min: 40, max: 0 },
    steps: [
      { points: 0, from: 40, to: 10 },
      { points: 5, from: 10, to: 0 },
    ],
    own: { value: 4, text: "You: 4" },
    reached: 5,
  });
  expect(drawn(svg, "c-reached")).toMatchObject([{ x: "75%", width: "25%" }]);
  expect(String(svg)).toMatch(/<svg x="90%"[^>]*><path class="c-pin"/);
});

test("words that would touch are left out, first on narrow screens", () => {
  const svg = Ladder({
    ...ladder,
    marks: [],
    ticks: [0, 2, 8, 30].map((value) => ({ value, text: `${value} days` })),
    own: null,
    reached: null,
  });
  expect(String(svg)).not.toContain("2 days");
  expect(String(svg)).toMatch(/class="t-ink k-wide-only"[^>]*>8 days/);
  expect(String(svg)).toMatch(/class="t-ink"[^>]*>30 days/);
});

test("the strip: band from Q1 to Q3, median and dot on the scale of the question", () => {
  const strip = QuartileStrip({ title: "Age", scale: { min: 0, max: 40 }, q1: 10, median: 15, q3: 22.5, own: 30 });
  expect(drawn(strip, "c-band")).toMatchObject([{ x: "80", y: "7", width: "100", height: "12" }]);
  expect(drawn(strip, "c-ink")).toMatchObject([{ x: "119", width: "2", height: "18" }]);
  expect(drawn(strip, "c-ring")).toMatchObject([{ cx: "240", cy: "13" }]);
});

test("an unknown own value has no dot; without quartiles there is no band; a true zero is drawn", () => {
  const empty = QuartileStrip({ title: "Age", scale: { min: 0, max: 40 }, q1: null, median: 15, q3: null, own: null });
  expect(drawn(empty, "c-ring")).toEqual([]);
  expect(drawn(empty, "c-band")).toEqual([]);
  expect(drawn(empty, "c-ink")).toHaveLength(1);
  const zero = QuartileStrip({ title: "Age", scale: { min: 0, max: 40 }, q1: 1, median: 2, q3: 3, own: 0 });
  expect(drawn(zero, "c-ring")).toMatchObject([{ cx: "0" }]);
});

test("a share that is not known has no bar", () => {
  expect(drawn(ShareBar({ title: "58%", share: 0.58 }), "c-reached")).toMatchObject([{ width: "185.6" }]);
  expect(drawn(ShareBar({ title: "unknown", share: null }), "c-reached")).toEqual([]);
});

test("the profile puts dots between the quarters and breaks its line where a value is withheld", () => {
  const svg = ProfileChart({
    ...told,
    zones: ["lower", "middle", "upper"],
    rows: [
      { name: "A", value: 50, text: "50" },
      { name: "B", value: 0, text: "0" },
      { name: "C", value: null, text: "Withheld: fewer than 6" },
      { name: "D", value: 100, text: "100" },
    ],
  });
  const [wide, narrow] = sheets(svg);
  expect(drawn(wide, "c-ring").map(({ cx, cy }) => [cx, cy])).toEqual([
    ["347.5", "42"],
    ["150", "78"],
    ["545", "150"],
  ]);
  expect(drawn(wide, "c-own-line").map(({ points }) => points)).toEqual(["347.5,42 150,78"]);
  expect(drawn(wide, "c-withheld")).toHaveLength(1);
  expect(wide).toContain("Withheld: fewer than 6");
  expect(drawn(narrow, "c-ring").map(({ cx }) => cx)).toEqual(["216.5", "124", "309"]);
});

test("columns stand on zero; an unknown one is a word, a withheld median no bar, a true zero a number", () => {
  const svg = FrequencyColumns({
    ...told,
    columns: [
      { lines: ["R&D"], own: 20, ownText: "20", median: 40 },
      { lines: ["Export"], own: null, ownText: "Missing", median: null },
      { lines: ["Fairs"], own: 0, ownText: "0", median: 10 },
    ],
  });
  const [wide] = sheets(svg);
  // 40 is the top of the grid at 34, zero lies at 210
  expect(drawn(wide, "c-own")).toMatchObject([{ x: "101.83", y: "122", width: "48", height: "88" }]);
  expect(drawn(wide, "c-ink").map(({ y, width }) => [y, width])).toEqual([
    ["32.9", "68"],
    ["164.9", "68"],
  ]);
  expect(wide).toMatch(/<text x="309.5"[^>]*>Missing/);
  expect(wide).toMatch(/<text class="t-value"[^>]*>0</);
});

test("the timeline joins a renewal to what was before, and dashes what is only expected", () => {
  const svg = Timeline({
    ...told,
    from: "2020-01-01",
    to: "2030-01-01",
    years: [2020],
    today: { date: "2025-01-01", text: "Today" },
    rows: [
      {
        name: "Bronze",
        bars: [
          { from: "2020-01-01", to: "2023-01-01", metal: "bronze", kind: "past" },
          { from: "2023-01-01", to: "2026-01-01", metal: "bronze", kind: "valid" },
        ],
        endText: "1 January 2026",
      },
      { name: "Gold", bars: [{ from: "2027-01-01", to: "2029-01-01", metal: "gold", kind: "expected" }] },
    ],
  });
  const [past, valid] = drawn(svg, "c-bar-bronze").map(({ x, width }) =>
    [x, width].map((length) => Number.parseFloat(length ?? "")),
  );
  expect(past?.[0]).toBe(0);
  expect((past?.[0] ?? 0) + (past?.[1] ?? 0)).toBeCloseTo(valid?.[0] ?? Number.NaN, 2);
  expect(drawn(svg, "c-past")).toHaveLength(1);
  expect(drawn(svg, "c-expected-gold")).toHaveLength(1);
  expect(String(svg)).toContain("1 January 2026");
});

test("each drawing names itself and has no style of its own", () => {
  for (const svg of [
    ScoreBar({ ...told, points: 1, unknown: 0, of: 2 }),
    Ladder({ ...ladder, own: null, reached: null }),
    ProfileChart({ ...told, zones: ["a", "b", "c"], rows: [] }),
    FrequencyColumns({ ...told, columns: [] }),
  ]) {
    expect(String(svg)).toContain('<title id="x-title">The title</title>');
    expect(String(svg)).toContain('<desc id="x-desc">The description</desc>');
    expect(String(svg)).not.toContain("style=");
  }
});
