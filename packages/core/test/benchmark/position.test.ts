import { describe, expect, test } from "vitest";
import { fraction } from "../../src/fraction.ts";
import {
  band,
  type CompiledInterview,
  compareQuestions,
  compileEdition,
  type Edition,
  meanPosition,
  position,
} from "../../src/index.ts";
import { checkEdition } from "../../src/scheme/check.ts";
import { bronze, caseData, editionTexts, type Facts, readData } from "../support.ts";

/** Band and position in a group (README-tables.md, "Band", "Profile"). */

const GROUP = { q1: 10, median: 20, q3: 60 };

describe("band: own <= Q1 lower quartile, else own >= Q3 upper quartile, else middle half", () => {
  test.each<[number, string]>([
    [9.9, "lower"],
    [10, "lower"],
    [10.1, "middle"],
    [20, "middle"],
    [59.9, "middle"],
    [60, "upper"],
    [60.1, "upper"],
  ])("%s of 10, 20, 60: %s", (own, expected) => expect(band(fraction(own), GROUP, false)).toBe(expected));
  test.each<[number, string]>([
    [9.9, "upper"],
    [10, "upper"],
    [10.1, "middle"],
    [59.9, "middle"],
    [60, "lower"],
    [60.1, "lower"],
  ])("mirrored where less is better: %s is %s", (own, expected) =>
    expect(band(fraction(own), GROUP, true)).toBe(expected),
  );
  test("equal quartiles: at them it is the lower quartile, the worse reading", () => {
    const equal = { q1: 5, median: 5, q3: 5 };
    expect([
      band(fraction(5), equal, false),
      band(fraction(5), equal, true),
      band(fraction(6), equal, false),
      band(fraction(4), equal, true),
    ]).toEqual(["lower", "lower", "upper", "upper"]);
  });
  test("without quartiles there is none", () => {
    expect([
      band(fraction(1), { median: 20 }, false),
      band(fraction(1), { q1: 1, median: 2 }, false),
      band(fraction(1), { q3: 1 }, true),
      band(fraction(1), {}, false),
    ]).toEqual([null, null, null, null]);
  });
  test("compared exactly: a third is above a released 0.33", () => {
    expect(band({ n: 1, d: 3 }, { q1: 0.33, median: 0.5, q3: 0.7 }, false)).toBe("middle");
  });
});

describe("position: 12.5 when own <= Q1, 87.5 when own >= Q3, between linear 25-50-75 over Q1, median, Q3", () => {
  test.each<[number, number]>([
    [0, 12.5],
    [10, 12.5],
    [12, 30],
    [15, 37.5],
    [20, 50],
    [30, 56.25],
    [40, 62.5],
    [58, 73.75],
    [60, 87.5],
    [99, 87.5],
  ])("%s of 10, 20, 60: %s", (own, expected) => expect(position(fraction(own), GROUP, false)).toBe(expected));
  test("reversed where less is better", () => {
    expect([0, 10, 15, 20, 40, 60, 99].map((own) => position(fraction(own), GROUP, true))).toEqual([
      87.5, 87.5, 62.5, 50, 37.5, 12.5, 12.5,
    ]);
  });
  test("equal quartiles are 50", () => {
    const equal = { q1: 5, median: 5, q3: 5 };
    expect([4, 5, 6].map((own) => position(fraction(own), equal, false))).toEqual([50, 50, 50]);
    expect(position(fraction(5), equal, true)).toBe(50);
  });
  test("a median on a quartile leaves one half of the way", () => {
    const low = { q1: 10, median: 10, q3: 30 };
    expect([position(fraction(10), low, false), position(fraction(20), low, false)]).toEqual([12.5, 62.5]);
    const high = { q1: 10, median: 30, q3: 30 };
    expect([position(fraction(20), high, false), position(fraction(30), high, false)]).toEqual([37.5, 87.5]);
  });
  test("with a statistic missing there is none", () => {
    const { q1, median, q3 } = GROUP;
    expect(
      [{ q1, median }, { q1, q3 }, { median, q3 }, {}].map((statistic) => position(fraction(15), statistic, false)),
    ).toEqual([null, null, null, null]);
  });
});

describe("where a question stands", () => {
  const stand = (id: string, facts: Facts, fact: string): unknown => {
    const input = readData(caseData({ scheme: "ecei-bronze", facts }));
    const question = compareQuestions(bronze, input.facts, new Map([[fact, GROUP]])).find((q) => q.id === id);
    return [question?.band, question?.position];
  };
  test("on the fact it is compared on", () =>
    expect(stand("B17", { "budget.last_year": 15 }, "budget.last_year")).toEqual(["middle", 37.5]));
  test("mirrored for turnover", () =>
    expect(stand("B14", { "team.leavers": 240, "team.headcount_average": 2 }, "team.turnover_rate")).toEqual([
      "lower",
      12.5,
    ]));
  test("mirrored for the age of the strategy", () =>
    expect(stand("B21", { "review.strategy_date": "2026-01-15" }, "review.strategy_age")).toEqual(["upper", 87.5]));
  test("unknown: nowhere", () => expect(stand("B17", {}, "budget.last_year")).toEqual([null, null]));
  test("withheld: nowhere", () =>
    expect(stand("B17", { "budget.last_year": 15 }, "budget.this_year")).toEqual([null, null]));
  test.each([0, 1, 2, 3, 4])("scales: 100 x value / 4, level %i", (value) =>
    expect(stand("B33", { "impact.rd": value }, "impact.rd")).toEqual([null, 25 * value]),
  );
  // the 4 stood in the code, although the scale is data
  test("scales are as long as the edition says", () => {
    const texts = editionTexts();
    const scales = texts.get("scales.yaml") as string;
    texts.set("scales.yaml", scales.replace("level: { low: 0, high: 4 }", "level: { low: 0, high: 5 }"));
    const longer = compileEdition(checkEdition(texts).edition as Edition).schemes.get(bronze.id) as CompiledInterview;
    const input = readData(caseData({ scheme: "ecei-bronze", facts: { "impact.rd": 3 } }));
    const placed = [bronze, longer].map((scheme) => compareQuestions(scheme, input.facts, new Map()));
    expect(placed.map((questions) => questions.find((q) => q.id === "B33")?.position)).toEqual([75, 60]);
  });
  test("a code and a list of codes stand nowhere", () => {
    expect(stand("B02", { "organisation.legal_form": "association" }, "organisation.legal_form")).toEqual([null, null]);
    expect(stand("B23", { "strategy.themes": ["a"] }, "strategy.themes")).toEqual([null, null]);
  });
  test("with its field group and dimension", () => {
    const questions = compareQuestions(bronze, readData(caseData({ scheme: "ecei-bronze" })).facts, new Map());
    expect(questions.map((q) => q.id)).toEqual(bronze.rows.map((row) => row.id));
    expect(questions[27]).toEqual({
      id: "B28",
      fieldGroup: "internationalisation",
      dimension: "D",
      fires: null,
      band: null,
      position: null,
    });
  });
});

test("a dimension is the mean over its placed questions, nothing when none is placed", () => {
  expect(meanPosition([{ position: 12.5 }, { position: null }, { position: 50 }])).toBe(31.25);
  expect([meanPosition([{ position: null }]), meanPosition([])]).toEqual([null, null]);
});
