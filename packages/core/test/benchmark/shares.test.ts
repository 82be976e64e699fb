import { describe, expect, test } from "vitest";
import { releaseShares } from "../../src/benchmark/shares.ts";
import { readPortfolio, releasePortfolio, type SharesStatistic } from "../../src/index.ts";
import { edition } from "../support.ts";
import { rules } from "./release-of.ts";

/** "Share of each category" of B05, "mean share of each source" of B18 (README-tables.md; decision 0013). */

const SOURCES = ["fees", "services", "sponsoring", "private_projects", "in_kind"].map((name) => `budget.${name}`);
const PUBLIC = ["public_regional", "public_national", "public_eu"].map((name) => `budget.${name}`);

function release(
  rows: readonly (readonly (number | "")[])[],
  groups?: readonly string[],
): (SharesStatistic | undefined)[] {
  const header = ["cluster", ...(groups ? ["country"] : []), ...SOURCES, ...PUBLIC];
  const body = rows.map((row, i) => [`c${i}`, ...(groups ? [groups[i] as string] : []), ...row.map(String)]);
  const read = readPortfolio(edition, [header, ...body]);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return releasePortfolio(edition, read.value, "x", true).groups.map(({ shares }) => shares?.[0]);
}

const many = <T>(n: number, row: T): T[] => Array.from({ length: n }, () => row);
const HALF = [50, 0, 0, 0, 0, 50, 0, 0];

// `shares` stood in the scheme and no code read them
test("each cluster counts alike, whatever its money", () => {
  const rich = [900_000, 0, 0, 0, 0, 100_000, 0, 0];
  const poor = [1, 1, 0, 0, 0, 3, 5, 0];
  expect(release([...many(10, rich), ...many(10, poor)])).toEqual([
    {
      question: "B18",
      n: 20,
      step: 0.05,
      // of nothing at all everybody would be told; it is left out, with the smallest that is not nothing
      shares: { "budget.fees": 0.5, "budget.public_regional": 0.2, "budget.public_national": 0.25 },
    },
  ]);
});

describe("the rules of a single statistic hold for shares", () => {
  test("a cluster with an unknown part, or with nothing to divide, does not count", () => {
    const [all] = release([...many(9, [1, 2, 3, 4, 5, 6, 7, 8]), ["", 2, 3, 4, 5, 6, 7, 8], many(8, 0)]);
    expect(all).toEqual({ question: "B18", n: 9, withheld: "too_few" });
  });
  test("n 6 to 9 have no mean (rule 2); from 10 on in coarse steps, from 15 on in fine ones (rule 3)", () => {
    const even = [1, 1, 1, 1, 1, 1, 1, 1];
    const told = (n: number): unknown => release(many(n, even))[0];
    expect(told(9)).toEqual({ question: "B18", n: 9, withheld: "too_few" });
    const all = (share: number): Record<string, number> =>
      Object.fromEntries([...SOURCES, ...PUBLIC].map((fact) => [fact, share]));
    expect(told(10)).toEqual({ question: "B18", n: 10, step: 0.2, shares: all(0.2) });
    expect(told(15)).toEqual({ question: "B18", n: 15, step: 0.05, shares: all(0.15) });
  });
  test("what one cluster alone has is left out, and a shown part with it, so that nothing follows by subtraction (rule 5)", () => {
    const parts = { id: "x", parts: ["a.a", "a.b", "a.c"] };
    const rows = [[0.5, 0.2, 0.3], ...many(14, [0.6, 0.4, 0])];
    expect(releaseShares(rules, parts, rows)).toEqual({ question: "x", n: 15, step: 0.05, shares: { "a.a": 0.6 } });
  });
  test("two hidden parts that hide each other take nothing along", () => {
    const parts = { id: "x", parts: ["a.a", "a.b", "a.c", "a.d"] };
    const rows = [...many(2, [0.5, 0.3, 0.2, 0]), ...many(2, [0.5, 0.3, 0, 0.2]), ...many(11, [0.5, 0.5, 0, 0])];
    expect(releaseShares(rules, parts, rows)).toEqual({
      question: "x",
      n: 15,
      step: 0.05,
      shares: { "a.a": 0.5, "a.b": 0.45 },
    });
  });
  test("where all live on one source, nothing is told", () => {
    expect(release(many(20, [0, 0, 0, 0, 0, 7, 0, 0]))).toEqual([{ question: "B18", n: 20, withheld: "dominated" }]);
  });
  test("a group that differs too little from one before it is withheld (rule 6)", () => {
    const even = [1, 1, 1, 1, 1, 1, 1, 1];
    const told = release(many(23, even), [...many(20, "NO"), ...many(3, "DK")]);
    expect(told.map((one) => (one && "withheld" in one ? one.withheld : one?.n))).toEqual([
      23,
      "too_few",
      "differs_too_little",
    ]);
  });
});

test("a portfolio without one of the parts has no shares", () => {
  const read = readPortfolio(edition, [
    ["cluster", ...SOURCES],
    ...many(12, 0).map((_, i) => [`c${i}`, ...HALF.slice(0, 5).map(String)]),
  ]);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  expect(releasePortfolio(edition, read.value, "x", true).groups.map((group) => Object.keys(group))).toEqual([
    ["id", "of", "n", "statistics"],
  ]);
});
