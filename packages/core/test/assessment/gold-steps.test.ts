import { describe, expect, test } from "vitest";
import { gold, goldRow } from "../support.ts";
import { demandOf, enter, holding, losing, winning } from "./demand.ts";
import { comparisonsOf, RUBRIC, type RubricComparison, type RubricRow } from "./rubric.ts";

/** Every step of every row of gold-rubric.csv: just below, at and above each threshold, and unknown. */

interface Asked {
  readonly row: RubricRow;
  /** 1 to 5 */
  readonly step: number;
  readonly comparison: RubricComparison;
}

const asked: readonly (readonly [string, Asked])[] = RUBRIC.flatMap((row) =>
  row.steps.flatMap((text, i) =>
    comparisonsOf(text).map((comparison): [string, Asked] => [
      `${row.id} step ${i + 1}: ${comparison.fact} ${comparison.op} ${comparison.threshold}`,
      { row, step: i + 1, comparison },
    ]),
  ),
);

/** Points of a row; those of 1.1.0 stay empty, and its level is told in the explanation. */
function levelOf(row: RubricRow, facts: Record<string, unknown>): number | null {
  const result = goldRow(row.id, facts);
  if (row.scored) return result.points;
  expect(result.points).toBe(null);
  const entry = result.explanation.find((e) => e.code === "gate_without_points");
  return entry?.code === "gate_without_points" ? entry.level : null;
}

/** The gate is settled by steps 1 and 2, whatever comes after. */
function gateAt(row: RubricRow, level: number): string {
  return row.gate ? (level >= 2 ? "met" : "failed") : "none";
}

test("the table has 31 rows with five steps each, 30 scored, 19 gates", () => {
  expect([RUBRIC.length, RUBRIC.filter((row) => row.scored).length, RUBRIC.filter((row) => row.gate).length]).toEqual([
    31, 30, 19,
  ]);
  expect(RUBRIC.every((row) => row.steps.length === 5)).toBe(true);
});

test("the scheme has the same rows in the same order, with dimension, headline fact and unit", () => {
  expect(gold.rows.map((row) => [row.id, row.dimension, row.headline, row.unit, row.scored, row.gate])).toEqual(
    RUBRIC.map((row) => [row.id, row.dimension, row.headline, row.unit, row.scored, row.gate]),
  );
  expect(gold.rows.filter((row) => row.scored).every((row) => row.maxPoints === 5)).toBe(true);
});

describe("points = the highest n such that steps 1 to n are all true", () => {
  test.each(asked)("%s fails just on the losing side", (_, { row, step, comparison }) => {
    const facts = enter({ ...demandOf(row, step), [comparison.fact]: losing(comparison) });
    expect(levelOf(row, facts)).toBe(step - 1);
    expect(goldRow(row.id, facts).gate).toBe(gateAt(row, step - 1));
  });

  test.each(asked)("%s holds at the threshold", (_, { row, step, comparison }) => {
    const facts = enter({ ...demandOf(row, step), [comparison.fact]: holding(comparison) });
    // one target of one met is a share of 1, which is step 4 of its row as well
    expect(levelOf(row, facts)).toBe(comparison.fact === "performance.targets_set" ? 4 : step);
    expect(goldRow(row.id, facts).gate).toBe(gateAt(row, step));
  });

  const HIGHEST: Readonly<Record<string, number>> = {
    "strategy.elements": 6,
    "strategy.analyses": 3,
    "web.updates": 12,
    "services.fields": 9,
  };
  const canBeBetter = asked.filter(([, { comparison }]) => {
    if (typeof comparison.threshold === "boolean") return false;
    return (
      winning(comparison) <=
      (/_share/.test(comparison.fact) ? 1 : (HIGHEST[comparison.fact] ?? Number.POSITIVE_INFINITY))
    );
  });
  test.each(canBeBetter)("%s holds above", (_, { row, step, comparison }) => {
    const facts = enter({ ...demandOf(row, step), [comparison.fact]: winning(comparison) });
    expect(levelOf(row, facts)).toBeGreaterThanOrEqual(step);
  });

  test.each(RUBRIC.map((row) => [row.id, row] as const))(
    "%s has 0 points when step 1 is false, whatever else holds",
    (_, row) => {
      const first = comparisonsOf(row.steps[0] as string)[0] as RubricComparison;
      const later = comparisonsOf(row.steps[4] as string).filter((c) => c.fact !== first.fact);
      const facts = { ...Object.fromEntries(later.map((c) => [c.fact, holding(c)])), [first.fact]: losing(first) };
      expect(levelOf(row, facts)).toBe(0);
    },
  );
});

/** Values written directly, so that one of them can be unknown while the others are known. */
function directly(row: RubricRow, step: number): Record<string, number | boolean> {
  return { ...demandOf(row, step) };
}

function uses(step: string, fact: string): boolean {
  return comparisonsOf(step).some((c) => c.fact === fact);
}

describe("a step is unknown when no part is false and one is unknown", () => {
  test.each(asked)(
    "%s unknown: points unknown, gate unknown only up to the baseline",
    (_, { row, step, comparison }) => {
      const facts = { ...directly(row, step), [comparison.fact]: null };
      expect(levelOf(row, facts)).toBe(null);
      const result = goldRow(row.id, facts);
      const early = row.steps.slice(0, 2).some((text) => uses(text, comparison.fact));
      const next = row.steps
        .slice(0, 2)
        .some((text, i) => i >= step && comparisonsOf(text).some((c) => c.fact !== comparison.fact));
      expect(result.gate).toBe(!row.gate ? "none" : next ? "failed" : early ? "unknown" : "met");
      expect(result.state).toBe(row.scored ? "unknown" : "not_applicable");
    },
  );

  const pairs = asked.flatMap(([name, { row, step, comparison }]) =>
    comparisonsOf(row.steps[step - 1] as string)
      .filter((other) => other.fact !== comparison.fact)
      .filter(() => !row.steps.slice(0, step - 1).some((text) => uses(text, comparison.fact)))
      .map((other) => [`${name} unknown beside ${other.fact} false`, { row, step, comparison, other }] as const),
  );
  test.each(pairs)("%s: false beats unknown, the points are known", (_, { row, step, comparison, other }) => {
    expect(levelOf(row, { ...directly(row, step), [comparison.fact]: null, [other.fact]: losing(other) })).toBe(
      step - 1,
    );
  });
});
