import { describe, expect, test } from "vitest";
import { gold, goldRow, scored } from "../support.ts";

/** "Gate (19 rows): failed when step 1 or step 2 is false; unknown when neither is false and one is unknown; else met." */

const GATES = [
  "1.1.0",
  "1.1.1",
  "1.1.2",
  "2.1",
  "2.2.2",
  "2.4",
  "2.5",
  "2.6",
  "2.7",
  "4.1.1",
  "4.1.2",
  "4.1.3",
  "4.1.4",
  "4.1.5",
  "4.1.6",
  "4.3",
  "4.4",
  "4.6.1",
  "4.6.2",
];

test("the 19 rows with a gate", () => {
  expect(gold.rows.filter((row) => row.gate).map((row) => row.id)).toEqual(GATES);
});

test("with nothing known every gate is unknown, and the other 12 rows have none", () => {
  expect(scored({}).rows.map((row) => [row.id, row.gate])).toEqual(
    gold.rows.map((row) => [row.id, GATES.includes(row.id) ? "unknown" : "none"]),
  );
});

/** Rows whose first two steps look at different facts: [row, facts of step 1, facts of step 2]. */
const TWO_FACTS: readonly [id: string, first: [string, unknown, unknown], second: [string, unknown, unknown]][] = [
  ["2.2.2", ["team.qualified_key_staff", 1, 0], ["team.manager_qualified", true, false]],
  ["2.4", ["governance.bodies", 1, 0], ["governance.roles_written", true, false]],
  ["4.1.1", ["strategy.process_held", true, false], ["strategy.members_consulted", true, false]],
  ["4.1.2", ["strategy.elements", 1, 0], ["strategy.written_goals", true, false]],
  ["4.1.3", ["plan.exists", true, false], ["plan.actions_listed", true, false]],
  ["4.1.4", ["controlling.separate_accounts", true, false], ["controlling.reports", 1, 0]],
  ["4.4", ["performance.activities_reported", true, false], ["performance.numbers_recorded", true, false]],
  ["4.6.1", ["communication.channels", 1, 0], ["communication.issues", 2, 1]],
  ["4.6.2", ["web.page", true, false], ["web.own_site", true, false]],
];

describe.each(TWO_FACTS)("gate of %s", (id, [first, yes1, no1], [second, yes2, no2]) => {
  const gate = (one: unknown, two: unknown): string => goldRow(id, { [first]: one, [second]: two }).gate;

  test("met when steps 1 and 2 hold, with nothing else known", () => {
    expect(gate(yes1, yes2)).toBe("met");
  });
  test("failed when step 1 or step 2 is false", () => {
    expect([gate(no1, yes2), gate(yes1, no2), gate(no1, no2)]).toEqual(["failed", "failed", "failed"]);
  });
  test("failed when one is false and the other unknown", () => {
    expect([gate(no1, null), gate(null, no2)]).toEqual(["failed", "failed"]);
  });
  test("unknown when neither is false and one is unknown", () => {
    expect([gate(yes1, null), gate(null, yes2), gate(null, null)]).toEqual(["unknown", "unknown", "unknown"]);
  });
  test("points can be unknown while the gate is known", () => {
    expect(goldRow(id, { [first]: null, [second]: no2 }).points).toBe(null);
  });
});

test("points can be unknown while the gate is met: 2.4 without minutes known", () => {
  const row = goldRow("2.4", { "governance.bodies": 1, "governance.roles_written": true });
  expect([row.points, row.gate]).toEqual([null, "met"]);
});

test("points can be known while the gate is unknown: 4.1.5 agreed, no date of a review", () => {
  const row = goldRow("4.1.5", { "review.strategy_reviewed": true }, { agreed_points: { "4.1.5": 4 } });
  expect([row.points, row.gate]).toEqual([4, "unknown"]);
});

test("a gate needs nothing of step 3: 2.7 with 2 partners and no agreement", () => {
  const row = goldRow("2.7", { "relations.partners": 2, "relations.with_agreement": 0, "relations.international": 0 });
  expect([row.points, row.gate]).toEqual([2, "met"]);
});
