import { describe, expect, test } from "vitest";
import { type ComparedQuestion, compareQuestions, type GroupStatistic } from "../../src/index.ts";
import { bronze, caseData, example, type Facts, readData } from "../support.ts";

/** Triggers of the 36 questions: bronze-questions.csv, column trigger; README-tables.md, "Bronze questions". */

const compared = (
  id: string,
  facts: Facts,
  statistics: Readonly<Record<string, GroupStatistic>> = {},
): ComparedQuestion => {
  const input = readData(caseData({ scheme: "ecei-bronze", facts }));
  const question = compareQuestions(bronze, input.facts, new Map(Object.entries(statistics))).find((q) => q.id === id);
  if (!question) throw new Error(`no question ${id}`);
  return question;
};
const fires = (id: string, facts: Facts, statistics: Readonly<Record<string, GroupStatistic>> = {}): boolean | null =>
  compared(id, facts, statistics).fires;

/** The fact of each lower-quartile trigger, with facts that give it 10 or, for shares, 0.1 per step of k. */
const LOWER: readonly [id: string, fact: string, of: (k: number) => Facts, scale: number][] = [
  ["B05", "participants.committed", (k) => ({ "participants.committed": k }), 1],
  [
    "B06",
    "participants.growth_rate",
    (k) => ({ "participants.joined_12m": k, "participants.left_12m": 0, "participants.committed_year_ago": 100 }),
    0.01,
  ],
  [
    "B07",
    "participants.within_radius_share",
    (k) => ({ "participants.within_radius": k, "participants.committed": 100 }),
    0.01,
  ],
  ["B08", "participants.foreign", (k) => ({ "participants.foreign": k }), 1],
  [
    "B09",
    "region.potential_used",
    (k) => ({ "participants.sme": k, "participants.large": 0, "region.potential_members": 100 }),
    0.01,
  ],
  ["B11", "team.fte_per_100", (k) => ({ "team.fte": k, "participants.committed": 100 }), 1],
  ["B12", "team.qualified_share", (k) => ({ "team.qualified_key_staff": k, "team.key_staff": 100 }), 0.01],
  ["B13", "team.training_days_per_person", (k) => ({ "team.training_days": k, "team.persons": 10 }), 0.1],
  [
    "B15",
    "contacts.contacted_share",
    (k) => ({ "contacts.participants_contacted": k, "participants.committed": 100 }),
    0.01,
  ],
  [
    "B16",
    "cooperation.active_share",
    (k) => ({ "cooperation.participants_active": k, "participants.committed": 100 }),
    0.01,
  ],
  ["B17", "budget.last_year", (k) => ({ "budget.last_year": k }), 1],
  ["B18", "budget.private_share", (k) => ({ "budget.private": k, "budget.two_years": 100 }), 0.01],
  ["B19", "fees.average", (k) => ({ "fees.average": k }), 1],
  ["B24", "acquisition.volume", (k) => ({ "acquisition.volume": k }), 1],
  ["B25", "services.innovation", (k) => ({ "services.innovation": k }), 1],
  ["B26", "services.networking", (k) => ({ "services.networking": k }), 1],
  ["B27", "services.training", (k) => ({ "services.training": k }), 1],
  ["B28", "services.international", (k) => ({ "services.international": k }), 1],
  ["B29", "partners.clusters_foreign", (k) => ({ "partners.clusters_foreign": k }), 1],
  ["B31", "requests.received", (k) => ({ "requests.received": k }), 1],
  ["B35", "stories.count", (k) => ({ "stories.count": k }), 1],
  ["B36", "press.mentions", (k) => ({ "press.mentions": k }), 1],
];

describe.each(LOWER)("%s, lower_quartile: %s", (id, fact, of, scale) => {
  const q1 = Number((20 * scale).toFixed(6));
  const statistics = { [fact]: { q1, median: q1 * 2, q3: q1 * 3 } };
  test("fires below and at the first quartile, not above", () => {
    expect([fires(id, of(19), statistics), fires(id, of(20), statistics), fires(id, of(21), statistics)]).toEqual([
      true,
      true,
      false,
    ]);
  });
  test("an unknown own value neither fires nor counts", () => expect(fires(id, {}, statistics)).toBe(null));
  test("a withheld statistic neither fires nor counts", () => {
    expect([
      fires(id, of(1)),
      fires(id, of(1), { [fact]: { median: q1 } }),
      fires(id, of(1), { [fact]: { q3: q1 } }),
    ]).toEqual([null, null, null]);
  });
});

