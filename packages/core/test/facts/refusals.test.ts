import { describe, expect, test } from "vitest";
import { edition, type Facts, goldRow, onlyFault, REFERENCE_DATE, refusals } from "../support.ts";

/** Every value of a fact that is "refused as bad input" (README-tables.md, "Facts"), with fault code and path. */

const one = (fact: string, value: unknown): Facts => ({ [fact]: value });
const refused = (fact: string, value: unknown): string[] =>
  refusals({ facts: one(fact, value) }).map(({ path, code }) => `${path}: ${code}`);
const definitions = edition.dictionary.ids.map(
  (id, i) => [id, edition.dictionary.definitions[i]?.unit as string] as const,
);
const numbers = definitions
  .filter(([, unit]) => !["boolean", "date", "code", "codes"].includes(unit))
  .map(([id]) => id);
const ofUnit = (...units: string[]): string[] =>
  definitions.filter(([, unit]) => units.includes(unit)).map(([id]) => id);

describe("negative values", () => {
  test.each(numbers.filter((id) => id !== "participants.growth_rate"))("%s: -1", (fact) =>
    expect(refused(fact, -1)).toEqual([`facts.${fact}: negative`]),
  );
  test("growth_rate may be negative", () => expect(refused("participants.growth_rate", -0.4)).toEqual([]));
  test("0 is no negative value", () => expect(numbers.flatMap((fact) => refused(fact, 0))).toEqual([]));
});

describe("a share above 1", () => {
  const MAY_EXCEED = ["participants.leave_rate", "participants.growth_rate", "team.turnover_rate"];
  const shares = ofUnit("share");
  test.each(shares.filter((id) => !MAY_EXCEED.includes(id)))("written: %s 1.001", (fact) =>
    expect(refused(fact, 1.001)).toEqual([`facts.${fact}: above_highest`]),
  );
  test("exactly 1 is lawful for every share", () => expect(shares.flatMap((fact) => refused(fact, 1))).toEqual([]));
  test("leave_rate, growth_rate and turnover_rate may exceed 1", () =>
    expect(MAY_EXCEED.flatMap((fact) => refused(fact, 2.5))).toEqual([]));

  test.each<[string, Facts]>([
    ["participants.committed_share", { "participants.committed": 11, "participants.listed": 10 }],
    [
      "participants.enterprise_share",
      { "participants.sme": 11, "participants.large": 0, "participants.committed": 10 },
    ],
    ["participants.core_sector_share", { "participants.core_sector": 11, "participants.committed": 10 }],
    ["participants.within_radius_share", { "participants.within_radius": 11, "participants.committed": 10 }],
    ["region.potential_used", { "participants.sme": 11, "participants.large": 0, "region.potential_members": 10 }],
    ["team.qualified_share", { "team.qualified_key_staff": 2, "team.key_staff": 1 }],
    ["team.certified_share", { "team.certified_key_staff": 2, "team.key_staff": 1 }],
    ["contacts.contacted_share", { "contacts.participants_contacted": 11, "participants.committed": 10 }],
    ["cooperation.active_share", { "cooperation.participants_active": 11, "participants.committed": 10 }],
    ["budget.private_share", { "budget.private": 11, "budget.two_years": 10 }],
    ["plan.completed_share", { "plan.actions_completed": 11, "plan.actions_planned": 10 }],
    ["activities.aligned_share", { "activities.aligned": 11, "activities.total": 10 }],
    ["performance.targets_met_share", { "performance.targets_met": 11, "performance.targets_set": 10 }],
    ["survey.response_rate", { "survey.answered": 11, "survey.invited": 10 }],
  ])("computed: %s", (fact, facts) =>
    expect(refusals({ facts })).toEqual([{ path: `facts.${fact}`, code: "share_above_one" }]),
  );

  test("computed, told with its value", () => {
    expect(onlyFault({ facts: { "survey.answered": 3, "survey.invited": 2 } }).details).toEqual({ computed: "1.5" });
  });
  test("rates that may exceed 1 are not refused when computed", () => {
    expect(
      refusals({
        facts: {
          "participants.left_12m": 20,
          "participants.joined_12m": 60,
          "participants.committed_year_ago": 10,
          "team.leavers": 9,
          "team.headcount_average": 2,
        },
      }),
    ).toEqual([]);
  });
});

describe("counts that are not whole", () => {
  const whole = ofUnit("count").filter((id) => id !== "team.headcount_average");
  test.each(whole)("%s: 0.5", (fact) => expect(refused(fact, 0.5)).toEqual([`facts.${fact}: not_whole`]));
  test("team.headcount_average may have decimals", () => expect(refused("team.headcount_average", 4.5)).toEqual([]));
  test.each(ofUnit("eur"))("%s: files have whole euro", (fact) =>
    expect(refused(fact, 1000.5)).toEqual([`facts.${fact}: not_whole`]),
  );
  test("years, months, days and full-time equivalents may have decimals", () => {
    expect(
      ofUnit("years", "months", "days", "days_per_year", "fte", "fte_per_100").flatMap((fact) => refused(fact, 2.5)),
    ).toEqual([]);
  });
});

