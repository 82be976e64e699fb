import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileEdition, hashEdition } from "../../src/index.ts";
import { checkEdition } from "../../src/scheme/check.ts";
import { EDITION_FILES, type EditionFileName } from "../../src/scheme/schema.ts";
import { edition, editionTexts, gold } from "../support.ts";

/** The edition as data: complete, pinned by its hash, usable after a way through JSON. */

const texts = editionTexts();

describe("the shipped edition", () => {
  const checked = checkEdition(texts);
  test("has no fault", () => expect([checked.ok, checked.faults]).toEqual([true, []]));
  test("has every file of the schema", () =>
    expect(Object.keys(EDITION_FILES).filter((name) => !texts.has(name))).toEqual([]));
  test("is family ecei, edition 2026-1, with two schemes and three labels", () => {
    expect([edition.id, [...edition.schemes.keys()], edition.labels]).toEqual([
      "2026-1",
      ["ecei-gold", "ecei-bronze"],
      ["bronze", "silver", "gold"],
    ]);
    expect([gold.baselineStep, gold.excellenceStep, gold.agreedStep]).toEqual([2, 4, 0.5]);
  });
  test("is plain data: the same after JSON", () => {
    const again = compileEdition(JSON.parse(JSON.stringify(checked.edition)));
    expect(again.edition).toEqual(checked.edition);
    expect(again.dictionary.ids).toEqual(edition.dictionary.ids);
  });
});

describe("the hash", () => {
  const names = [...texts.keys()];
  const hash = hashEdition(texts);
  test("is 64 hexadecimal digits and the hash of the check", () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(checkEdition(texts).hash).toBe(hash);
  });
  test("does not depend on the order in which files are found", () =>
    expect(hashEdition(new Map([...texts].reverse()))).toBe(hash));
  test("changes with any byte of any file", () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.constantFrom("x", " ", "\n", "æ"), (name, at, char) => {
        const text = texts.get(name) as string;
        const position = at % text.length;
        const changed = text.slice(0, position) + char + text.slice(position + 1);
        fc.pre(changed !== text);
        expect(hashEdition(new Map([...texts, [name, changed]]))).not.toBe(hash);
        expect(
          hashEdition(new Map([...texts, [name, text.slice(0, position) + char + text.slice(position)]])),
        ).not.toBe(hash);
      }),
      { numRuns: 60 },
    );
  });
  test("changes with the name of a file, and when one is added or taken away", () => {
    const renamed = new Map([...texts].map(([name, text]) => [name === "scales.yaml" ? "scale.yaml" : name, text]));
    const fewer = new Map([...texts].filter(([name]) => name !== "scales.yaml"));
    expect([renamed, fewer, new Map([...texts, ["new.yaml", ""]])].map(hashEdition)).not.toContain(hash);
  });
  test("tells where one file ends and the next begins", () => {
    expect(hashEdition(new Map([["a", "xb\n0\n"]]))).not.toBe(
      hashEdition(
        new Map([
          ["a", "x"],
          ["b", ""],
        ]),
      ),
    );
  });
});

/** What is found in the shipped edition with other files in it; null takes a file away. */
function faultsWith(changes: Partial<Record<EditionFileName, string | null>>): string[] {
  const changed = new Map(
    [...texts, ...Object.entries(changes)].flatMap(([name, text]) => (text === null ? [] : [[name, text] as const])),
  );
  for (const [name, text] of Object.entries(changes)) if (text === null) changed.delete(name);
  const { ok, faults, edition: read } = checkEdition(changed);
  expect([ok, read === undefined]).toEqual([faults.length === 0, faults.length > 0]);
  return faults.map(({ file, path, code }) => `${file} ${path}: ${code}`);
}

describe("a file that cannot be read", () => {
  test.each<EditionFileName>(["edition.yaml", "gold.yaml", "texts/units.yaml", "texts/same-as-english.yaml"])(
    "%s missing",
    (name) => expect(faultsWith({ [name]: null })).toEqual([`${name} : file_not_found`]),
  );
  test.each(["", "# nothing yet\n"])("empty: %j", (text) =>
    expect(faultsWith({ "scales.yaml": text })).toEqual(["scales.yaml : malformed_yaml"]),
  );
  test("no YAML", () => expect(faultsWith({ "scales.yaml": "a: [" })).toEqual(["scales.yaml : malformed_yaml"]));
  test("another shape", () => expect(faultsWith({ "scales.yaml": "[]" })).toEqual(["scales.yaml : wrong_type"]));
});

