import { describe, expect, test } from "vitest";
import { codesOf, decided, type Facts } from "../support.ts";

/** E1 to E12 of label-rules.csv: they hold for every label, and a false one refuses. */

const LABELS = ["bronze-weak-international", "decisions/silver-first", "gold-clear"];

interface Rule {
  readonly id: string;
  readonly holds: readonly Facts[];
  readonly fails: readonly Facts[];
  readonly unknown: readonly Facts[];
}

/** Nine categories of which the first ones have a participant each. */
const kinds = (n: number): Facts =>
  Object.fromEntries(
    ["sme", "university", "training", "finance", "consultant", "public", "other", "large", "research"].map(
      (name, i) => [`participants.${name}`, i < n ? 1 : 0],
    ),
  );
const enterprises = (sme: number): Facts => ({
  "participants.committed": 120,
  "participants.listed": 120,
  "participants.sme": sme,
  "participants.large": 0,
  "participants.university": 30,
});

const RULES: readonly Rule[] = [
  {
    id: "e1",
    holds: [{ "organisation.entity_or_host": true }],
    fails: [{ "organisation.entity_or_host": false }],
    unknown: [{ "organisation.entity_or_host": null }],
  },
  {
    id: "e2",
    holds: [
      { "team.dedicated": true, "team.fte": 0.5 },
      { "team.dedicated": true, "team.fte": 0.51 },
    ],
    fails: [
      { "team.dedicated": false },
      { "team.fte": 0.49 },
      { "team.dedicated": false, "team.fte": null },
      { "team.dedicated": null, "team.fte": 0.49 },
    ],
    unknown: [{ "team.dedicated": null }, { "team.fte": null }, { "team.dedicated": null, "team.fte": null }],
  },
  { id: "e5", holds: [{ "focus.named": true }], fails: [{ "focus.named": false }], unknown: [{ "focus.named": null }] },
  {
    id: "e6",
    holds: [
      { "cluster.regional_base": true, "cluster.national": false },
      { "cluster.regional_base": false, "cluster.national": true },
      { "cluster.regional_base": true, "cluster.national": null },
      { "cluster.regional_base": null, "cluster.national": true },
    ],
    fails: [{ "cluster.regional_base": false, "cluster.national": false }],
    unknown: [
      { "cluster.regional_base": false, "cluster.national": null },
      { "cluster.regional_base": null, "cluster.national": false },
      { "cluster.regional_base": null, "cluster.national": null },
    ],
  },
  {
    id: "e8",
    holds: [{ "activities.total": 1, "activities.aligned": 1 }],
    fails: [{ "activities.total": 0, "activities.aligned": 0 }],
    unknown: [{ "activities.total": null }],
  },
  {
    id: "e9",
    holds: [{ "strategy.written": true }],
    fails: [{ "strategy.written": false }],
    unknown: [{ "strategy.written": null }],
  },
  {
    id: "e10",
    holds: [{ "web.english": true }],
    fails: [{ "web.english": false }],
    unknown: [{ "web.english": null }],
  },
  {
    id: "e11",
    holds: [
      { "eccp.profile": true, "eccp.exempt": null },
      { "eccp.profile": false, "eccp.exempt": true },
      { "eccp.profile": null, "eccp.exempt": true },
    ],
    fails: [{ "eccp.profile": false, "eccp.exempt": false }],
    unknown: [
      { "eccp.profile": false, "eccp.exempt": null },
      { "eccp.profile": null, "eccp.exempt": false },
      { "eccp.profile": null, "eccp.exempt": null },
    ],
  },
  {
    id: "e12",
    holds: [{ "cluster.genuine": true }],
    fails: [{ "cluster.genuine": false }],
    unknown: [{ "cluster.genuine": null }],
  },
];

/** Whether a rule of the decision holds; other rules of the case may fail with it. */
function holds(name: string, id: string, facts: Facts): boolean | null | undefined {
  return decided(name, { facts }).rules.find((rule) => rule.id === id.toUpperCase())?.holds;
}

