import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { table, widthOf } from "../src/human/layout.ts";
import { EXAMPLES, ensureBuilt, klynge, linesOf } from "./run.ts";

/** Lines for a person fit the width and keep every word: needs and numbers were once cut where they stood last. */

beforeAll(ensureBuilt, 60_000);

const words = (text: string): string[] => text.split(/[\s█░]+/).filter((word) => word !== "");

describe.each([
  ["score", "gold-gate-failed"],
  ["score", "bronze-weak-international"],
  ["label", "ikt-grenland-2009"],
])("%s of %s", (verb, name) => {
  const file = join(EXAMPLES, `${name}.yaml`);

  it.each([40, 60, 80])("fits %i columns, and says what it says in 110", (columns) => {
    const { stdout } = klynge([verb, file], { env: { COLUMNS: String(columns) } });
    expect(linesOf(stdout).filter((line) => widthOf(line) > columns)).toEqual([]);
    expect(words(stdout)).toEqual(words(klynge([verb, file], { env: { COLUMNS: "110" } }).stdout));
    expect(stdout).not.toContain("…");
  });
});

// help and statistics ran over the right edge of a terminal of less than 72 columns
describe.each([
  ["help", ["--help"]],
  ["help of a verb", ["report", "--help"]],
  ["benchmark", ["benchmark", join(EXAMPLES, "portfolio-12.csv")]],
  ["benchmark --verbose", ["benchmark", join(EXAMPLES, "portfolio-12.csv"), "--verbose"]],
  ["score --verbose", ["score", join(EXAMPLES, "gold-gate-failed.yaml"), "--verbose"]],
  ["label --verbose", ["label", join(EXAMPLES, "decisions/silver-first.yaml"), "--verbose"]],
])("%s", (_, args) => {
  it.each(["en", "pl"])("fits 40 and 60 columns, and says what it says in 110: %s", (lang) => {
    const told = (columns: number): string =>
      klynge([...args, "--lang", lang], { env: { COLUMNS: String(columns) } }).stdout;
    const wide = words(told(110));
    for (const columns of [40, 60]) {
      const text = told(columns);
      expect(linesOf(text).filter((line) => widthOf(line) > columns)).toEqual([]);
      expect(words(text)).toEqual(wide);
    }
  });
});

it("names before figures are wrapped under themselves, and the figures stay in their columns", () => {
  const rows = [
    ["Group", "Clusters"],
    ["Maritime technologies and water resources", "12"],
  ];
  expect(table(rows, [1], 35)).toEqual([
    "Group                      Clusters",
    "Maritime technologies and        12",
    "water resources",
  ]);
  expect(table(rows, [1], 27)).toEqual(["Group Clusters", "Maritime technologies and", "water resources 12"]);
});

it("a last column without room stands below the others where these take most of the width", () => {
  const rows = [["  --portfolio CSV of clusters", "to compare with"]];
  expect(table(rows, [], 40)).toEqual(["  --portfolio CSV of clusters", "      to compare with"]);
  expect(table([[...(rows[0] as string[])], ["  --json", ""]], [], 40).at(-1)).toBe("  --json");
});

it("a last column is wrapped under itself, and a row without room for it over the whole width", () => {
  const rows = [["  1.1", "x", "nine more committed participants"]];
  expect(table(rows, [], 32)).toEqual(["  1.1  x  nine more committed", "          participants"]);
  expect(table(rows, [], 24)).toEqual(["  1.1 x nine more", "  committed participants"]);
});
