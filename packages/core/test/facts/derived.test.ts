import { describe, expect, test } from "vitest";
import { type PlainValue, plain, readCase, type Warning } from "../../src/index.ts";
import { caseData, edition, type Facts, readData, refusals } from "../support.ts";

/** Derived facts: computed, unknown, written directly, contradicting; and the warnings (README-tables.md, "Facts"). */

function value(id: string, facts: Facts, reference_date = "2026-06-15"): PlainValue {
  const input = readData(caseData({ facts, reference_date }));
  return plain(input.facts[edition.dictionary.index.get(id) as number] ?? null);
}

function warnings(facts: Facts): readonly Warning[] {
  return readData(caseData({ facts })).warnings;
}

const NINE = ["sme", "large", "research", "university", "training", "finance", "consultant", "public", "other"].map(
  (name) => `participants.${name}`,
);
const all = (names: readonly string[], each: unknown): Facts => Object.fromEntries(names.map((name) => [name, each]));
const SERVICES = [
  "information",
  "networking",
  "innovation",
  "business",
  "training",
  "international",
  "startup",
  "marketing",
  "lobbying",
].map((name) => `services.${name}`);
const STORIES = ["first", "second", "third"].flatMap((story) =>
  ["role", "benefit", "proof", "durability"].map((part) => `stories.${story}.${part}`),
);

describe("every derivation of facts.csv", () => {
  test.each<[string, Facts, PlainValue]>([
    ["organisation.months_active", { "organisation.start_date": "2024-03-20" }, 26],
    ["organisation.years_active", { "organisation.start_date": "2024-03-15" }, 27 / 12],
    ["participants.committed_share", { "participants.committed": 65, "participants.listed": 100 }, 0.65],
    ["participants.enterprises", { "participants.sme": 20, "participants.large": 3 }, 23],
    [
      "participants.enterprise_share",
      { "participants.sme": 20, "participants.large": 3, "participants.committed": 50 },
      0.46,
    ],
    ["participants.categories", { ...all(NINE, 0), "participants.sme": 5, "participants.other": 1 }, 2],
    ["participants.research_present", { "participants.research": 0, "participants.university": 1 }, true],
    ["participants.core_sector_share", { "participants.core_sector": 26, "participants.committed": 40 }, 0.65],
    ["participants.within_radius_share", { "participants.within_radius": 36, "participants.committed": 40 }, 0.9],
    ["participants.leave_rate", { "participants.left_12m": 9, "participants.committed_year_ago": 90 }, 0.1],
    [
      "participants.growth_rate",
      { "participants.joined_12m": 2, "participants.left_12m": 11, "participants.committed_year_ago": 90 },
      -0.1,
    ],
    [
      "region.potential_used",
      { "participants.sme": 20, "participants.large": 5, "region.potential_members": 200 },
      0.125,
    ],
    ["team.fte_per_100", { "team.fte": 2.75, "participants.committed": 110 }, 2.5],
    ["team.qualified_share", { "team.qualified_key_staff": 3, "team.key_staff": 4 }, 0.75],
    ["team.certified_share", { "team.certified_key_staff": 1, "team.key_staff": 4 }, 0.25],
    ["team.training_days_per_person", { "team.training_days": 7, "team.persons": 4 }, 1.75],
    ["team.turnover_rate", { "team.leavers": 3, "team.headcount_average": 4.5 }, 1 / 3],
    ["contacts.contacted_share", { "contacts.participants_contacted": 14, "participants.committed": 40 }, 0.35],
    ["cooperation.active_share", { "cooperation.participants_active": 16, "participants.committed": 40 }, 0.4],
    ["budget.two_years", { "budget.year_before": 300_000, "budget.last_year": 340_000 }, 640_000],
    [
      "budget.private",
      {
        "budget.fees": 1,
        "budget.services": 20,
        "budget.sponsoring": 300,
        "budget.private_projects": 4000,
        "budget.in_kind": 50_000,
      },
      54_321,
    ],
    ["plan.completed_share", { "plan.actions_completed": 15, "plan.actions_planned": 20 }, 0.75],
    ["review.strategy_age", { "review.strategy_date": "2023-06-14" }, 37],
    ["review.plan_age", { "review.plan_date": "2026-06-14" }, 1],
    ["activities.aligned_share", { "activities.aligned": 48, "activities.total": 60 }, 0.8],
    ["services.fields", { ...all(SERVICES, 0), "services.startup": 1, "services.lobbying": 4 }, 2],
    ["services.fields_repeated", { ...all(SERVICES, 3), "services.startup": 2, "services.lobbying": 2 }, 7],
    ["performance.targets_met_share", { "performance.targets_met": 8, "performance.targets_set": 10 }, 0.8],
    ["groups.planned_or_active", { "groups.planned": 2, "groups.active": 3 }, 5],
    ["stories.credits", { ...all(STORIES, 3), "stories.third.proof": 0 }, 33],
    ["survey.response_rate", { "survey.answered": 24, "survey.invited": 80 }, 0.3],
  ])("%s", (id, facts, expected) => expect(value(id, facts)).toBe(expected));

  test("budget.private_share pools two years: not the mean of two shares", () => {
    const parts = {
      "budget.fees": 100,
      "budget.services": 0,
      "budget.sponsoring": 0,
      "budget.private_projects": 0,
      "budget.in_kind": 28,
    };
    expect(value("budget.private_share", { ...parts, "budget.year_before": 300, "budget.last_year": 340 })).toBe(0.2);
  });
});

