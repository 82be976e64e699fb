import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ASSESSED, changesBetween, evolve, STATES } from "../../src/index.ts";
import { gold } from "./gold.ts";
import { opened, type Played, play, secretariat } from "./support.ts";

/** What the last step of a case changed. */
function lastChanges({ trail }: Played, from = opened("gold-clear").now) {
  const before = trail.slice(0, -1).reduce(evolve, from);
  return changesBetween(before, trail.slice(-1).reduce(evolve, before));
}

describe("what a step changed", () => {
  test("nothing has changed between a case and itself, in any state", () => {
    for (const state of STATES) expect(changesBetween(gold(state).now, gold(state).now)).toEqual([]);
  });
  test("backwards, before and after change places", () =>
    fc.assert(
      fc.property(fc.constantFrom(...STATES), fc.constantFrom(...STATES), (one, other) => {
        const key = (change: { what: string; of: string | null }) => `${change.what} ${change.of}`;
        const there = changesBetween(gold(one).now, gold(other).now).map((change) => [key(change), change]);
        const back = changesBetween(gold(other).now, gold(one).now).map((change) => {
          return [key(change), { ...change, before: change.after, after: change.before }];
        });
        expect(Object.fromEntries(there)).toEqual(Object.fromEntries(back));
      }),
    ));

  test("the fee is waived: the invoice, and nothing else", () =>
    expect(
      lastChanges(play(gold("submitted"), secretariat({ step: "waive_fee", because: "By the ministry" }))),
    ).toEqual([{ what: "invoice", of: null, before: "none", after: "waived" }]));
  test("the points are opened: the sum of each expert, and the state", () =>
    expect(lastChanges(gold("consensus"))).toEqual([
      { what: "state", of: null, before: "visited", after: "consensus" },
      { what: "scored", of: "nora", before: null, after: 135 },
      { what: "scored", of: "finn", before: null, after: 135 },
    ]));
  test("the board decides: outcome, points and days", () =>
    expect(lastChanges(gold("awarded"))).toMatchObject([
      { what: "state", of: null, before: "before_board", after: "awarded" },
      { what: "decision", of: null, before: null, after: "awarded" },
      { what: "final", of: null, before: null },
      { what: "valid_from", of: null, before: null },
      { what: "valid_until", of: null, before: null },
    ]));
  test("a case is given back: what it takes away stands as what was before", () =>
    expect(lastChanges(play(gold("visit_planned"), secretariat({ step: "return_to_cluster", because: "E3" })))).toEqual(
      [
        { what: "state", of: null, before: "visit_planned", after: "self_assessment" },
        { what: "visit_starts", of: null, before: "2026-09-17T07:00:00Z", after: null },
        { what: "visit_ends", of: null, before: "2026-09-17T15:00:00Z", after: null },
      ],
    ));
  test("points, votes and outcomes are what only assessors read before it is told", () =>
    expect([...ASSESSED]).toEqual([
      "scored",
      "agreed",
      "preliminary",
      "area",
      "recommendation",
      "vote",
      "decision",
      "final",
    ]));
});