describe.each(LABELS)("%s", (name) => {
  describe.each(RULES)("$id", (rule) => {
    test.each(rule.holds)("holds with %j", (facts) => expect(holds(name, rule.id, facts)).toBe(true));
    test.each(rule.fails)("is false with %j: refused, code _not_met", (facts) => {
      const decision = decided(name, { facts });
      expect([decision.outcome, holds(name, rule.id, facts)]).toEqual(["refused", false]);
      expect(codesOf(decision)).toContain(`${rule.id}_not_met`);
      expect(codesOf(decision)).not.toContain(`${rule.id}_unknown`);
    });
    test.each(rule.unknown)("is unknown with %j: undecided, code _unknown", (facts) => {
      const decision = decided(name, { facts });
      expect([decision.outcome, holds(name, rule.id, facts)]).toEqual(["undecided", null]);
      expect(codesOf(decision)).toContain(`${rule.id}_unknown`);
      expect(codesOf(decision)).not.toContain(`${rule.id}_not_met`);
    });
  });
});

describe("E3: participants.committed >= 15", () => {
  const few = (committed: number): Facts => ({
    "participants.committed": committed,
    "participants.within_radius": 0,
    "participants.core_sector": 0,
    "contacts.participants_contacted": 0,
    "cooperation.participants_active": 0,
    "groups.participants": 0,
    ...kinds(2),
  });
  test.each<[number, boolean]>([
    [14, false],
    [15, true],
    [16, true],
  ])("%i committed: %s", (committed, result) =>
    expect(holds("bronze-weak-international", "e3", few(committed))).toBe(result),
  );
  test("14 refuse with e3_not_met, an unknown number is e3_unknown", () => {
    expect(codesOf(decided("bronze-weak-international", { facts: few(14) }))).toContain("e3_not_met");
    expect(codesOf(decided("bronze-weak-international", { facts: { "participants.committed": null } }))).toEqual([
      "e3_unknown",
      "e4_unknown",
    ]);
  });
});

describe("E4: participants.categories >= 2 & participants.enterprise_share >= 0.5", () => {
  const E4 = "bronze-weak-international";
  test("one kind only is false, although all are enterprises", () => {
    expect(codesOf(decided(E4, { facts: { ...kinds(1), "participants.sme": 40 } }))).toEqual(["e4_not_met"]);
  });
  test.each<[number, boolean]>([
    [59, false],
    [60, true],
    [61, true],
  ])("%i enterprises of 120: %s", (sme, result) =>
    expect(holds(E4, "e4", { ...kinds(2), ...enterprises(sme) })).toBe(result),
  );
  test("too few enterprises are e4_not_met, one unknown category is e4_unknown", () => {
    expect(codesOf(decided(E4, { facts: { ...kinds(2), ...enterprises(59) } }))).toContain("e4_not_met");
    expect(codesOf(decided(E4, { facts: { "participants.other": null } }))).toEqual(["e4_unknown"]);
  });
  test("false beats unknown: few enterprises, categories unknown", () => {
    expect(codesOf(decided(E4, { facts: { ...enterprises(59), "participants.other": null } }))).toContain("e4_not_met");
  });
});

describe("E7: organisation.months_active >= 12", () => {
  const started = (day: string | null): string[] =>
    codesOf(decided("bronze-weak-international", { facts: { "organisation.start_date": day } }));
  test.each<[string, string[]]>([
    ["2023-02-28", ["all_conditions_met"]],
    ["2023-03-01", ["e7_not_met"]],
    ["2023-02-27", ["all_conditions_met"]],
  ])("start on %s, reference date 2024-02-29: %j", (day, codes) => expect(started(day)).toEqual(codes));
  test("an unknown start is e7_unknown", () => expect(started(null)).toEqual(["e7_unknown"]));
});
