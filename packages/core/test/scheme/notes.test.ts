import { expect, test } from "vitest";
import { edition } from "../support.ts";
import { PROVENANCE_NOTES, ROW_NOTES, RULE_NOTES } from "./source-notes.ts";

/** The notes of the tables stand with the rows they are about; the scheme had kept the marks alone. */

const { files } = edition.edition;

function known(pairs: readonly (readonly [string, string | undefined])[]): Record<string, string> {
  return Object.fromEntries(pairs.flatMap(([id, note]) => (note === undefined ? [] : [[id, note]])));
}

test("what the mark of an indicator leaves open", () => {
  const pairs = Object.entries(files["texts/gold.yaml"]).map(([id, row]) => [id, row.provenance_note?.en] as const);
  expect(known(pairs)).toEqual(PROVENANCE_NOTES);
});

test("what an editor should know of an indicator", () => {
  expect(known(files["gold.yaml"].indicators.map(({ id, note }) => [id, note]))).toEqual(ROW_NOTES);
});

test("what an editor should know of a label rule, a parameter, a date or a fee", () => {
  const { rules, parameters, validity, fees } = files["label-rules.yaml"];
  const labelled = [...rules, ...parameters, ...fees].map(({ id, label, note }) => [`${id} ${label}`, note] as const);
  expect(known([...labelled, ...validity.map(({ id, note }) => [id, note] as const)])).toEqual(RULE_NOTES);
});
