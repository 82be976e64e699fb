import { describe, expect, test } from "vitest";
import { decideLabel } from "../../src/index.ts";
import { codesOf, decided, edition, example, readData, scoreCase } from "../support.ts";

/** outcome.1 to outcome.4 of label-rules.csv, and which rules are looked at. */

const ELIGIBILITY = Array.from({ length: 12 }, (_, i) => `E${i + 1}`);

describe("the rules of each label", () => {
  test.each([
    ["bronze-weak-international", [...ELIGIBILITY, "bronze.interview", "any.date", "bronze.experts"]],
    [
      "decisions/silver-first",
      [
        ...ELIGIBILITY,
        "any.date",
        "silver.experts",
        "silver.interval_min",
        "silver.interval_max",
        "silver.areas_declared",
        "silver.areas_described",
        "silver.areas_confirmed",
        "silver.gates",
      ],
    ],
    ["gold-clear", [...ELIGIBILITY, "any.date", "gold.experts", "gold.foreign_expert", "gold.gates", "gold.points"]],
  ])("%s", (name, rules) => {
    const decision = decided(name);
    expect(decision.rules.map((rule) => rule.id)).toEqual(rules);
    expect(decision.rules.every((rule) => rule.holds === true)).toBe(true);
  });
  test("each with its group and condition", () => {
    expect(decided("gold-clear").rules.at(-1)).toEqual({
      id: "gold.points",
      group: "points",
      condition: "total.points >= gold.threshold_share * total.max",
      holds: true,
    });
  });
});

describe("outcome.1: refused when at least one rule is false with false_means refused", () => {
  test("the reasons are all such rules; unknown ones and those of the process are not listed", () => {
    const decision = decided("gold-clear", {
      facts: { "cluster.genuine": false, "focus.named": false, "web.english": null },
      application: { experts: [], assessment_date: null },
    });
    expect([decision.outcome, codesOf(decision)]).toEqual(["refused", ["e5_not_met", "e12_not_met"]]);
  });
  test("a refusal beside unknown gate and points lists only what is false", () => {
    const decision = decided("gold-clear", {
      facts: { "cluster.genuine": false, "relations.partners": null, "press.mentions": null },
    });
    expect(codesOf(decision)).toEqual(["e12_not_met"]);
  });
});

describe("outcome.2: otherwise undecided when a rule is unknown, or false with false_means undecided", () => {
  test("the reasons are the codes of all of them", () => {
    const decision = decided("gold-clear", {
      facts: { "cluster.genuine": null, "relations.partners": null },
      application: { experts: [] },
    });
    expect([decision.outcome, codesOf(decision)]).toEqual([
      "undecided",
      ["e12_unknown", "experts_too_few", "no_foreign_expert", "gate_unknown"],
    ]);
  });
});

describe("outcome.3: otherwise awarded", () => {
  test("the only reason is all_conditions_met, without a rule", () =>
    expect(decided("gold-clear").reasons).toEqual([{ code: "all_conditions_met" }]));
});

describe("what was found", () => {
  test("the names of the rule with their values", () => {
    const [reason] = decided("gold-clear", { facts: { "team.fte": 0.25, "team.dedicated": false } }).reasons;
    expect(reason).toEqual({ code: "e2_not_met", rule: "E2", found: { "team.dedicated": false, "team.fte": 0.25 } });
  });
  test("a name that is not settled has a lowest and a highest value", () => {
    const areas = [
      { indicator: "2.5", effect_described: true, confirmed: true },
      { indicator: "4.1.6", effect_described: true },
    ];
    const { reasons } = decided("decisions/silver-first", { application: { improvement_areas: areas } });
    expect(reasons.map(({ rule, found }) => [rule, found])).toEqual([
      ["silver.areas_declared", { "silver.areas_declared": 2, "silver.improvement_areas": 3 }],
      ["silver.areas_described", { "silver.areas_described": 2, "silver.improvement_areas": 3 }],
      [
        "silver.areas_confirmed",
        { "silver.areas_confirmed": { lowest: 1, highest: 2 }, "silver.improvement_areas": 3 },
      ],
    ]);
  });
  test("an unknown name is null", () => {
    const { reasons } = decided("decisions/silver-first", { application: { benchmarking: null } });
    expect(reasons[0]).toEqual({
      code: "silver_interval_unknown",
      rule: "silver.interval_min",
      found: { "application.kind": "first", "silver.interval_months": null, "silver.interval_min_months": 18 },
    });
  });
});

test("without application.label the label of the scheme decides", () => {
  expect(decided("gold-clear", { application: { label: null } }).rules.at(-1)?.id).toBe("gold.points");
  expect(decided("bronze-weak-international", { application: { label: null } }).outcome).toBe("awarded");
});

test("without an application everything of it is open", () => {
  const { application: _, ...data } = example("gold-clear");
  const input = readData(data);
  const decision = decideLabel(edition, input, scoreCase(input));
  expect([decision.outcome, codesOf(decision)]).toEqual([
    "undecided",
    ["assessment_date_missing", "experts_too_few", "no_foreign_expert"],
  ]);
});

test("row ids are unique together with the label", () => {
  const { rules, parameters, fees } = edition.edition.files["label-rules.yaml"];
  for (const rows of [rules, parameters, fees])
    expect(new Set(rows.map((row) => `${row.id} ${row.label}`)).size).toBe(rows.length);
});
