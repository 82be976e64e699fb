import { describe, expect, test } from "vitest";
import { caseData, editionWith, example, type Facts, goldRow, readData, rowOf, scoreCase, scored } from "../support.ts";

/** README-tables.md, "Gold rubric": guards, not applicable, agreed points, explanation. */

const NO_EFFECT = {
  "performance.activities_reported": true,
  "performance.numbers_recorded": true,
  "performance.effect": false,
};
const PLAN = {
  "plan.exists": true,
  "plan.actions_listed": true,
  "plan.owners_dates": true,
  "plan.budget_targets": true,
};
const FOCUS = { "focus.named": true, "focus.stated": true, "focus.consistent": true, "focus.effect": true };

describe("steps with a guard are false, not unknown, when nothing was set", () => {
  test("4.4: no target set is 2 points", () => {
    const row = goldRow("4.4", { ...NO_EFFECT, "performance.targets_set": 0, "performance.targets_met": 0 });
    expect([row.points, row.state, row.value]).toEqual([2, "scored", null]);
  });
  test("4.4: an unknown number of targets leaves the points unknown", () => {
    expect(goldRow("4.4", NO_EFFECT).points).toBe(null);
  });
  test("4.1.3: a year without planned actions is 4 points", () => {
    expect(goldRow("4.1.3", { ...PLAN, "plan.actions_planned": 0, "plan.actions_completed": 0 }).points).toBe(4);
  });
  test("4.2: no activity at all is 2 points", () => {
    expect(goldRow("4.2", { ...FOCUS, "activities.total": 0, "activities.aligned": 0 }).points).toBe(2);
  });
  test("4.1.5: never reviewed is written false and gives 0, without any date", () => {
    expect(goldRow("4.1.5", { "review.strategy_reviewed": false }).points).toBe(0);
  });
});

describe("a division by 0 is unknown", () => {
  test.each<[string, string, Facts]>([
    ["1.2 without committed participants", "1.2", { "participants.within_radius": 0, "participants.committed": 0 }],
    ["2.2.3 without persons", "2.2.3", { "team.training_days": 0, "team.persons": 0 }],
    ["2.2.4 without staff", "2.2.4", { "team.leavers": 0, "team.headcount_average": 0 }],
    [
      "2.3 without participants a year ago",
      "2.3",
      { "participants.left_12m": 0, "participants.joined_12m": 3, "participants.committed_year_ago": 0 },
    ],
    [
      "3.2 without a budget",
      "3.2",
      {
        "budget.fees": 0,
        "budget.services": 0,
        "budget.sponsoring": 0,
        "budget.private_projects": 0,
        "budget.in_kind": 0,
        "budget.year_before": 0,
        "budget.last_year": 0,
      },
    ],
  ])("%s", (_, id, facts) => {
    const row = goldRow(id, facts);
    expect([row.points, row.state, row.value]).toEqual([null, "unknown", null]);
  });
});

describe("a row leaves the maximum only when its not_applicable_if is true", () => {
  const radius = { "participants.within_radius": 80, "participants.committed": 100 };
  test("1.2 of a national cluster: not applicable, no points, maximum 0", () => {
    const row = goldRow("1.2", { ...radius, "cluster.national": true });
    expect(row).toMatchObject({
      state: "not_applicable",
      points: null,
      max: 0,
      gate: "none",
      value: 0.8,
      unit: "share",
      rule: null,
    });
    expect(row.explanation).toEqual([{ code: "not_applicable", condition: "cluster.national == true" }]);
  });
  test.each([false, null])("1.2 with cluster.national %s counts as regional", (national) => {
    expect(goldRow("1.2", { ...radius, "cluster.national": national })).toMatchObject({
      state: "scored",
      points: 4,
      max: 5,
    });
  });
  test("1.2 of a national cluster takes 5 points out of the maximum of its dimension and of the total", () => {
    const result = scored({ facts: { "cluster.national": true } });
    expect([result.total.max, result.dimensions[0]]).toEqual([145, { id: "1", points: 0, max: 10, unknown: 2 }]);
    expect([result.total.highest, result.total.unknown]).toEqual([145, 29]);
  });
  test("1.1.0 has a gate and no points", () => {
    const row = goldRow("1.1.0", { "participants.committed": 80, "participants.listed": 100 });
    expect(row).toMatchObject({
      points: null,
      max: 0,
      state: "not_applicable",
      gate: "met",
      value: 0.8,
      rule: "participants.committed_share >= 0.75",
    });
    expect(row.explanation.at(-1)).toEqual({ code: "gate_without_points", level: 4 });
  });
});