describe("B14, upper_quartile: team.turnover_rate (less is better there)", () => {
  const turnover = (leavers: number): Facts => ({ "team.leavers": leavers, "team.headcount_average": 50 });
  const statistics = { "team.turnover_rate": { q1: 0.03, median: 0.11, q3: 0.2 } };
  test("fires at and above the third quartile, not below", () => {
    expect([19, 20, 21].map((leavers) => fires("B14", turnover(leavers), statistics))).toEqual([false, true, true]);
  });
  test("unknown or withheld: neither fires nor counts", () => {
    expect([
      fires("B14", {}, statistics),
      fires("B14", turnover(21)),
      fires("B14", turnover(21), { "team.turnover_rate": { q1: 0, median: 0 } }),
    ]).toEqual([null, null, null]);
  });
});

describe("absolute: the condition by itself, whatever the group", () => {
  const level = (fact: string): [Facts, Facts] => [{ [fact]: 1 }, { [fact]: 2 }];
  test.each<[string, Facts, Facts]>([
    // B01 organisation.years_active < 2 on 2026-06-15
    ["B01", { "organisation.start_date": "2024-06-16" }, { "organisation.start_date": "2024-06-15" }],
    ["B04", ...level("cluster.specialisation")],
    ["B10", ...level("governance.influence")],
    ["B20", { "finance.months_secured": 11.9 }, { "finance.months_secured": 12 }],
    ["B22", ...level("kpi.monitoring")],
    ["B30", ...level("links.research")],
    ["B33", ...level("impact.rd")],
    ["B34", ...level("impact.international")],
  ])("%s fires with %j, not with %j, unknown is neither", (id, yes, no) =>
    expect([fires(id, yes), fires(id, no), fires(id, {})]).toEqual([true, false, null]),
  );

  test.each<[unknown, string | null, boolean | null]>([
    [false, null, true],
    [false, "2026-01-01", true],
    [null, "2023-06-14", true],
    [true, "2023-06-14", true],
    [true, "2023-06-15", false],
    [true, null, null],
    [null, "2023-06-15", null],
    [null, null, null],
  ])("B21 with strategy.written %s, review on %s: %s", (written, day, result) => {
    expect(fires("B21", { "strategy.written": written, "review.strategy_date": day })).toBe(result);
  });

  test.each<[number | null, number | null, boolean | null]>([
    [1, 1, true],
    [0, 1, true],
    [1, 2, false],
    [2, 1, false],
    [2, null, false],
    [null, 2, false],
    [1, null, null],
    [null, 1, null],
  ])("B32 with digital %s and green %s: %s", (digital, green, result) => {
    expect(fires("B32", { "transformation.digital": digital, "transformation.green": green })).toBe(result);
  });
});

describe("none never fires", () => {
  test.each(["B02", "B03", "B23"])("%s", (id) => {
    const input = readData(example("bronze-weak-international"));
    expect(compareQuestions(bronze, input.facts, new Map()).find((q) => q.id === id)?.fires).toBe(null);
  });
});

test("22 lower quartiles, 1 upper, 10 absolute, 3 none", () => {
  const kinds = bronze.rows.map((row) => row.trigger.kind);
  expect(
    ["lower_quartile", "upper_quartile", "absolute", "none"].map((kind) => kinds.filter((k) => k === kind).length),
  ).toEqual([22, 1, 10, 3]);
});

test("28 questions have quartiles, 5 means of scales, 3 frequencies", () => {
  const by = (as: string): string[] => bronze.rows.filter((row) => row.compared.as === as).map((row) => row.id);
  expect([by("quartiles").length, by("mean"), by("frequency")]).toEqual([
    28,
    ["B10", "B22", "B32", "B33", "B34"],
    ["B02", "B03", "B23"],
  ]);
});

test("a question is compared on the fact of its quartile trigger, else on the first fact with quartiles, a mean, a frequency", () => {
  const facts = Object.fromEntries(bronze.rows.map((row) => [row.id, row.compared.fact]));
  expect(facts).toMatchObject(Object.fromEntries(LOWER.map(([id, fact]) => [id, fact])));
  expect(facts).toMatchObject({
    B01: "organisation.years_active",
    B02: "organisation.legal_form",
    B03: "cluster.driver",
    B04: "participants.core_sector_share",
    B10: "governance.influence",
    B14: "team.turnover_rate",
    B20: "finance.months_secured",
    B21: "review.strategy_age",
    B22: "plan.quality",
    B23: "strategy.themes",
    B30: "relations.partners",
    B32: "transformation.digital",
    B33: "impact.rd",
    B34: "impact.business",
  });
});

test("less is better for turnover and for the age of the strategy only", () => {
  expect(bronze.rows.filter((row) => row.compared.lowerIsBetter).map((row) => row.id)).toEqual(["B14", "B21"]);
});
