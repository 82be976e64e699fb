import { describe, expect, test } from "vitest";
import { compareValues, compileExpression } from "../../src/expression/compile.ts";
import { namesIn } from "../../src/expression/names.ts";
import { ExpressionError, parseExpression } from "../../src/expression/parse.ts";
import type { Comparator, Value } from "../../src/expression/types.ts";
import { fraction } from "../../src/fraction.ts";
import { plain } from "../../src/index.ts";

/** The language of the scheme with its three values (README-tables.md, "Facts", "Gold rubric"). */

type Names = Readonly<Record<string, Value>>;
const T = true;
const F = false;
const U = null;

function run(text: string, names: Names = {}): unknown {
  const compute = compileExpression<Names>(parseExpression(text), (name) => (env) => env[name] ?? null);
  return plain(compute(names));
}

describe("three values", () => {
  const cases: [boolean | null, boolean | null, boolean | null, boolean | null][] = [
    // a, b, a && b, a || b
    [T, T, T, T],
    [T, F, F, T],
    [T, U, U, T],
    [F, T, F, T],
    [F, F, F, F],
    [F, U, F, U],
    [U, T, U, T],
    [U, F, F, U],
    [U, U, U, U],
  ];
  test.each(cases)("%s with %s: and %s, or %s", (a, b, and, or) => {
    expect([
      run("a.x == true && b.x == true", { "a.x": a, "b.x": b }),
      run("a.x == true || b.x == true", { "a.x": a, "b.x": b }),
    ]).toEqual([and, or]);
  });
  test("a comparison with an unknown part is unknown, whatever the operator", () => {
    for (const op of [">=", "<=", ">", "<", "==", "!="]) expect(run(`a.x ${op} 1`, {})).toBe(null);
  });
});

describe("comparisons", () => {
  test.each<[Comparator, boolean, boolean, boolean]>([
    [">=", F, T, T],
    ["<=", T, T, F],
    [">", F, F, T],
    ["<", T, F, F],
    ["==", F, T, F],
    ["!=", T, F, T],
  ])("%s below, at, above", (op, below, at, above) => {
    expect([0.49, 0.5, 0.51].map((value) => compareValues(op, fraction(value), fraction(0.5)))).toEqual([
      below,
      at,
      above,
    ]);
    expect(["2026-01-01", "2026-01-02", "2026-01-03"].map((day) => compareValues(op, day, "2026-01-02"))).toEqual([
      below,
      at,
      above,
    ]);
  });
  test("yes and no are equal or not", () => {
    expect([
      compareValues("==", T, T),
      compareValues("==", T, F),
      compareValues("!=", T, F),
      compareValues("!=", F, F),
    ]).toEqual([T, F, T, F]);
  });
});

describe("arithmetic", () => {
  test("exact, with CEL's precedence", () => {
    expect([
      run("1 + 2 * 3"),
      run("(1 + 2) * 3"),
      run("7 / 2"),
      run("0.1 + 0.2 == 0.3"),
      run("100 * 2.5 / 4"),
      run("-3 + 1"),
      run("2 - 5"),
    ]).toEqual([7, 9, 3.5, true, 62.5, -2, -3]);
  });
  test("with an unknown part it is unknown", () => {
    for (const op of ["+", "-", "*", "/"]) expect([run(`a.x ${op} 1`), run(`1 ${op} a.x`)]).toEqual([null, null]);
  });
  test("a division by 0 is unknown, and so is what rests on it", () => {
    expect([
      run("1 / 0"),
      run("a.x / (b.x - 2)", { "a.x": fraction(1), "b.x": fraction(2) }),
      run("1 / 0 >= 1"),
      run("1 / 0 >= 1 || true"),
    ]).toEqual([null, null, null, true]);
  });
  test("a minus before a name", () => expect(run("-a.x", { "a.x": fraction(4) })).toBe(-4));
});

describe("functions", () => {
  const days = { "a.day": "2024-01-31", "b.day": "2024-03-01" };
  test("months_down and months_up", () =>
    expect([run("months_down(a.day, b.day)", days), run("months_up(a.day, b.day)", days)]).toEqual([1, 2]));
  test("add_years and add_days", () =>
    expect([run("add_years(a.day, 1)", days), run("add_days(b.day, 1)", days)]).toEqual(["2025-01-31", "2024-03-02"]));
  test("end by the rule of validity_end", () => {
    expect([run('end(b.day, "same_day")', days), run('end(b.day, "month_end")', days)]).toEqual([
      "2024-03-01",
      "2024-03-31",
    ]);
  });
  test("count_at_least counts those that reach k", () => {
    expect([
      run("count_at_least(3, 2, 3, 4)"),
      run("count_at_least(1, 0, 0)"),
      run("count_at_least(0.5, 0.5)"),
    ]).toEqual([2, 0, 1]);
  });
  test("an unknown part makes all of it unknown", () => {
    expect([
      run("count_at_least(1, 5, a.x)"),
      run("months_up(a.day, c.day)", days),
      run("add_years(c.day, 1)"),
    ]).toEqual([null, null, null]);
  });
});

describe("what is no expression is refused in one line", () => {
  test.each([
    "",
    "a.x >=",
    "a.x >= 1 &",
    "(1",
    "a.x in [1]",
    "max(1, 2)",
    "a[0]",
    "{'a': 1}",
    "!a.x",
    "a.x % 2",
    "a.x ? 1 : 2",
    "null",
    "size(a)",
    "a.b().c",
  ])("%j", (text) => {
    let message = "nothing was thrown";
    try {
      parseExpression(text);
    } catch (error) {
      expect(error).toBeInstanceOf(ExpressionError);
      message = (error as Error).message;
    }
    expect(message).not.toBe("nothing was thrown");
    expect(message.includes("\n")).toBe(false);
  });
});

test("the names an expression reads, each once, in order", () => {
  expect(namesIn(parseExpression("b.x + count_at_least(1, a.y, b.x) >= 2 && c.z == true || d.d == 1"))).toEqual([
    "b.x",
    "a.y",
    "c.z",
    "d.d",
  ]);
});
