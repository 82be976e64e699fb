import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideLabel, type Explanation, nextPoint, readCase, readDocument, type ScoredRow } from "../src/index.ts";
import { demandOf, enter, winning } from "./assessment/demand.ts";
import { enteredFor, factsFor, GOLD_FACTS, ROW_IDS } from "./assessment/random-facts.ts";
import { comparisonsOf, RUBRIC, type RubricComparison, type RubricRow } from "./assessment/rubric.ts";
import { auditRow, caseData, edition, example, type Facts, goldRow, readData, scoreCase, scored } from "./support.ts";

/** Laws of scoring that hold whatever the facts. */

/** A value of a rubric fact, near its thresholds. */
function written(comparisons: readonly RubricComparison[]): fc.Arbitrary<number | boolean> {
  if (comparisons.some((c) => typeof c.threshold === "boolean")) return fc.boolean();
  const fact = comparisons[0]?.fact ?? "";
  const { unit, highest } = edition.dictionary.definitions[edition.dictionary.index.get(fact) as number] ?? {};
  const top = highest ?? (unit === "share" && !/_rate$/.test(fact) ? 1 : Number.POSITIVE_INFINITY);
  const near = comparisons.flatMap((c) => [Number(c.threshold), winning(c), 0]);
  return fc.constantFrom(...near.filter((value) => value >= 0 && value <= top));
}

/** The facts of a row written directly, derived ones too, so that each can move by itself. */
function directly(row: RubricRow): fc.Arbitrary<Record<string, number | boolean>> {
  const all = row.steps.flatMap(comparisonsOf);
  const facts = [...new Set(all.map((c) => c.fact))];
  return fc.record(Object.fromEntries(facts.map((fact) => [fact, written(all.filter((c) => c.fact === fact))])));
}

describe.each(RUBRIC.filter((row) => row.scored).map((row) => [row.id, row] as const))("monotone: %s", (id, row) => {
  test("more of a good fact never lowers the points of its own row", () => {
    const comparisons = row.steps.flatMap(comparisonsOf);
    fc.assert(
      fc.property(directly(row), directly(row), fc.nat(), (facts, other, pick) => {
        const { fact, op } = comparisons[pick % comparisons.length] as RubricComparison;
        const pair = [facts[fact], other[fact]].map(Number).sort((a, b) => a - b);
        const [worse, better] = op === "<=" ? pair.reverse() : pair;
        const value = (n: number | undefined): unknown => (typeof facts[fact] === "boolean" ? n === 1 : n);
        const points = (n: number | undefined): number | null => goldRow(id, { ...facts, [fact]: value(n) }).points;
        const [before, after] = [points(worse), points(better)];
        fc.pre(before !== null && after !== null);
        expect(after).toBeGreaterThanOrEqual(before as number);
      }),
      { numRuns: 60 },
    );
  });
});

/** The points that follow from the step entries alone, each comparison judged anew from its value and threshold. */
function recompute(explanation: readonly Explanation[]): number | null {
  const steps = explanation.flatMap((entry) => {
    if (entry.code !== "step") return [];
    const parts = entry.parts.map(({ value, op, threshold }) => {
      if (value === null) return null;
      if (typeof threshold === "boolean") return value === threshold;
      const own = value as number;
      return {
        ">=": own >= threshold,
        "<=": own <= threshold,
        ">": own > threshold,
        "<": own < threshold,
        "==": own === threshold,
        "!=": own !== threshold,
      }[op];
    });
    return [parts.includes(false) ? false : parts.includes(null) ? null : true];
  });
  const end = steps.findIndex((met) => met !== true);
  if (end === -1) return steps.length;
  return steps[end] === false ? end : null;
}