describe("a fact that was not given is unknown, never 0 or no", () => {
  test.each(NINE)("participants.categories without %s", (missing) =>
    expect(value("participants.categories", { ...all(NINE, 4), [missing]: null })).toBe(null),
  );
  test.each(SERVICES)("services.fields without %s", (missing) =>
    expect(value("services.fields", { ...all(SERVICES, 4), [missing]: null })).toBe(null),
  );
  test.each(STORIES)("stories.credits without %s", (missing) =>
    expect(value("stories.credits", { ...all(STORIES, 3), [missing]: null })).toBe(null),
  );
  test("research_present: true with one known yes, unknown with one known no, false with two", () => {
    const present = (research: unknown, university: unknown): PlainValue =>
      value("participants.research_present", {
        "participants.research": research,
        "participants.university": university,
      });
    expect([
      present(1, null),
      present(null, 2),
      present(0, null),
      present(null, 0),
      present(0, 0),
      present(null, null),
    ]).toEqual([true, true, null, null, false, null]);
  });
  test("a written null is unknown as well", () => expect(value("team.fte", { "team.fte": null })).toBe(null));
  test("a value with origin is the value", () =>
    expect(value("team.fte", { "team.fte": { value: 1.5, assumed: true, note: "n", source: "s" } })).toBe(1.5));
});

