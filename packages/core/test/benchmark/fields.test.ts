import { describe, expect, test } from "vitest";
import { type ComparedQuestion, compareQuestions, fieldsToImprove, strongFields } from "../../src/index.ts";
import { bronze, example, readData } from "../support.ts";

/** "Fields to improve" and "Strengths" of Bronze (README-tables.md). */

type Short = readonly [id: string, field: string, fires: boolean | null, position?: number | null];

const questions = (...list: readonly Short[]): ComparedQuestion[] =>
  list.map(([id, fieldGroup, fires, position = null]) => ({
    id,
    fieldGroup,
    dimension: "A",
    fires,
    band: null,
    position,
  }));
const improve = (...list: readonly Short[]): unknown =>
  fieldsToImprove(questions(...list)).map(({ field, questions: fired, of }) => [field, fired, of]);
const strong = (...list: readonly Short[]): unknown =>
  strongFields(questions(...list)).map(({ field, position }) => [field, position]);

describe("fields to improve", () => {
  test("by the share of evaluable triggers that fire, downwards", () => {
    expect(improve(["1", "a", true], ["2", "a", false], ["3", "b", true], ["4", "b", true], ["5", "b", false])).toEqual(
      [
        ["b", ["3", "4"], 3],
        ["a", ["1"], 2],
      ],
    );
  });
  test("a trigger that cannot be told does not count", () => {
    expect(improve(["1", "a", true], ["2", "a", false], ["3", "b", true], ["4", "b", null], ["5", "b", null])).toEqual([
      ["b", ["3"], 1],
      ["a", ["1"], 2],
    ]);
  });
  test("with equal shares by the number that fire, downwards: 2 of 4 before 1 of 2", () => {
    expect(
      improve(
        ["1", "a", true],
        ["2", "a", false],
        ["3", "b", true],
        ["4", "b", true],
        ["5", "b", false],
        ["6", "b", false],
      ),
    ).toEqual([
      ["b", ["3", "4"], 4],
      ["a", ["1"], 2],
    ]);
  });
  test("then by the first question, also where it does not fire", () => {
    expect(improve(["1", "a", false], ["2", "b", true], ["3", "b", false], ["4", "a", true])).toEqual([
      ["a", ["4"], 2],
      ["b", ["2"], 2],
    ]);
  });
  test("shares are compared exactly: 2 of 6 and 1 of 3 are equal", () => {
    expect(
      improve(
        ["1", "a", true],
        ["2", "a", false],
        ["3", "a", false],
        ...["4", "5", "6", "7", "8", "9"].map((id, i): Short => [id, "b", i < 2]),
      ),
    ).toEqual([
      ["b", ["4", "5"], 6],
      ["a", ["1"], 3],
    ]);
  });
  test("the first five with at least one; a field without a fired trigger is none", () => {
    const fields = ["a", "b", "c", "d", "e", "f", "g"].map((field, i): Short => [String(i), field, field !== "b"]);
    expect(improve(...fields)).toEqual(
      ["a", "c", "d", "e", "f"].map((field) => [field, [String(["a", "b", "c", "d", "e", "f"].indexOf(field))], 1]),
    );
  });
  test("nothing fires: nothing to improve", () => expect(improve(["1", "a", false], ["2", "b", null])).toEqual([]));
});

describe("strengths: field groups without a fired trigger", () => {
  test("by mean position downwards, then first question", () => {
    expect(
      strong(
        ["1", "a", false, 50],
        ["2", "b", false, 87.5],
        ["3", "c", null, 60],
        ["4", "c", false, 40],
        ["5", "b", null, 37.5],
      ),
    ).toEqual([
      ["b", 62.5],
      ["a", 50],
      ["c", 50],
    ]);
  });
  test("one fired trigger takes the field out, however good the others", () =>
    expect(strong(["1", "a", true, 87.5], ["2", "a", false, 87.5], ["3", "b", false, 30])).toEqual([["b", 30]]));
  test("a field without a placed question is none", () =>
    expect(strong(["1", "a", false, null], ["2", "b", null, null])).toEqual([]));
  test("questions that are not placed do not count in the mean", () =>
    expect(strong(["1", "a", false, 75], ["2", "a", false, null])).toEqual([["a", 75]]));
  test("a mean of 0 is a place", () => expect(strong(["1", "a", false, 0])).toEqual([["a", 0]]));
  test("at most five, fewer if there are fewer", () => {
    const fields = ["a", "b", "c", "d", "e", "f"].map((field, i): Short => [String(i), field, false, 10 * i]);
    expect(strong(...fields)).toEqual([
      ["f", 50],
      ["e", 40],
      ["d", 30],
      ["c", 20],
      ["b", 10],
    ]);
  });
});

test("the field groups of the edition in order of their first question", () => {
  const input = readData(example("bronze-weak-international"));
  const fields = compareQuestions(bronze, input.facts, new Map()).map((q) => q.fieldGroup);
  expect([...new Set(fields)]).toEqual([
    "profile",
    "membership",
    "internationalisation",
    "governance_strategy",
    "team",
    "contacts_cooperation",
    "financing",
    "innovation_services",
    "business_services",
    "results_visibility",
  ]);
  expect([...new Set(fields)]).toEqual(bronze.fieldGroups);
});