describe("agreed points replace the points of the row", () => {
  const contacts = { "participants.committed": 100, "contacts.participants_contacted": 20 };
  test("the gate still comes from the facts", () => {
    const row = goldRow("2.5", contacts, { agreed_points: { "2.5": 4.5 } });
    expect(row).toMatchObject({
      points: 4.5,
      max: 5,
      state: "scored",
      gate: "failed",
      value: 0.2,
      rule: "contacts.contacted_share >= 0.15",
    });
    expect(row.explanation.at(-1)).toEqual({ code: "agreed_points", points: 4.5, computed: 1 });
  });
  test("0 is agreed as well", () => {
    const row = goldRow("2.5", { ...contacts, "contacts.participants_contacted": 90 }, { agreed_points: { "2.5": 0 } });
    expect([row.points, row.gate]).toEqual([0, "met"]);
  });
  test("unknown facts do not matter: scored, gate unknown", () => {
    const row = goldRow("2.5", {}, { agreed_points: { "2.5": 3 } });
    expect([row.points, row.state, row.gate, row.explanation.at(-1)]).toEqual([
      3,
      "scored",
      "unknown",
      { code: "agreed_points", points: 3, computed: null },
    ]);
  });
  test("they count in the total as they stand, half points included", () => {
    const result = scored({ facts: contacts, agreed_points: { "2.5": 3.5 } });
    expect([result.total.points, result.total.lowest]).toEqual([8.5, 8.5]);
  });
});

describe("the explanation of a row", () => {
  const row = goldRow("2.2.1", { "team.fte": 1, "participants.committed": 40 });
  test("each step with the fact, the threshold and the own value", () => {
    expect(row.explanation[2]).toEqual({
      code: "step",
      step: 3,
      met: true,
      parts: [
        { fact: "team.fte", op: ">=", threshold: 1, value: 1, met: true },
        { fact: "team.fte_per_100", op: ">=", threshold: 1, value: 2.5, met: true },
      ],
    });
    expect(row.explanation[3]).toMatchObject({ step: 4, met: false, parts: [{ met: false }, { met: true }] });
  });
  test("the rule is the condition of the highest step reached", () => {
    expect(row.rule).toBe("team.fte >= 1 && team.fte_per_100 >= 1");
  });
  test("no rule when no step is reached, and none when the points are unknown", () => {
    expect([goldRow("2.2.1", { "team.fte": 0 }).rule, goldRow("2.2.1", {}).rule]).toEqual([null, null]);
  });
  test("an assumed fact is named in the rows that rest on it, also through a derivation", () => {
    const input = { "team.fte": { value: 1, assumed: true }, "participants.committed": 40 };
    expect(goldRow("2.2.1", input).explanation.at(-1)).toEqual({ code: "assumed_fact", fact: "team.fte" });
    expect(goldRow("1.1.2", input).explanation.filter((e) => e.code === "assumed_fact")).toEqual([]);
  });
  test("a value that is not given as assumed is not", () => {
    expect(
      goldRow("2.2.1", { "team.fte": { value: 1, assumed: false } }).explanation.filter(
        (e) => e.code === "assumed_fact",
      ),
    ).toEqual([]);
  });
});

test("baseline and excellence step are parameters: with baseline 3 the gate asks for step 3", () => {
  const from = "  - id: points.baseline_step\n    label: gold\n    value: 2";
  const stricter = editionWith({ file: "label-rules.yaml", from, to: from.replace("value: 2", "value: 3") });
  const data = example("gold-clear");
  data.facts["contacts.participants_contacted"] = 33;
  expect(rowOf(scoreCase(readData(data)), "2.5").gate).toBe("met");
  expect(rowOf(scoreCase(readData(data, stricter), stricter), "2.5").gate).toBe("failed");
});

test("the other operators of a step: not equal, equal, less", () => {
  const step = "      - focus.effect == true";
  const facts = {
    "focus.named": true,
    "focus.stated": true,
    "focus.consistent": true,
    "activities.total": 10,
    "activities.aligned": 9,
  };
  const points = (to: string, fact: string, values: readonly unknown[]): (number | null)[] => {
    const other = editionWith({ file: "gold.yaml", from: step, to: `      - ${to}` });
    return values.map((value) => {
      const input = readData(caseData({ facts: { ...facts, [fact]: value } }), other);
      return rowOf(scoreCase(input, other), "4.2").points;
    });
  };
  const effect = [true, false, null];
  expect(points("focus.effect != false", "focus.effect", effect)).toEqual([5, 4, null]);
  expect(points("focus.effect == false", "focus.effect", effect)).toEqual([4, 5, null]);
  const areas = [2, 3, 4];
  expect(points("strategy.areas < 3", "strategy.areas", areas)).toEqual([5, 4, 4]);
  expect(points("strategy.areas == 3", "strategy.areas", areas)).toEqual([4, 5, 4]);
  expect(points("strategy.areas != 3", "strategy.areas", areas)).toEqual([5, 4, 5]);
  expect(points("strategy.areas > 3", "strategy.areas", areas)).toEqual([4, 4, 5]);
});