describe("a derived fact may be written directly", () => {
  test("it counts where it cannot be computed, and what rests on it is computed", () => {
    expect(
      value("participants.enterprise_share", { "participants.enterprises": 20, "participants.committed": 40 }),
    ).toBe(0.5);
  });
  test("the computed value counts where both are known", () => {
    expect(
      value("participants.committed_share", {
        "participants.committed": 65,
        "participants.listed": 100,
        "participants.committed_share": 0.6504,
      }),
    ).toBe(0.65);
  });

  const share = (written: number): Facts => ({
    "participants.committed": 65,
    "participants.listed": 100,
    "participants.committed_share": written,
  });
  test.each([0.6505, 0.6495, 0.65])("a share may differ by 0.0005: %s beside 0.65", (written) =>
    expect(refusals({ facts: share(written) })).toEqual([]),
  );
  test.each([0.650_501, 0.649_499])("a share that differs by more is refused: %s beside 0.65", (written) =>
    expect(refusals({ facts: share(written) })).toEqual([
      { path: "facts.participants.committed_share", code: "contradicts_parts" },
    ]),
  );

  const budget = (written: number): Facts => ({
    "budget.year_before": 100_000,
    "budget.last_year": 100_000,
    "budget.two_years": written,
  });
  test.each([201_000, 199_000])("other facts may differ by 0.5 %%: %s beside 200 000", (written) =>
    expect(refusals({ facts: budget(written) })).toEqual([]),
  );
  test.each([201_001, 198_999])("other facts that differ by more are refused: %s beside 200 000", (written) =>
    expect(refusals({ facts: budget(written) })).toEqual([
      { path: "facts.budget.two_years", code: "contradicts_parts" },
    ]),
  );
  test("a share below zero likewise", () => {
    const growth = (written: number): Facts => ({
      "participants.joined_12m": 0,
      "participants.left_12m": 10,
      "participants.committed_year_ago": 100,
      "participants.growth_rate": written,
    });
    expect(refusals({ facts: growth(-0.1005) })).toEqual([]);
    expect(refusals({ facts: growth(-0.1006) })).toEqual([
      { path: "facts.participants.growth_rate", code: "contradicts_parts" },
    ]);
  });
  test("beside a computed 0 only 0 is right", () => {
    const groups = (written: number): Facts => ({
      "groups.planned": 0,
      "groups.active": 0,
      "groups.planned_or_active": written,
    });
    expect([refusals({ facts: groups(0) }), refusals({ facts: groups(1) })]).toEqual([
      [],
      [{ path: "facts.groups.planned_or_active", code: "contradicts_parts" }],
    ]);
  });
  test("a written yes beside a computed no is refused", () => {
    const facts = { "participants.research": 0, "participants.university": 0, "participants.research_present": true };
    expect(refusals({ facts })).toEqual([{ path: "facts.participants.research_present", code: "contradicts_parts" }]);
  });
  test("the details tell what was written and what was computed", () => {
    const result = readCase(edition, caseData({ facts: share(0.7) }));
    expect(result.ok ? [] : result.faults.map((f) => f.details)).toEqual([{ given: "0.7", computed: "0.65" }]);
  });
});

describe("warnings: odd but lawful", () => {
  const categories = { ...all(NINE, 5), "participants.committed": 45 };
  test("nine known categories that add up", () => expect(warnings(categories)).toEqual([]));
  test.each([44, 46])("nine known categories that do not add up to %i committed", (committed) => {
    expect(
      warnings({ ...categories, "participants.committed": committed }).filter(
        (w) => w.code === "categories_do_not_add_up",
      ),
    ).toEqual([
      {
        code: "categories_do_not_add_up",
        path: "facts.participants.committed",
        details: { given: String(committed), computed: "45" },
      },
    ]);
  });
  test("with one category unknown nothing is said", () =>
    expect(warnings({ ...categories, "participants.sme": null })).toEqual([]));
  test("with the whole unknown nothing is said", () => expect(warnings(all(NINE, 5))).toEqual([]));
  test("a part above its whole", () => {
    expect(warnings({ "team.persons": 3, "team.key_staff": 4 })).toEqual([
      {
        code: "part_exceeds_whole",
        path: "facts.team.key_staff",
        details: { given: "4", whole: "team.persons", computed: "3" },
      },
    ]);
    expect(warnings({ "team.persons": 4, "team.key_staff": 4 })).toEqual([]);
  });
  test("a code outside its vocabulary is kept, alone and in a list", () => {
    expect(warnings({ "organisation.legal_form": "guild", "strategy.places": ["regional", "moon"] })).toEqual([
      { code: "unknown_code", path: "facts.organisation.legal_form", details: { given: "guild" } },
      { code: "unknown_code", path: "facts.strategy.places", details: { given: "moon" } },
    ]);
    expect(value("organisation.legal_form", { "organisation.legal_form": "guild" })).toBe("guild");
  });
  test("a refused case has no warnings", () => {
    const result = readCase(edition, caseData({ facts: { "team.persons": 3, "team.key_staff": 4, "team.fte": -1 } }));
    expect(result).toEqual({
      ok: false,
      faults: [{ path: "facts.team.fte", code: "negative", details: { given: -1 } }],
    });
  });
});
