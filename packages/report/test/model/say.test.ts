import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sayer } from "../../src/model/say.ts";
import { patternsIn } from "../../src/texts.ts";

/** The choice among sentences: deterministic, and none again before all others of its kind. */

/** Patterns that tell which one was chosen. */
function numbered(counts: Readonly<Record<string, number>>) {
  return (key: string): readonly string[] => Array.from({ length: counts[key] ?? 0 }, (_, i) => `${key} ${i}`);
}

describe("refused", () => {
  test("a key without patterns", () => {
    expect(() => sayer(patternsIn("nb"), "code")("lead.nowhere")).toThrow(
      new RangeError("no patterns for lead.nowhere"),
    );
  });
});

describe("laws", () => {
  const counts = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.integer({ min: 1, max: 14 }), {
    minKeys: 1,
    noNullPrototype: true,
  });
  const uses = counts.chain((of) =>
    fc.record({
      of: fc.constant(of),
      keys: fc.array(fc.constantFrom(...Object.keys(of)), { maxLength: 80 }),
      code: fc.string({ maxLength: 30, unit: "binary" }),
    }),
  );

  test("a pattern comes again only after all others of its key were used", () => {
    fc.assert(
      fc.property(uses, ({ of, keys, code }) => {
        const say = sayer(numbered(of), code);
        const said = keys.map((key) => ({ key, text: say(key) }));
        for (const key of Object.keys(of)) {
          const own = said.filter((entry) => entry.key === key).map(({ text }) => text);
          const count = of[key] as number;
          own.forEach((_, i) => {
            const round = own.slice(i, i + count);
            expect(new Set(round).size).toBe(round.length);
          });
        }
      }),
    );
  });
  test("the same code says the same", () => {
    fc.assert(
      fc.property(uses, ({ of, keys, code }) => {
        const [one, other] = [sayer(numbered(of), code), sayer(numbered(of), code)];
        expect(keys.map((key) => one(key))).toEqual(keys.map((key) => other(key)));
      }),
    );
  });
  test("one key does not move another", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 20 }), (code, before) => {
        const [alone, mixed] = [sayer(numbered({ a: 5, b: 7 }), code), sayer(numbered({ a: 5, b: 7 }), code)];
        for (let i = 0; i < before; i += 1) mixed("b");
        expect(mixed("a")).toBe(alone("a"));
      }),
    );
  });
});

describe("codes", () => {
  test("different reports begin with different sentences: each of three begins some", () => {
    const starts = Array.from({ length: 60 }, (_, i) => sayer(numbered({ a: 3 }), `NO-2026-05-GOLD-${i}`)("a"));
    const shares = ["a 0", "a 1", "a 2"].map((text) => starts.filter((start) => start === text).length);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(10);
  });
  test("two keys of one report do not begin in step", () => {
    const steps = Array.from({ length: 40 }, (_, i) => {
      const say = sayer(numbered({ a: 8, b: 8 }), `code ${i}`);
      return (Number(say("a").slice(2)) - Number(say("b").slice(2)) + 8) % 8;
    });
    expect(new Set(steps).size).toBeGreaterThan(4);
  });
});

describe("details", () => {
  const one = (pattern: string) => sayer(() => [pattern], "code");
  test("are put in as they stand: not read again, not taken for a pattern of replace", () => {
    expect(one("own {{value}}, group {{group}}")("k", { value: "{{group}} $& $1", group: "$t(x) {{value}}" })).toBe(
      "own {{group}} $& $1, group $t(x) {{value}}",
    );
  });
  test("numbers, zero too", () => expect(one("{{count}} of {{of}}")("k", { count: 0, of: 4 })).toBe("0 of 4"));
});
