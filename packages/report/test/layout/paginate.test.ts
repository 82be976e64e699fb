import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block } from "../../src/index.ts";
import { gapAbove, measure, measureAll, PAGE } from "../../src/layout/measure.ts";
import { fitPage, type PlannedBlock, spreadEvenly } from "../../src/layout/paginate.ts";

/** Laws of planning: what must stand stands, nothing is lost, no page is over full, no heading is left behind. */

const LIMITS = { reserved: 34, density: 0.985 };
const ROOM = PAGE.height * LIMITS.density - LIMITS.reserved;

const words = fc
  .integer({ min: 1, max: 90 })
  .map((count) => Array.from({ length: count }, (_, i) => `word${i}`).join(" "));
const text = words.map((own): Block => ({ kind: "text", text: own }));
const heading = words.map((own): Block => ({ kind: "heading", level: 3, text: own.slice(0, 40) }));
const table = fc.array(words, { minLength: 1, maxLength: 40 }).map(
  (rows): Block => ({
    kind: "table",
    columns: [
      { title: "a", width: 1 },
      { title: "b", width: 3 },
    ],
    rows: rows.map((row, i) => [String(i), row]),
  }),
);
const planned: fc.Arbitrary<PlannedBlock> = fc.oneof(
  text,
  fc.record({ rank: fc.integer({ min: 1, max: 9 }), block: text }),
);

function blockOf(entry: PlannedBlock): Block {
  return "rank" in entry ? entry.block : entry;
}

describe("one page", () => {
  test("what must stand is never left out, and the order stays", () => {
    fc.assert(
      fc.property(fc.array(planned, { maxLength: 40, size: "max" }), (entries) => {
        const page = fitPage(entries, LIMITS);
        expect(entries.map(blockOf).filter((block) => page.includes(block))).toEqual(page);
        expect(entries.filter((entry) => !("rank" in entry) && !page.includes(entry))).toEqual([]);
      }),
    );
  });
  test("is not over full while anything can be left out", () => {
    fc.assert(
      fc.property(fc.array(planned, { maxLength: 40, size: "max" }), (entries) => {
        const page = fitPage(entries, LIMITS);
        const optional = entries.some((entry) => "rank" in entry && page.includes(entry.block));
        if (optional) expect(measureAll(page)).toBeLessThanOrEqual(ROOM);
      }),
    );
  });
  test("leaves nothing out that would still fit", () => {
    fc.assert(
      fc.property(fc.array(planned, { minLength: 20, maxLength: 40, size: "max" }), (entries) => {
        const page = fitPage(entries, LIMITS);
        const left = entries.map(blockOf).filter((block) => !page.includes(block));
        const free = ROOM - measureAll(page);
        expect(left.filter((block) => measure(block) + gapAbove(block) <= free)).toEqual([]);
      }),
    );
  });
  test("of two that fit alone the one with the higher rank stays", () => {
    const long: Block = { kind: "text", text: Array.from({ length: 900 }, () => "word").join(" ") };
    const [low, high] = [{ ...long }, { ...long }];
    expect(
      fitPage(
        [
          { rank: 1, block: low },
          { rank: 2, block: high },
        ],
        LIMITS,
      ),
    ).toEqual([high]);
    expect(
      fitPage(
        [
          { rank: 2, block: high },
          { rank: 1, block: low },
        ],
        LIMITS,
      )[0],
    ).toBe(high);
  });
});

describe("many pages", () => {
  const blocks = fc.array(fc.oneof(text, table, heading), { minLength: 1, maxLength: 30, size: "max" });
  const rowsOf = (own: readonly Block[]): unknown[] =>
    own.flatMap((block): unknown[] => (block.kind === "table" ? [...block.rows] : [block]));

  test("every block and every row stands once, in order", () => {
    fc.assert(
      fc.property(blocks, (own) => {
        expect(spreadEvenly(own, LIMITS).flatMap(rowsOf)).toEqual(rowsOf(own));
      }),
    );
  });
  test("no page is over full, no page is empty", () => {
    fc.assert(
      fc.property(blocks, (own) => {
        const heights = spreadEvenly(own, LIMITS).map((page) => measureAll(page));
        expect(heights.filter((height) => height > PAGE.height - LIMITS.reserved || height === 0)).toEqual([]);
      }),
    );
  });
  test("a heading stands last only when nothing follows it", () => {
    fc.assert(
      fc.property(blocks, (own) => {
        const pages = spreadEvenly(own, LIMITS);
        // a page of headings only cannot be helped when there is nothing else to take
        const bad = pages
          .slice(0, -1)
          .filter((page) => page.at(-1)?.kind === "heading" && page.some((block) => block.kind !== "heading"));
        expect(bad).toEqual([]);
      }),
    );
  });
  test("a table that goes on repeats its columns", () => {
    const long: Block = {
      kind: "table",
      columns: [{ title: "a", width: 1 }],
      rows: Array.from({ length: 120 }, (_, i) => [`row ${i}`]),
    };
    const pages = spreadEvenly([long], LIMITS);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.map(([block]) => (block?.kind === "table" ? block.columns : null))).toEqual(
      pages.map(() => long.columns),
    );
  });
  test("pages are filled evenly: the last of a long text is at most half emptier than the first", () => {
    const lines: Block[] = Array.from({ length: 100 }, () => ({ kind: "text", text: "one line of words" }));
    const heights = spreadEvenly(lines, LIMITS).map((page) => measureAll(page));
    expect(heights.length).toBeGreaterThan(1);
    expect(Math.min(...heights) / Math.max(...heights)).toBeGreaterThan(0.5);
  });
});
