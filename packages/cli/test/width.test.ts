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

it("a last column is wrapped under itself, and a row without room for it over the whole width", () => {
  const rows = [["  1.1", "x", "nine more committed participants"]];
  expect(table(rows, [], 32)).toEqual(["  1.1  x  nine more committed", "          participants"]);
  expect(table(rows, [], 24)).toEqual(["  1.1 x nine more", "  committed participants"]);
});
