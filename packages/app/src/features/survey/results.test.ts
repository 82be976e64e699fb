import { describe, expect, test } from "vitest";
import { type MarkCount, resultsOf } from "./results.ts";

/** What is told of marks, and what is not (disclosure.md, rules 3 and 4). */

function of(marks: readonly number[]) {
  const counts: MarkCount[] = [1, 2, 3, 4, 5].flatMap((mark) => {
    const given = marks.filter((one) => one === mark).length;
    return given > 0 ? [{ question: "overall", mark, given }] : [];
  });
  return resultsOf(counts).find(({ question }) => question === "overall");
}
const many = (n: number, mark: number): number[] => Array(n).fill(mark);

describe("nothing is told", () => {
  test("of four answers", () =>
    expect(of([1, 2, 3, 4])).toEqual({
      question: "overall",
      mean: { kind: "withheld" },
      satisfied: { kind: "withheld" },
    }));
  test("of a question that nobody answered", () => expect(of([])?.mean).toEqual({ kind: "withheld" }));
});

describe("a mean", () => {
  test("of fewer than fifteen is rounded to halves", () =>
    expect(of([3, 3, 4, 4, 3])?.mean).toEqual({ kind: "about", value: 3.5 }));
  test("of fifteen is rounded to fifths", () =>
    expect(of([...many(8, 3), ...many(7, 4)])?.mean).toEqual({ kind: "about", value: 3.4 }));
  test("near the ends stays open, so that nobody knows that all gave the same", () => {
    expect(of(many(5, 5))?.mean).toEqual({ kind: "at_least", value: 4.5 });
    expect(of(many(5, 1))?.mean).toEqual({ kind: "at_most", value: 1.5 });
    expect(of(many(20, 5))?.mean).toEqual({ kind: "at_least", value: 4.8 });
    expect(of([...many(19, 5), 4])?.mean).toEqual(of(many(20, 5))?.mean);
  });
});

describe("a share of the satisfied", () => {
  test("stands where three are on each side, in fifths, or twentieths of fifteen", () => {
    expect(of([4, 4, 5, 1, 2, 3])?.satisfied).toEqual({ kind: "share", share: 0.6 });
    expect(of([...many(11, 4), ...many(5, 2)])?.satisfied).toEqual({ kind: "share", share: 0.7 });
  });
  test("is a word where fewer than three are on one side", () => {
    expect(of([...many(10, 4), 1, 2])?.satisfied).toEqual({ kind: "nearly_all" });
    expect(of(many(12, 5))?.satisfied).toEqual(of([...many(10, 4), 1, 2])?.satisfied);
    expect(of([...many(10, 3), 4])?.satisfied).toEqual({ kind: "few" });
  });
});