describe("several faults are told at once", () => {
  const edited = (name: EditionFileName, ...edits: readonly (readonly [string, string])[]): string =>
    edits.reduce((text, [from, to]) => {
      expect(text).toContain(from);
      return text.replace(from, () => to);
    }, texts.get(name) as string);

  // cause: days and languages were looked at only when everything had its shape
  test("of edition.yaml those of its shape, its days and its texts", () =>
    expect(
      faultsWith({
        "edition.yaml": edited(
          "edition.yaml",
          ["provenance: R\n", ""],
          ["published_on: 2026-01-01", "published_on: 2026-02-30"],
          ["effective_until: null", "effective_until: 2025-12-31"],
          ["  nb: ", "  no: "],
        ),
      }),
    ).toEqual([
      "edition.yaml provenance: missing_provenance",
      "edition.yaml published_on: not_a_date",
      "edition.yaml effective_until: edition_dates",
      "edition.yaml owner.no: unknown_key",
      "edition.yaml owner.nb: missing_language",
    ]));
  // cause: it was taken for nothing to look at
  test("an owner in no language lacks all four", () =>
    expect(
      faultsWith({
        "edition.yaml": (texts.get("edition.yaml") as string).replace(/owner:\n(?: {2}.*\n)+/, "owner: {}\n"),
      }),
    ).toEqual(["en", "nb", "da", "pl"].map((language) => `edition.yaml owner.${language}: missing_language`)));
  // cause: a file with another shape hid the rules of all the others
  test("a file without its shape hides only the rules that need it", () =>
    expect(
      faultsWith({
        "scales.yaml": edited("scales.yaml", ["provenance: R", "provenance: X"]),
        "gold.yaml": edited("gold.yaml", ["total_points: 150", "total_points: 149"]),
        "texts/units.yaml": null,
        "texts/gold.yaml": edited("texts/gold.yaml", ["    nb:", "    sv:"]),
      }),
    ).toEqual([
      "gold.yaml total_points: wrong_sum",
      "label-rules.yaml parameters[1].value: wrong_count",
      "scales.yaml provenance: not_allowed",
      "texts/gold.yaml 1.1.0.name.sv: unknown_key",
      "texts/gold.yaml 1.1.0.name.nb: missing_language",
      "texts/units.yaml : file_not_found",
    ]));
  // cause: a parameter that is computed with could be missing, and the program stopped where it needed it
  test("parameters that are computed with: there, a number above 0, in their unit", () => {
    const radius = "  - id: geo.radius_km\n    label: gold\n    value: 150\n    unit: km\n";
    const changedTo = (value: string, unit: string) =>
      edited("label-rules.yaml", [radius, radius.replace("150", value).replace("unit: km", `unit: ${unit}`)]);
    expect(faultsWith({ "label-rules.yaml": changedTo("0", "mi") })).toEqual([
      "label-rules.yaml parameters[9].value: not_allowed",
      "label-rules.yaml parameters[9].unit: wrong_unit",
    ]);
    expect(faultsWith({ "label-rules.yaml": changedTo("far", "km") })).toEqual([
      "label-rules.yaml parameters[9].value: wrong_type",
    ]);
    expect(
      faultsWith({ "label-rules.yaml": edited("label-rules.yaml", [radius, radius.replace("gold", "bronze")]) }),
    ).toEqual(["label-rules.yaml parameters: missing_key"]);
  });
  test("a condition that cannot be read hides no other, and is told once", () =>
    expect(
      faultsWith({
        "gold.yaml": edited(
          "gold.yaml",
          ["participants.committed_share >= 0.25", "participants.committed_share >="],
          ["gate_count: 19", "gate_count: 18"],
        ),
      }),
    ).toEqual([
      "gold.yaml indicators[0].steps[0]: malformed_expression",
      "gold.yaml gate_count: wrong_count",
      "label-rules.yaml parameters[3].value: wrong_count",
    ]));
  test("what lies below a place of another shape is not told again", () =>
    expect(
      faultsWith({
        "edition.yaml": edited("edition.yaml", ["published_on: 2026-01-01", "published_on: [2026-02-30]"]).replace(
          / {2}nb: .*/,
          "  nb: {}",
        ),
      }),
    ).toEqual(["edition.yaml published_on: wrong_type", "edition.yaml owner.nb: wrong_type"]));
});
