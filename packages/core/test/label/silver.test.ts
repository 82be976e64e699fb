import { describe, expect, test } from "vitest";
import { codesOf, decided, type Facts } from "../support.ts";

/** Silver: the interval of the two benchmarkings and the improvement areas (label-rules.csv; README-tables.md, "Label rules"). */

const SILVER = "decisions/silver-first";
const codes = (application: Facts): string[] => codesOf(decided(SILVER, { application }));
const outcome = (application: Facts): string => decided(SILVER, { application }).outcome;

describe("silver.interval_min, silver.interval_max: 18 to 24 calendar months, days ignored", () => {
  const between = (first: unknown, second: unknown): string[] => codes({ benchmarking: { first, second } });
  test.each<[string, string, string[]]>([
    ["2022-03-10", "2023-08-31", ["silver_interval_too_short"]],
    ["2022-03-31", "2023-09-01", ["all_conditions_met"]],
    ["2022-03-01", "2023-10-31", ["all_conditions_met"]],
    ["2022-03-01", "2024-03-31", ["all_conditions_met"]],
    ["2022-03-31", "2024-04-01", ["silver_interval_too_long"]],
  ])("%s to %s: %j", (first, second, expected) => expect(between(first, second)).toEqual(expected));
  test.each<[unknown, unknown]>([
    [null, "2023-10-02"],
    ["2022-03-31", null],
    [undefined, undefined],
  ])("%s to %s: both ends are unknown, undecided", (first, second) => {
    expect(between(first, second)).toEqual(["silver_interval_unknown", "silver_interval_unknown"]);
    expect(outcome({ benchmarking: { first, second } })).toBe("undecided");
  });
  test("a wrong interval refuses", () =>
    expect(outcome({ benchmarking: { first: "2022-03-10", second: "2023-08-31" } })).toBe("refused"));
  test("no benchmarking at all is unknown", () =>
    expect(codes({ benchmarking: null })).toEqual(["silver_interval_unknown", "silver_interval_unknown"]));

  describe("for renewals it is not asked", () => {
    const previous = { label: "silver", valid_until: "2023-06-30" };
    test.each([{ first: "2022-03-10", second: "2023-01-20" }, { first: "2018-01-01", second: "2023-10-02" }, null])(
      "%j",
      (benchmarking) => {
        const decision = decided(SILVER, { application: { previous, benchmarking } });
        expect([decision.outcome, decision.kind]).toEqual(["awarded", "renewal"]);
      },
    );
    test("after the year of grace it is a first label, and asked again", () => {
      expect(codes({ previous: { label: "silver", valid_until: "2022-10-01" }, benchmarking: null })).toEqual([
        "silver_interval_unknown",
        "silver_interval_unknown",
      ]);
    });
    test("a previous Bronze makes no Silver renewal", () => {
      expect(codes({ previous: { label: "bronze", valid_until: "2023-06-30" }, benchmarking: null })).toEqual([
        "silver_interval_unknown",
        "silver_interval_unknown",
      ]);
    });
    test("without a date the kind is none, and the interval is asked", () => {
      expect(codes({ previous, benchmarking: null, assessment_date: null })).toEqual([
        "assessment_date_missing",
        "silver_interval_unknown",
        "silver_interval_unknown",
      ]);
    });
    test("and the reason says so", () => {
      const { reasons } = decided(SILVER, { application: { previous, benchmarking: null, assessment_date: null } });
      expect(reasons[1]?.found).toMatchObject({ "application.kind": "none" });
    });
  });
});

type Area = readonly [indicator: string, described: boolean | null, confirmed: boolean | null];
const areas = (...list: readonly Area[]): Facts => ({
  improvement_areas: list.map(([indicator, effect_described, confirmed]) => ({
    indicator,
    effect_described,
    confirmed,
  })),
});
const GOOD: readonly Area[] = [
  ["2.5", true, true],
  ["4.1.6", true, true],
];

