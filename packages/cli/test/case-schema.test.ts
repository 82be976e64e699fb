import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readDocument } from "@klynge/core";
import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { loadEdition } from "../src/files/edition.ts";
import { caseSchema } from "../src/shapes/case-schema.ts";

/** `klynge schema score`: what an editor checks a case with while it is written. */

const EXAMPLES = fileURLToPath(new URL("../../../examples/", import.meta.url));
const edition = await loadEdition();
const valid = new Ajv2020.default({ allowUnionTypes: true, formats: { date: true } }).compile(
  caseSchema(edition) as object,
);
const good = (): Record<string, unknown> => example("gold-clear.yaml") as Record<string, unknown>;

function example(name: string): unknown {
  const read = readDocument(readFileSync(join(EXAMPLES, name), "utf8"));
  return read.ok ? read.value : null;
}

describe("refused", () => {
  test.each<[string, (one: Record<string, unknown>) => unknown]>([
    ["a scheme that the edition does not have", (one) => ({ ...one, scheme: "foo" })],
    ["another edition", (one) => ({ ...one, edition: "1999-1" })],
    ["a day that is not written as one", (one) => ({ ...one, reference_date: "30.2.2026" })],
    ["an unknown fact", (one) => ({ ...one, facts: { "participants.comitted": 3 } })],
    ["a negative count", (one) => ({ ...one, facts: { "participants.committed": -1 } })],
    ["a count that is not whole", (one) => ({ ...one, facts: { "participants.committed": 1.5 } })],
    ["a share in percent", (one) => ({ ...one, facts: { "survey.response_rate": 40 } })],
    ["a country in words", (one) => ({ ...one, cluster: { name: "X", country: "Norge" } })],
    ["a label that nobody gives", (one) => ({ ...one, application: { label: "platinum" } })],
    ["agreed points off the grid", (one) => ({ ...one, agreed_points: { "2.5": 3.3 } })],
  ])("%s", (_, change) => expect(valid(change(good()))).toBe(false));
});

test.each(readdirSync(EXAMPLES).filter((name) => name.endsWith(".yaml")))("the worked case %s fits", (name) => {
  expect([valid(example(name)), valid.errors]).toEqual([true, null]);
});
