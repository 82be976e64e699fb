import { describe, expect, test, vi } from "vitest";
import { MAX_DOCUMENT_BYTES, printable, readDocument } from "../src/index.ts";

/** Files as they come from outside: read, or refused with line and column, never a throw. */

const refused = (text: string): unknown => {
  const result = readDocument(text);
  return result.ok ? "read" : result.faults.map(({ code, details }) => ({ code, ...details }));
};
const value = (text: string): unknown => {
  const result = readDocument(text);
  return result.ok ? result.value : result.faults;
};

describe("read", () => {
  test("YAML and JSON alike", () => {
    expect(value('{"case": "x", "facts": {"team.fte": 1.5}}')).toEqual({ case: "x", facts: { "team.fte": 1.5 } });
    expect(value("case: x\nfacts:\n  team.fte: 1.5\n")).toEqual({ case: "x", facts: { "team.fte": 1.5 } });
  });
  test("days and country codes stay texts: no dates, no Norway problem", () => {
    expect(value("a: 2024-02-29\nb: NO\nc: yes\nd: 2026-1\n")).toEqual({
      a: "2024-02-29",
      b: "NO",
      c: "yes",
      d: "2026-1",
    });
  });
  // cause: a file whose lines end with CR alone was called empty, for its first line was a comment
  test("lines that end with CR alone", () => {
    expect(value("# a case\rcase: x\rfacts:\r  team.fte: 1.5\r")).toEqual({ case: "x", facts: { "team.fte": 1.5 } });
  });
  test("aliases up to 20", () => {
    expect(value(`a: &x 1\nb: [${new Array(20).fill("*x").join(", ")}]`)).toEqual({ a: 1, b: new Array(20).fill(1) });
  });
  test("40 levels of nesting", () => {
    expect(refused(`${"[".repeat(40)}${"]".repeat(40)}`)).toBe("read");
  });
  test("the size limit is a mebibyte", () => expect(MAX_DOCUMENT_BYTES).toBe(1_048_576));
});

describe("refused", () => {
  test.each(["", "# only a comment\n", "   \n\n"])("a file with nothing in it: %j", (text) => {
    expect(refused(text)).toEqual([{ code: "malformed_yaml", line: 1, column: 1, detail: "EMPTY_FILE" }]);
  });
  test("the same key twice, with the key", () => {
    expect(refused("a: 1\nb:\n  c: 1\n  c: 2\n")).toEqual([{ code: "duplicate_key", line: 4, column: 3, key: "c" }]);
  });
  test("a key in quotes twice, without its quotes", () => {
    expect(refused('{"a": 1, "a": 2}')).toEqual([{ code: "duplicate_key", line: 1, column: 10, key: "a" }]);
  });
  test("a broken line, with its place", () => {
    expect(refused("a: [1, 2\nb: 3\n")).toMatchObject([{ code: "malformed_yaml", line: 2, column: 1 }]);
  });
  test("a tag", () =>
    expect(refused("a: !!js/function x")).toMatchObject([{ code: "malformed_yaml", line: 1, column: 4 }]));
  test("an alias without an anchor", () =>
    expect(refused("a: 1\nb: *nowhere\n")).toMatchObject([{ code: "malformed_yaml" }]));
  test("MULTIPLE_DOCS", () => {
    expect(refused("a: 1\n---\nb: 2\n")).toEqual([
      { code: "malformed_yaml", line: 1, column: 1, detail: "MULTIPLE_DOCS" },
    ]);
  });
  test("a NUL, with its place", () =>
    expect(refused("a: 1\nbc\u0000d: 2")).toEqual([
      { code: "malformed_yaml", line: 2, column: 3, detail: "NUL_CHARACTER" },
    ]));
  test("more than 20 aliases", () => {
    expect(refused(`a: &x 1\nb: [${new Array(21).fill("*x").join(", ")}]`)).toEqual([{ code: "too_many_aliases" }]);
  });
  test("a billion laughs", () => {
    const bomb = [
      "a: &a [1,1,1,1,1,1]",
      ...["b", "c", "d", "e", "f"].map((k, i) => `${k}: &${k} [${new Array(4).fill(`*${"abcde"[i]}`).join(",")}]`),
    ].join("\n");
    expect(refused(bomb)).not.toBe("read");
  });
  test.each([
    ["brackets", `${"[".repeat(41)}${"]".repeat(41)}`],
    ["braces", `${"{a: ".repeat(41)}1${"}".repeat(41)}`],
    ["indentation", Array.from({ length: 41 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
    ["dashes in a line", `${"- ".repeat(41)}1`],
    ["very many brackets", "[".repeat(200_000)],
  ])("deeper than 40: %s", (_, text) => expect(refused(text)).toEqual([{ code: "too_deep", limit: 40 }]));
  test("of 60 keys that stand twice 20 are told", () => {
    const result = readDocument(Array.from({ length: 60 }, (_, i) => `a${i}: 1\na${i}: 1`).join("\n"));
    expect(result.ok ? 0 : result.faults.length).toBe(20);
  });
  test("of other faults of syntax the first, by the code of the parser (one tab was told as five faults)", () => {
    expect(refused("case: x\nfacts:\n\tteam.fte: 1\n\tteam.persons: 2\n")).toEqual([
      { code: "malformed_yaml", line: 3, column: 1, detail: "TAB_AS_INDENT" },
    ]);
    expect(refused("a: !x 1\nb: !y 2\n")).toEqual([
      { code: "malformed_yaml", line: 1, column: 4, detail: "TAG_RESOLVE_FAILED" },
    ]);
    expect(refused("a: b: c\n")).toEqual([
      { code: "malformed_yaml", line: 1, column: 4, detail: "BLOCK_AS_IMPLICIT_KEY" },
    ]);
    expect(refused("a: *nowhere\n")).toMatchObject([{ code: "malformed_yaml", detail: "BAD_ALIAS" }]);
  });
  test("an alias inside what it repeats (it was followed without end)", () => {
    expect(refused("a: &x [*x]\n")).toEqual([{ code: "malformed_yaml", line: 1, column: 1, detail: "BAD_ALIAS" }]);
    expect(refused("a: &x {b: {c: *x}}\n")).toMatchObject([{ detail: "BAD_ALIAS" }]);
  });
});

describe("what is shown of a value fits in one line", () => {
  test.each<[unknown, string]>([
    ["plain", "plain"],
    ["a\nb\tc", "a\\u000ab\\u0009c"],
    ["\u202eabc", "\\u202eabc"],
    [{ a: 1 }, '{"a":1}'],
    [undefined, "undefined"],
    ["x".repeat(60), "x".repeat(60)],
    ["x".repeat(61), `${"x".repeat(57)}...`],
  ])("%j", (given, shown) => expect(printable(given)).toBe(shown));
});

// cause: the parser warned on standard error, in words of its own and of Node
test("a key that is a list is a key of its own, without a warning", () => {
  const emit = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
  expect(value("? [a, b]\n: 1\n")).toEqual({ "[ a, b ]": 1 });
  expect(emit.mock.calls).toEqual([]);
  emit.mockRestore();
});