describe("any facts of the audit", () => {
  const worlds = factsFor(GOLD_FACTS, 15);

  test("the explanation of a row recomputes its points, and its parts its steps", () => {
    fc.assert(
      fc.property(worlds, (facts) => {
        for (const row of scored({ facts }).rows.filter((r) => r.max > 0))
          expect([row.id, recompute(row.explanation)]).toEqual([row.id, row.points]);
      }),
      { numRuns: 60 },
    );
  });

  test("the order of facts is irrelevant to score and label", () => {
    const outcome = (facts: Facts): unknown => {
      const input = readData(caseData({ facts }));
      const result = scoreCase(input);
      return [result, decideLabel(edition, input, result)];
    };
    fc.assert(
      fc.property(
        worlds,
        fc.array(fc.nat(), { minLength: GOLD_FACTS.length, maxLength: GOLD_FACTS.length }),
        (facts, keys) => {
          const shuffled = Object.entries(facts)
            .map((entry, i) => [keys[i] ?? 0, entry] as const)
            .sort(([a], [b]) => a - b)
            .map(([, entry]) => entry);
          expect(outcome(Object.fromEntries(shuffled))).toEqual(outcome(facts));
        },
      ),
      { numRuns: 40 },
    );
  });

  test("what becomes known later lies between lowest and highest", () => {
    fc.assert(
      fc.property(
        factsFor(GOLD_FACTS, 0),
        fc.array(fc.boolean(), { minLength: GOLD_FACTS.length, maxLength: GOLD_FACTS.length }),
        (facts, hidden) => {
          const partial = Object.fromEntries(
            Object.entries(facts).map(([id, value], i) => [id, hidden[i] ? null : value]),
          );
          const [before, after] = [scored({ facts: partial }).total, scored({ facts }).total];
          expect(before.lowest).toBeLessThanOrEqual(after.lowest);
          expect(after.highest).toBeLessThanOrEqual(before.highest);
          expect(after.lowest).toBeLessThanOrEqual(after.points);
          expect(after.points).toBeLessThanOrEqual(after.highest);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("a known row is the same whatever else is unknown", () => {
    const known = (rows: readonly ScoredRow[]): unknown => rows.map(({ id, points, gate }) => [id, points, gate]);
    fc.assert(
      fc.property(worlds, fc.constantFrom(...ROW_IDS), (facts, id) => {
        const own = new Set(enteredFor(id));
        const alone = Object.fromEntries(Object.entries(facts).filter(([fact]) => own.has(fact)));
        expect(known([goldRow(id, alone)])).toEqual(known([goldRow(id, facts)]));
      }),
      { numRuns: 100 },
    );
  });

  test("the next point is told for every row without a throw", () => {
    fc.assert(
      fc.property(worlds, (facts) => {
        const input = readData(caseData({ facts }));
        for (const row of scoreCase(input).rows) nextPoint(edition, auditRow(row.id), row, input.facts);
      }),
      { numRuns: 40 },
    );
  });
});

/** Rows that share no fact with another row. */
const APART = RUBRIC.filter((row) => row.scored && !enteredFor(row.id).includes("participants.committed"));

test("lowest and highest are both reached when nothing is known of the unknown rows", () => {
  const clear = example("gold-clear").facts;
  fc.assert(
    fc.property(fc.subarray(APART, { minLength: 1 }), (rows) => {
      const hidden = Object.fromEntries(rows.flatMap((row) => enteredFor(row.id).map((fact) => [fact, null])));
      const filled = (points: number): Facts => ({
        ...clear,
        ...hidden,
        ...Object.assign({}, ...rows.map((row) => enter(demandOf(row, points)))),
      });
      const total = (facts: Facts): number => scored({ facts }).total.points;
      const { lowest, highest, unknown } = scored({ facts: { ...clear, ...hidden } }).total;
      expect(unknown).toBe(rows.length);
      expect([total(filled(0)), total(filled(5))]).toEqual([lowest, highest]);
    }),
    { numRuns: 40 },
  );
});

describe("hostile input", () => {
  test("any text is read or refused with a reason, never a throw", () => {
    const token = fc.constantFrom(
      "a",
      "b",
      ": ",
      "- ",
      "\n",
      "  ",
      "&x ",
      "*x ",
      "{",
      "}",
      "[",
      "]",
      "'",
      '"',
      "#",
      "|",
      ">",
      "!t ",
      "? ",
      "---\n",
      "1",
      "null",
      ",",
      "\t",
      "<<: ",
      "%",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(token, { maxLength: 30 }).map((parts) => parts.join("")),
        ),
        (text) => {
          const result = readDocument(text);
          expect(result.ok || result.faults.length > 0).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("any data is a case or refused with a reason, never a throw", () => {
    const odd = fc.oneof(fc.jsonValue(), fc.double(), fc.string());
    fc.assert(
      fc.property(
        odd,
        fc.constantFrom("case", "scheme", "reference_date", "cluster", "facts", "agreed_points", "application"),
        fc.constantFrom(...GOLD_FACTS),
        (value, key, fact) => {
          for (const data of [value, caseData({ [key]: value }), caseData({ facts: { [fact]: value } })]) {
            const result = readCase(edition, data);
            expect(result.ok || result.faults.length > 0).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
