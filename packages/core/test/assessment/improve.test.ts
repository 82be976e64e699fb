import { describe, expect, test } from "vitest";
import { rowsToImprove, type Score, strongRows } from "../../src/index.ts";
import { type CaseParts, changed, type Facts, gold, readData, scoreCase, scored } from "../support.ts";

/** "Five rows to improve" and "Strengths" of Gold (README-tables.md, "Gold rubric"). */

const improve = (parts: CaseParts): string[] => rowsToImprove(scored(parts));
const strengths = (parts: CaseParts): string[] => strongRows(gold, scored(parts));
const clear = (facts: Facts, agreed_points: Record<string, number> = {}): Score =>
  scoreCase(readData(changed("gold-clear", { facts, parts: { agreed_points } })));
const SCORED = gold.rows.filter((row) => row.scored).map((row) => row.id);
const every = (points: number, but: Record<string, number> = {}): Record<string, number> => ({
  ...Object.fromEntries(SCORED.map((id) => [id, points])),
  ...but,
});

describe("first the rows with a failed gate", () => {
  test("before rows with fewer points, 1.1.0 and rows with unknown points counted as 0", () => {
    const result = clear(
      {
        "participants.listed": 300, // 1.1.0: 110 of 300
        "communication.issues": 1, // 4.6.1: 1 point
        "team.qualified_key_staff": null, // 2.2.2: gate failed by the manager, points unknown
        "team.manager_qualified": false,
      },
      { "5.1": 0.5 },
    );
    expect(["1.1.0", "2.2.2", "4.6.1"].map((id) => result.rows.find((row) => row.id === id)?.gate)).toEqual([
      "failed",
      "failed",
      "failed",
    ]);
    expect(rowsToImprove(result)).toEqual(["1.1.0", "2.2.2", "4.6.1", "5.1", "1.2"]);
  });
  test("within them fewest points first, then list order", () => {
    // 2.5: 1 point, 2.6: 0 points, 4.6.2: 0 points
    const result = clear({
      "contacts.participants_contacted": 20,
      "cooperation.participants_active": 5,
      "web.page": false,
    });
    expect(rowsToImprove(result).slice(0, 3)).toEqual(["2.6", "4.6.2", "2.5"]);
  });
  test("a failed gate stays to improve with full agreed points", () => {
    expect(rowsToImprove(clear({ "contacts.participants_contacted": 20 }, every(5)))).toEqual(["2.5"]);
  });
  test("five failed gates leave no room for others", () => {
    const facts = {
      "focus.named": false,
      "participants.listed": 300,
      "web.page": false,
      "plan.exists": false,
      "strategy.process_held": false,
      "governance.bodies": 0,
      "contacts.participants_contacted": 0,
    };
    expect(rowsToImprove(clear(facts))).toEqual(["1.1.0", "2.4", "2.5", "4.1.1", "4.1.3"]);
  });
});

describe("then the rows with known points below their maximum", () => {
  test("fewest points first, then list order, half points told apart", () => {
    expect(
      improve({ agreed_points: every(5, { "5.1": 2.5, "2.3": 3, "1.2": 3, "3.1": 2, "4.5": 4.5, "2.2.1": 4 }) }),
    ).toEqual(["3.1", "5.1", "1.2", "2.3", "2.2.1"]);
  });
  test("a row with 5 points is not in the list", () =>
    expect(improve({ agreed_points: every(5, { "3.1": 4.5 }) })).toEqual(["3.1"]));
  test("other unknown rows are not in the list", () =>
    expect(improve({ facts: { "press.mentions": 3 } })).toEqual(["5.1"]));
  test("not applicable rows are not in the list", () => {
    expect(
      improve({
        facts: {
          "cluster.national": true,
          "participants.within_radius": 0,
          "participants.committed": 100,
          "press.mentions": 3,
        },
      }),
    ).toEqual(["5.1"]);
  });
  test("nothing known: nothing to name", () => expect(improve({})).toEqual([]));
  test("all full: nothing to name", () => expect(improve({ agreed_points: every(5) })).toEqual([]));
});

describe("strengths: rows with at least 4 points", () => {
  test("most points first, then list order, at most five", () => {
    expect(strengths({ agreed_points: every(4, { "4.1.1": 4.5, "5.3": 5, "2.1": 4.5 }) })).toEqual([
      "5.3",
      "2.1",
      "4.1.1",
      "1.1.1",
      "1.1.2",
    ]);
  });
  test("3.5 is none, 4 is one; fewer if there are fewer", () =>
    expect(strengths({ agreed_points: every(3.5, { "3.2": 4 }) })).toEqual(["3.2"]));
  test("unknown rows and 1.1.0 are none", () => {
    expect(strengths({ facts: { "participants.committed": 100, "participants.listed": 100 } })).toEqual(["1.1.2"]);
  });
});