describe("levels outside 0 to 4, single story aspects outside 0 to 3, months of a year above 12", () => {
  test.each(ofUnit("level"))("%s: 4 is the highest", (fact) => {
    expect([refused(fact, 4), refused(fact, 5)]).toEqual([[], [`facts.${fact}: above_highest`]]);
  });
  test.each(ofUnit("credits").filter((id) => id !== "stories.credits"))("%s: 3 is the highest", (fact) => {
    expect([refused(fact, 3), refused(fact, 4)]).toEqual([[], [`facts.${fact}: above_highest`]]);
  });
  test("levels and credits are whole", () => {
    expect([...refused("plan.quality", 2.5), ...refused("stories.first.role", 1.5)]).toEqual([
      "facts.plan.quality: not_whole",
      "facts.stories.first.role: not_whole",
    ]);
  });
  test("stories.credits: 36 is the highest", () =>
    expect([refused("stories.credits", 36), refused("stories.credits", 37)]).toEqual([
      [],
      ["facts.stories.credits: above_highest"],
    ]));
  test("web.updates: 12 months", () =>
    expect([refused("web.updates", 12), refused("web.updates", 13)]).toEqual([
      [],
      ["facts.web.updates: above_highest"],
    ]));
  test("strategy.analyses of three, strategy.elements of six", () => {
    expect([
      ...refused("strategy.analyses", 4),
      ...refused("strategy.elements", 7),
      ...refused("strategy.analyses", 3),
      ...refused("strategy.elements", 6),
    ]).toEqual(["facts.strategy.analyses: above_highest", "facts.strategy.elements: above_highest"]);
  });
  test("the details tell the highest value", () => {
    expect(onlyFault({ facts: one("plan.quality", 5) }).details).toEqual({ given: 5, highest: 4 });
    expect(onlyFault({ facts: one("survey.response_rate", 1.5) }).details).toEqual({ given: 1.5, highest: 1 });
  });
});

describe("dates", () => {
  test.each(ofUnit("date"))("%s: a past event is not after the reference date", (fact) => {
    expect([refused(fact, REFERENCE_DATE), refused(fact, "2026-06-16")]).toEqual([
      [],
      [`facts.${fact}: date_in_future`],
    ]);
  });
  test("all four dates are past events", () => {
    expect(ofUnit("date")).toEqual([
      "cluster.start_date",
      "organisation.start_date",
      "review.strategy_date",
      "review.plan_date",
    ]);
  });
  test.each(["2023-02-29", "15.06.2023", "2023", "", 20_230_615, true, ["2023-06-15"]])("%j is no day", (value) => {
    expect(refused("organisation.start_date", value)).toEqual(["facts.organisation.start_date: not_a_date"]);
  });
  test("the details tell both days", () => {
    expect(onlyFault({ facts: one("cluster.start_date", "2027-01-01") }).details).toEqual({
      given: "2027-01-01",
      reference: REFERENCE_DATE,
    });
  });
});

describe("values of another type", () => {
  test.each([
    ["1,5", "decimal_comma"],
    [" 12,50 ", "decimal_comma"],
    ["-1,5", "decimal_comma"],
    ["1.5", "number_as_text"],
    ["1,5,5", "number_as_text"],
    ["many", "number_as_text"],
    ["", "number_as_text"],
    [true, "wrong_type"],
    [[1], "wrong_type"],
    [1e16, "above_highest"],
  ])("a number written %j: %s", (value, code) =>
    expect(refused("team.fte", value)).toEqual([`facts.team.fte: ${code}`]),
  );
  test("what YAML writes .inf and .nan is no finite number", () => {
    expect([...refused("team.fte", Number.POSITIVE_INFINITY), ...refused("team.fte", Number.NaN)]).toEqual([
      "facts.team.fte: not_finite",
      "facts.team.fte: not_finite",
    ]);
  });
  test("1e15 is the highest number of all", () => expect(refused("acquisition.volume", 1e15)).toEqual([]));
  test("a decimal comma is told with what is meant", () => {
    expect(onlyFault({ facts: one("team.fte", "2,75") })).toEqual({
      path: "facts.team.fte",
      code: "decimal_comma",
      details: { given: "2,75", suggestion: "2.75" },
    });
  });
  test.each([1, 0, "true", "yes", []])("a yes or no written %j", (value) =>
    expect(refused("focus.named", value)).toEqual(["facts.focus.named: wrong_type"]),
  );
  test.each([
    [3, "wrong_type"],
    [true, "wrong_type"],
    ["Association", "unknown_code"],
    ["two words", "unknown_code"],
    ["_x", "unknown_code"],
    ["x_", "unknown_code"],
    ["a__b", "unknown_code"],
    ["", "unknown_code"],
    ["a".repeat(81), "unknown_code"],
  ])("a code written %j: %s", (value, code) =>
    expect(refused("organisation.legal_form", value)).toEqual([`facts.organisation.legal_form: ${code}`]),
  );
  test.each(["association", "a2", "a".repeat(80), "new_form_3"])(
    "a code written %j is lawful, lists are open",
    (value) => expect(refused("organisation.legal_form", value)).toEqual([]),
  );
  test.each<[unknown, string]>([
    ["circular_economy", "facts.strategy.themes: wrong_type"],
    [["a", "B"], "facts.strategy.themes[1]: unknown_code"],
    [["a", 3], "facts.strategy.themes[1]: wrong_type"],
    [["a", "b", "a"], "facts.strategy.themes[2]: unknown_code"],
  ])("codes written %j: %s", (value, fault) => expect(refused("strategy.themes", value)).toEqual([fault]));
  test("the empty list of codes is a known answer", () => expect(refused("strategy.themes", [])).toEqual([]));
});

