import { describe, expect, it } from "vitest";
import { draw, drawSome, stream } from "./random.ts";
import { count, level, partOf, skewed, split } from "./shapes.ts";

/** Written down once; a change of them changes every value of the edition. */
const KNOWN = [0.12561793066561222, 0.46074747131206095, 8];

const many = <T>(make: () => T): T[] => Array.from({ length: 20_000 }, make);

describe("chance", () => {
  it("gives the same numbers for the same key on every machine", () => {
    const chance = stream("test");
    expect([chance.uniform(), chance.uniform(), chance.whole(1, 100)]).toEqual(KNOWN);
    expect(stream("test").uniform()).not.toBe(stream("test", 2).uniform());
  });

  it("draws a bell of mean 0 and standard deviation 1", () => {
    const values = many(stream("bell").bell);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.03);
  });

  it("never draws what has no weight, and nothing twice", () => {
    const chance = stream("draw");
    expect(
      many(() =>
        draw(chance, [
          ["a", 1],
          ["b", 0],
        ]),
      ).includes("b"),
    ).toBe(false);
    expect(
      drawSome(
        chance,
        [
          ["a", 1],
          ["b", 2],
          ["c", 0],
        ],
        5,
      ).sort(),
    ).toEqual(["a", "b"]);
    expect(() => draw(chance, [["a", 0]])).toThrow(RangeError);
  });
});

describe("shapes", () => {
  it("splits a whole into parts that add up to it", () => {
    expect(split(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(split(7, [0, 5, 0])).toEqual([0, 7, 0]);
    expect(split(0, [1, 2])).toEqual([0, 0]);
  });

  it("keeps counts, levels and parts within their bounds", () => {
    expect([skewed(70, 0), count(70, -99), count(70, 99, 400), level(2, 9), level(2, -9)]).toEqual([70, 11, 400, 4, 0]);
    expect([partOf(10, 1.4), partOf(10, -0.4), partOf(10, 0.5)]).toEqual([10, 0, 5]);
  });
});
