import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths } from "../../src/calendar.ts";
import type { Need, NextPoint } from "../../src/index.ts";
import { caseData, edition, type Facts, REFERENCE_DATE, readData, refusals } from "../support.ts";
import { meet, next, reached, steps, told } from "./next.ts";
import { enteredFor, factsFor, ROW_IDS } from "./random-facts.ts";

/**
 * The law of the next point: when the needs are met the next step is true, and with one unit less of any of them it is not. Rows
 * that grow by new participants are looked at as a whole: one participant less.
 */

const DERIVED = new Set(edition.dictionary.derivations.map(({ id }) => id));
const RUNS = { numRuns: 150 };
const BY_PARTICIPANTS = ["1.1.1", "1.2"];

/** A next point whose needs can be met as they stand: nothing is left open. */
function reachable(point: NextPoint | null): point is NextPoint & { points: number } {
  return point !== null && point.code === undefined && point.needs.every((need) => need.to !== null);
}

/** The parts that are above their whole. */
function exceeding(facts: Facts): string[] {
  return readData(caseData({ facts }))
    .warnings.filter((warning) => warning.code === "part_exceeds_whole")
    .map((warning) => warning.path);
}

/** The entered facts after a need is met, but for one unit. */
function oneLess(need: Need, reference: string): Facts[] {
  return steps(need).flatMap((step): Facts[] => {
    const { fact, from, to, unit } = step;
    if (typeof to === "number" && typeof from === "number") {
      const grid = ["count", "eur", "credits", "level"].includes(unit) ? 1 : 0.001;
      return [{ [fact]: Number((to - Math.sign(to - from) * grid).toFixed(9)) }];
    }
    if (typeof to === "boolean") return [{ [fact]: from }];
    // a day: a month further back towards where it was
    const back = String(to) < String(from) ? 1 : -1;
    const day = addMonths(String(to), back);
    return day > reference ? [] : [{ [fact]: day }];
  });
}

describe.each(ROW_IDS)("next point of %s", (id) => {
  const worlds = factsFor(enteredFor(id));

  test("meeting the needs makes the next step true, in a lawful case", () => {
    fc.assert(
      fc.property(worlds, (facts) => {
        const [now, point] = [reached(id, facts), next(id, facts)];
        fc.pre(reachable(point));
        const after = meet(facts, point.needs);
        expect(refusals({ facts: after })).toEqual([]);
        expect(point.points).toBe(now + 1);
        expect(reached(id, after)).toBeGreaterThanOrEqual(point.points);
      }),
      RUNS,
    );
  });

  test("meeting them makes no part exceed its whole", () => {
    fc.assert(
      fc.property(worlds, (facts) => {
        const point = next(id, facts);
        fc.pre(reachable(point));
        expect(exceeding(meet(facts, point.needs)), told(point).join("; ")).toEqual(exceeding(facts));
      }),
      RUNS,
    );
  });

  test("where facts are missing, they are entered facts that are unknown", () => {
    fc.assert(
      fc.property(factsFor(enteredFor(id), 40), (facts) => {
        const point = next(id, facts);
        fc.pre(point?.code === "facts_missing");
        expect(point?.needs.length).toBeGreaterThan(0);
        const told = point?.needs.map(({ fact }) => fact) ?? [];
        expect(told.filter((fact) => (facts[fact] ?? null) !== null || DERIVED.has(fact))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe.each(ROW_IDS.filter((id) => !BY_PARTICIPANTS.includes(id)))("next point of %s", (id) => {
  test("one unit less of any need does not reach it", () => {
    fc.assert(
      fc.property(factsFor(enteredFor(id)), (facts) => {
        const point = next(id, facts);
        fc.pre(reachable(point));
        const after = meet(facts, point.needs);
        for (const less of point.needs.flatMap((need) => oneLess(need, REFERENCE_DATE))) {
          const world = { ...after, ...less };
          // a whole that had to grow with its part: without it the part would exceed it
          const enough = reached(id, world) >= point.points && exceeding(world).length === 0;
          expect(enough, `${JSON.stringify(less)} of ${JSON.stringify(point.needs)}`).toBe(false);
        }
      }),
      RUNS,
    );
  });
});

test("1.2: one participant less does not reach it", () => {
  fc.assert(
    fc.property(factsFor(enteredFor("1.2"), 0), (facts) => {
      const point = next("1.2", facts);
      fc.pre(reachable(point));
      const less = Object.fromEntries(point.needs.map(({ fact, to }) => [fact, Number(to) - 1]));
      expect(reached("1.2", { ...facts, ...less })).toBeLessThan(point.points);
    }),
    RUNS,
  );
});

const CATEGORIES = [
  "sme",
  "large",
  "research",
  "university",
  "training",
  "finance",
  "consultant",
  "public",
  "other",
].map((name) => `participants.${name}`);

/** Every way to add n participants to the nine categories; more than one of a kind only of enterprises, which is all that helps. */
function* additions(n: number, from = 0): Generator<Record<string, number>> {
  if (n === 0) yield {};
  else if (from < CATEGORIES.length) {
    for (let k = from === 0 ? n : 1; k >= 0; k -= 1) {
      for (const rest of additions(n - k, from + 1)) yield { [CATEGORIES[from] as string]: k, ...rest };
    }
  }
}

test("1.1.1: no smaller number of new participants reaches it, whatever their kinds", () => {
  fc.assert(
    fc.property(factsFor(enteredFor("1.1.1"), 0), (facts) => {
      const point = next("1.1.1", facts);
      fc.pre(reachable(point));
      const newcomers = Number(point.needs.find((need) => need.fact === "participants.committed")?.change ?? 0);
      fc.pre(newcomers > 0 && newcomers <= 6);
      for (let n = 0; n < newcomers; n += 1) {
        for (const added of additions(n)) {
          const counts = Object.fromEntries(
            CATEGORIES.map((name) => [name, (facts[name] as number) + (added[name] ?? 0)]),
          );
          const grown = {
            ...facts,
            ...counts,
            "participants.committed": (facts["participants.committed"] as number) + n,
            "participants.listed": (facts["participants.listed"] as number) + n,
          };
          expect(reached("1.1.1", grown), `${n} of ${newcomers} newcomers: ${JSON.stringify(added)}`).toBeLessThan(
            point.points,
          );
        }
      }
    }),
    { numRuns: 150 },
  );
});
