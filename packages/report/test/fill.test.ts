import type { Language } from "@klynge/core";
import { beforeAll, describe, expect, test } from "vitest";
import { findAssets, type ReportDocument, setPdf } from "../src/index.ts";
import { measureAll, PAGE } from "../src/layout/measure.ts";
import { barePages } from "./support/blocks.ts";
import { type CaseName, contextOf, planOf } from "./support/cases.ts";
import { type Picture, picturesOf } from "./support/poppler.ts";

/** The printed pages as a reader sees them: ink between running head and foot, without the strip about synthetic data. */

const DOTS_PER_INCH = 36;
const POINT = DOTS_PER_INCH / 72;
const LEAST_FILL = 0.4;
/** Text areas of typst/report.typ: 28 mm from the top to 26 mm above the foot; the strip takes two lines at most. */
const TOP = 28 * (72 / 25.4);
const BOTTOM = 841.89 - 26 * (72 / 25.4);
const STRIP = 34;
/** Lighter is paper, grounds of boxes, or hairlines. */
const INK = 215;

interface Extent {
  readonly page: number;
  readonly first: number;
  readonly last: number;
  /** The largest stretch without ink between the first and the last row of ink, in points. */
  readonly hole: number;
}

function extentOf({ width, height, grey }: Picture, page: number): Extent {
  const to = Math.min(height, Math.floor((BOTTOM - STRIP) * POINT));
  const inked: number[] = [];
  for (let y = Math.ceil(TOP * POINT) - 2; y < to; y += 1)
    if (grey.subarray(y * width, (y + 1) * width).some((value) => value < INK)) inked.push(y / POINT);
  const gaps = inked.slice(1).map((y, i) => y - (inked[i] as number));
  return { page, first: inked[0] ?? Number.NaN, last: inked.at(-1) ?? Number.NaN, hole: Math.max(0, ...gaps) };
}

describe.each<[CaseName, Language]>([
  ["gold-gate-failed", "en"],
  ["gold-gate-failed", "pl"],
  ["bronze-weak-international", "en"],
  ["bronze-weak-international", "pl"],
])("%s in %s", (name, language) => {
  let document: ReportDocument;
  let bare: Set<number>;
  let extents: Extent[];
  beforeAll(() => {
    document = planOf(name, language);
    bare = barePages(document, contextOf(name, language));
    extents = picturesOf(setPdf(document, findAssets()).pdf, DOTS_PER_INCH).map((picture, i) =>
      extentOf(picture, i + 1),
    );
  });

  test("ink reaches over at least 40 % of each page but the cover and the openers", () => {
    const room = BOTTOM - TOP;
    const bad = extents.filter(({ page, first, last }) => !bare.has(page) && !((last - first) / room >= LEAST_FILL));
    expect(bad).toEqual([]);
    expect(extents).toHaveLength(document.pages.length);
  });

  test("text begins at the top of each page and has no hole", () => {
    const late = extents.slice(1).filter(({ first, hole }) => !(first < TOP + 20) || hole > 40);
    expect(late).toEqual([]);
  });

  test("what is set is never higher than planned, and at most a fifth of a page lower", () => {
    const off = extents.slice(1).flatMap(({ page, last }) => {
      const planned = measureAll(document.pages[page - 1]?.blocks ?? []);
      const difference = (last - TOP - planned) / PAGE.height;
      return difference > 0.01 || difference < -0.2 ? [{ page, difference }] : [];
    });
    expect(off).toEqual([]);
  });
});
