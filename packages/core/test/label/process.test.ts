import { describe, expect, test } from "vitest";
import { codesOf, decided, type Facts } from "../support.ts";

/** Rules of the process: a fault of it never refuses a cluster (label-rules.csv, groups requirement and experts). */

const codes = (name: string, application: Facts): string[] => codesOf(decided(name, { application }));
const outcome = (name: string, application: Facts): string => decided(name, { application }).outcome;
const BRONZE = "bronze-weak-international";
const SILVER = "decisions/silver-first";
const GOLD = "gold-clear";
const [NO, FI] = [{ country: "NO" }, { country: "FI" }];

describe("bronze.interview: application.interview_done == true", () => {
  test.each([false, null, undefined])("%s: undecided, interview_missing", (interview_done) => {
    expect([outcome(BRONZE, { interview_done }), codes(BRONZE, { interview_done })]).toEqual([
      "undecided",
      ["interview_missing"],
    ]);
  });
  test("true: awarded", () => expect(codes(BRONZE, { interview_done: true })).toEqual(["all_conditions_met"]));
  test("is not asked for Silver and Gold", () =>
    expect([codes(SILVER, { interview_done: false }), codes(GOLD, { interview_done: false })]).toEqual([
      ["all_conditions_met"],
      ["all_conditions_met"],
    ]));
});

describe("any.date: application.assessment_known == true", () => {
  test.each([BRONZE, SILVER, GOLD])("%s without a date: undecided, no kind, no fee, no validity", (name) => {
    expect(decided(name, { application: { assessment_date: null } })).toMatchObject({
      outcome: "undecided",
      reasons: [{ code: "assessment_date_missing" }],
      kind: null,
      fee: null,
      validFrom: null,
      validUntil: null,
    });
  });
});

describe("experts.count, without those with a declared conflict", () => {
  test.each<[string, unknown, string[]]>([
    [BRONZE, [NO], ["all_conditions_met"]],
    [BRONZE, [], ["experts_too_few"]],
    [BRONZE, null, ["experts_too_few"]],
    [BRONZE, [{ ...NO, conflict: true }], ["experts_too_few"]],
    [BRONZE, [{ ...NO, conflict: true }, NO], ["all_conditions_met"]],
    [BRONZE, [{ ...NO, conflict: false }], ["all_conditions_met"]],
    [BRONZE, [{ ...NO, conflict: null }], ["all_conditions_met"]],
    [SILVER, [NO], ["all_conditions_met"]],
    [SILVER, [], ["experts_too_few"]],
    [GOLD, [NO, FI], ["all_conditions_met"]],
    [GOLD, [FI], ["experts_too_few"]],
    [GOLD, [FI, { ...NO, conflict: true }], ["experts_too_few"]],
    [GOLD, [FI, FI, NO], ["all_conditions_met"]],
  ])("%s with %j: %j", (name, experts, expected) => expect(codes(name, { experts })).toEqual(expected));
  test("too few experts leave it undecided, never refused", () =>
    expect([BRONZE, SILVER, GOLD].map((name) => outcome(name, { experts: [] }))).toEqual([
      "undecided",
      "undecided",
      "undecided",
    ]));
});

describe("gold.foreign_expert: country differs from the cluster's", () => {
  test.each<[unknown, string[]]>([
    [[NO, NO], ["no_foreign_expert"]],
    [[NO, FI], ["all_conditions_met"]],
    [[FI, FI], ["all_conditions_met"]],
    [[NO, NO, { ...FI, conflict: true }], ["no_foreign_expert"]],
    // an expert whose country is not given may be foreign: unknown, which has the same code and outcome
    [[NO, { role: "auditor" }], ["no_foreign_expert"]],
    [[FI, { role: "auditor" }], ["all_conditions_met"]],
    [[], ["experts_too_few", "no_foreign_expert"]],
  ])("%j: %j", (experts, expected) => expect(codes(GOLD, { experts })).toEqual(expected));
  test("an expert without country is counted, and the rule is unknown, not false", () => {
    const { rules } = decided(GOLD, { application: { experts: [NO, { role: "auditor" }] } });
    expect(rules.filter((rule) => rule.group === "experts").map(({ id, holds }) => [id, holds])).toEqual([
      ["gold.experts", true],
      ["gold.foreign_expert", null],
    ]);
  });
  test("two experts of the own country: false, not unknown", () => {
    const { rules, reasons } = decided(GOLD, { application: { experts: [NO, NO] } });
    expect(rules.find((rule) => rule.id === "gold.foreign_expert")?.holds).toBe(false);
    expect(reasons.map((reason) => reason.found)).toEqual([{ "experts.foreign": 0 }]);
  });
  test("undecided, never refused", () => expect(outcome(GOLD, { experts: [NO, NO] })).toBe("undecided"));
  test("is not asked for Bronze and Silver", () =>
    expect([codes(BRONZE, { experts: [NO] }), codes(SILVER, { experts: [NO] })]).toEqual([
      ["all_conditions_met"],
      ["all_conditions_met"],
    ]));
});