describe("silver.areas_declared: at least 3 different indicators", () => {
  test("three are enough, two are not", () => {
    expect(codes(areas(...GOOD, ["5.3", true, true]))).toEqual(["all_conditions_met"]);
    expect(codes(areas(...GOOD))).toEqual([
      "improvement_areas_too_few",
      "improvement_effect_not_described",
      "improvement_not_confirmed",
    ]);
    expect(outcome(areas(...GOOD))).toBe("refused");
  });
  test("the same indicator twice counts once", () => {
    expect(codes(areas(...GOOD, ["2.5", true, true]))).toEqual([
      "improvement_areas_too_few",
      "improvement_effect_not_described",
      "improvement_not_confirmed",
    ]);
    expect(codes(areas(...GOOD, ["2.5", true, true], ["5.3", true, true]))).toEqual(["all_conditions_met"]);
  });
  test("missing areas are unknown, an empty list is 0", () => {
    expect([codes({ improvement_areas: null }), outcome({ improvement_areas: null })]).toEqual([
      ["improvement_areas_unknown", "improvement_areas_unknown", "improvement_unconfirmed"],
      "undecided",
    ]);
    expect([codes({ improvement_areas: [] }), outcome({ improvement_areas: [] })]).toEqual([
      ["improvement_areas_too_few", "improvement_effect_not_described", "improvement_not_confirmed"],
      "refused",
    ]);
  });
});

describe.each<
  [string, (value: boolean | null) => Area, (value: boolean | null, indicator: string) => Area, string, string]
>([
  [
    "effect_described",
    (v) => ["5.3", v, true],
    (v, i) => [i, v, true],
    "improvement_effect_not_described",
    "improvement_areas_unknown",
  ],
  [
    "confirmed",
    (v) => ["5.3", true, v],
    (v, i) => [i, true, v],
    "improvement_not_confirmed",
    "improvement_unconfirmed",
  ],
])("%s: null counts as unknown as long as it could decide", (_, third, more, codeFalse, codeUnknown) => {
  test("two and one no: refused", () =>
    expect([codes(areas(...GOOD, third(false))), outcome(areas(...GOOD, third(false)))]).toEqual([
      [codeFalse],
      "refused",
    ]));
  test("two and one open: undecided", () =>
    expect([codes(areas(...GOOD, third(null))), outcome(areas(...GOOD, third(null)))]).toEqual([
      [codeUnknown],
      "undecided",
    ]));
  test("three and one open: it no longer decides", () =>
    expect(codes(areas(...GOOD, third(true), more(null, "2.6")))).toEqual(["all_conditions_met"]));
  test("three and one no: the three are enough", () =>
    expect(codes(areas(...GOOD, third(true), more(false, "2.6")))).toEqual(["all_conditions_met"]));
  test("one yes, one no, one open: it could not decide any more, refused", () => {
    const list = areas(more(true, "2.5"), more(false, "4.1.6"), more(null, "5.3"));
    expect([codes(list), outcome(list)]).toEqual([[codeFalse], "refused"]);
  });
  test("an open second mention of an indicator that has it decides nothing", () => {
    expect(codes(areas(...GOOD, more(null, "2.5"), third(false)))).toEqual([codeFalse]);
  });
});

describe("an area without a word on effect or confirmation is open", () => {
  test("not stated is unknown, not no", () => {
    const improvement_areas = ["2.5", "4.1.6", "5.3"].map((indicator) => ({ indicator }));
    expect([codes({ improvement_areas }), outcome({ improvement_areas })]).toEqual([
      ["improvement_areas_unknown", "improvement_unconfirmed"],
      "undecided",
    ]);
  });
});

test("a refusal lists no unknown rule: two areas, none judged yet", () => {
  expect(codes(areas(["2.5", true, null], ["4.1.6", null, null], ["5.3", false, false]))).toEqual([
    "improvement_effect_not_described",
    "improvement_not_confirmed",
  ]);
});
