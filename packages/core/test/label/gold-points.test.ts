import { describe, expect, test } from "vitest";
import { type Changes, codesOf, decided, editionWith } from "../support.ts";

/** gold.points: total.points >= gold.threshold_share * total.max, "exact points, never the rounded share"; and the gates. */

const EXACT = "gold-exactly-120";
const codes = (changes: Changes): string[] => codesOf(decided(EXACT, changes));
const agreed = (agreed_points: Record<string, number>): Changes => ({ parts: { agreed_points } });

describe("gold.points: 120 of 150", () => {
  test("exactly 120 is enough", () => expect(codes({})).toEqual(["all_conditions_met"]));
  test("119.5 is not, although 79.67 % rounds to 80", () =>
    expect(codes(agreed({ "2.5": 3.5 }))).toEqual(["points_below_threshold"]));
  test("120.5 is", () => expect(codes(agreed({ "2.5": 4.5 }))).toEqual(["all_conditions_met"]));
  test("too few points refuse", () => expect(decided(EXACT, agreed({ "2.5": 3.5 })).outcome).toBe("refused"));
});

describe("with a row not applicable 80 percent of the smaller maximum", () => {
  // 1.2 has 3 of its 5 points: 117 of 145 remain, 116 are needed
  const national = (points: Record<string, number>): Changes => ({
    facts: { "cluster.national": true },
    ...agreed(points),
  });
  test.each<[Record<string, number>, string]>([
    [{}, "all_conditions_met"],
    [{ "2.5": 3 }, "all_conditions_met"],
    [{ "2.5": 2.5 }, "points_below_threshold"],
  ])("%j: %s", (points, code) => expect(codes(national(points))).toEqual([code]));
});

describe("outcome.5: false when total.highest is below, true when total.lowest reaches it, else unknown", () => {
  // 5.1 has 4 points and no gate
  const open = { facts: { "press.mentions": null } };
  test("116 to 121 points: points_unknown, undecided", () => {
    expect([codes(open), decided(EXACT, open).outcome]).toEqual([["points_unknown"], "undecided"]);
  });
  test("120 to 125 points: the lowest reaches it", () =>
    expect(codes({ ...open, ...agreed({ "1.2": 5, "2.3": 5 }) })).toEqual(["all_conditions_met"]));
  test("119.5 to 124.5 points: still open", () =>
    expect(codes({ ...open, ...agreed({ "1.2": 5, "2.3": 4.5 }) })).toEqual(["points_unknown"]));
  test("115 to 120 points: the highest just reaches it, open", () =>
    expect(codes({ ...open, ...agreed({ "2.5": 3 }) })).toEqual(["points_unknown"]));
  test("114.5 to 119.5 points: the highest is below, refused", () => {
    const low = { ...open, ...agreed({ "2.5": 2.5 }) };
    expect([codes(low), decided(EXACT, low).outcome]).toEqual([["points_below_threshold"], "refused"]);
  });
  test("what was found is told as a range", () => {
    const [reason] = decided(EXACT, open).reasons;
    expect(reason).toEqual({
      code: "points_unknown",
      rule: "gold.points",
      found: { "total.points": { lowest: 116, highest: 121 }, "gold.threshold_share": 0.8, "total.max": 150 },
    });
  });
});

test("the threshold is a parameter: with 0.79 the 119.5 points are enough", () => {
  const lenient = editionWith({ file: "label-rules.yaml", from: "value: 0.80", to: "value: 0.79" });
  expect(codesOf(decided(EXACT, agreed({ "2.5": 3.5 }), lenient))).toEqual(["all_conditions_met"]);
});

describe("gold.gates, silver.gates: gates.failed == 0", () => {
  const failed = { "contacts.participants_contacted": 10 };
  test("a failed gate refuses Gold, with the row behind it", () => {
    const decision = decided("gold-clear", { facts: failed });
    expect(decision.outcome).toBe("refused");
    expect(decision.reasons).toEqual([
      { code: "gate_failed", rule: "gold.gates", found: { "gates.failed": 1 }, indicators: ["2.5"] },
    ]);
  });
  test("a failed gate refuses Silver", () =>
    expect(codesOf(decided("decisions/silver-first", { facts: failed }))).toEqual(["gate_failed"]));
  test("a failed gate is nothing to Bronze", () =>
    expect(codesOf(decided("bronze-weak-international", { facts: failed }))).toEqual(["all_conditions_met"]));
  test("one unknown gate: undecided, with the row behind it", () => {
    const decision = decided("gold-clear", { facts: { "relations.partners": null } });
    expect([decision.outcome, decision.reasons]).toEqual([
      "undecided",
      [{ code: "gate_unknown", rule: "gold.gates", found: { "gates.failed": null }, indicators: ["2.7"] }],
    ]);
  });
  test("one failed and one unknown gate: refused for the failed one", () => {
    const decision = decided("gold-clear", { facts: { ...failed, "relations.partners": null } });
    expect([decision.outcome, decision.reasons.map((r) => [r.code, r.indicators])]).toEqual([
      "refused",
      [["gate_failed", ["2.5"]]],
    ]);
  });
  test("agreed points do not mend a gate", () => {
    expect(codesOf(decided("gold-clear", { facts: failed, parts: { agreed_points: { "2.5": 5 } } }))).toEqual([
      "gate_failed",
    ]);
  });
  test("two failed gates are one reason with both rows in list order", () => {
    const [reason] = decided("gold-clear", { facts: { ...failed, "participants.listed": 300 } }).reasons;
    expect([reason?.found, reason?.indicators]).toEqual([{ "gates.failed": 2 }, ["1.1.0", "2.5"]]);
  });
  test("Silver asks for no points", () => {
    const weak = Object.fromEntries(
      ["1.2", "2.1", "2.3", "3.1", "3.2", "4.2", "4.5", "5.1", "5.2", "5.3"].map((id) => [id, 0]),
    );
    expect(codesOf(decided("decisions/silver-first", { parts: { agreed_points: weak } }))).toEqual([
      "all_conditions_met",
    ]);
    expect(codesOf(decided("gold-clear", { parts: { agreed_points: weak } }))).toEqual(["points_below_threshold"]);
  });
});
