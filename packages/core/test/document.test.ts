import { describe, expect, test } from "vitest";
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
    expect(refused(text)).toEqual([{ code: "malformed_yaml", line: 1, column: 1, detail: "the file is empty" }]);
  });
  test("the same key twice, with the key", () => {
    expect(refused("a: 1\nb:\n  c: 1\n  c: 2\n")).toEqual([{ code: "duplicate_key", line: 4, column: 3, key: "c" }]);
  });
  test("a broken line, with its place", () => {
    expect(refused("a: [1, 2\nb: 3\n")).toMatchObject([{ code: "malformed_yaml", line: 2, column: 1 }]);
  });
  test("a tag", () =>
    expect(refused("a: !!js/function x")).toMatchObject([{ code: "malformed_yaml", line: 1, column: 4 }]));
  test("an alias without an anchor", () =>
    expect(refused("a: 1\nb: *nowhere\n")).toMatchObject([{ code: "malformed_yaml" }]));
  test("more than one document", () => {
    expect(refused("a: 1\n---\nb: 2\n")).toEqual([
      { code: "malformed_yaml", line: 1, column: 1, detail: "more than one document" },
    ]);
  });
  test("a NUL, with its place", () =>
    expect(refused("a: 1\nbc\u0000d: 2")).toEqual([
      { code: "malformed_yaml", line: 2, column: 3, detail: "a NUL character" },
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
  test("at most 20 syntax faults are told", () => {
    const result = readDocument(
      new Array(60)
        .fill("a: !x 1")
        .map((line, i) => line.replace("a", `a${i}`))
        .join("\n"),
    );
    expect(result.ok ? 0 : result.faults.length).toBe(20);
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