describe("facts that are not in the dictionary", () => {
  test("are refused with the nearest known id", () => {
    expect(onlyFault({ facts: one("team.ftes", 1) })).toEqual({
      path: "facts.team.ftes",
      code: "unknown_fact",
      details: { given: "team.ftes", nearest: "team.fte" },
    });
  });
  test("without a near one no guess is made", () => {
    expect(onlyFault({ facts: one("weather.today", 1) }).details).toEqual({ given: "weather.today", nearest: "" });
    expect(onlyFault({ facts: one(`team.fte${"x".repeat(100)}`, 1) }).details).toMatchObject({ nearest: "" });
  });
  test("the reference date is no fact", () =>
    expect(refused("case.reference_date", "2026-01-01")).toEqual(["facts.case.reference_date: unknown_fact"]));
});

test("every fault of a case is listed, in the order of the file", () => {
  expect(refusals({ facts: { "team.fte": -1, "participants.sme": 1.5, "web.updates": 13 } })).toEqual([
    { path: "facts.team.fte", code: "negative" },
    { path: "facts.participants.sme", code: "not_whole" },
    { path: "facts.web.updates", code: "above_highest" },
  ]);
});

test("the order of facts in the file does not matter", () => {
  const forward = { "participants.committed": 40, "participants.within_radius": 36 };
  const backward = { "participants.within_radius": 36, "participants.committed": 40 };
  expect(goldRow("1.2", forward)).toEqual(goldRow("1.2", backward));
});

describe("a number with sign, unit or grouped digits is told with the number to write", () => {
  test.each<[string, string, string | undefined]>([
    ["participants.committed_share", "79%", "0.79"],
    ["participants.committed_share", "7.5 %", "0.075"],
    ["budget.two_years", "120 000", "120000"],
    ["budget.two_years", "120_000", "120000"],
    ["budget.two_years", "120000 EUR", "120000"],
    ["budget.two_years", "€ 120000", undefined],
    ["budget.two_years", "12 00", undefined],
    ["team.fte", "2.5", undefined],
    ["team.fte", "many", undefined],
  ])("%s: %s", (fact, given, suggestion) =>
    expect(onlyFault({ facts: one(fact, given) })).toEqual({
      path: `facts.${fact}`,
      code: "number_as_text",
      details: { given, ...(suggestion && { suggestion }) },
    }),
  );
});

describe("all is told at once", () => {
  // cause: the facts were looked at only when everything else had its shape
  test("of the facts and of what is beside them", () =>
    expect(
      refusals({
        invented: "yes",
        agreed_points: { "2.1": "four" },
        facts: { "team.fte": "2,5", "team.persons": -1, "plan.quality": { value: 5, colour: "red" }, "kpi.count": 3 },
      }),
    ).toEqual([
      { path: "invented", code: "wrong_type" },
      { path: "facts.plan.quality.colour", code: "unknown_key" },
      { path: "agreed_points.2.1", code: "wrong_type" },
      { path: "facts.team.fte", code: "decimal_comma" },
      { path: "facts.team.persons", code: "negative" },
    ]));
  // cause: a number without end hid every other fault of its file
  test("a number without end beside others", () =>
    expect(refusals({ facts: { "budget.last_year": Number.POSITIVE_INFINITY, "team.persons": -1 } })).toEqual([
      { path: "facts.budget.last_year", code: "not_finite" },
      { path: "facts.team.persons", code: "negative" },
    ]));
  test("facts are not looked at in a case of another edition, or without a reference date", () => {
    const facts = { "team.persons": -1 };
    expect(refusals({ invented: "yes", edition: "1999-1", facts })).toEqual([{ path: "invented", code: "wrong_type" }]);
    expect(refusals({ invented: "yes", reference_date: "soon", facts })).toEqual([
      { path: "invented", code: "wrong_type" },
      { path: "reference_date", code: "not_a_date" },
    ]);
  });
});
