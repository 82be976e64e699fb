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

describe("a file that cannot be read", () => {
  const with_ = (name: EditionFileName, text: string | null): unknown => {
    const changed = new Map(texts);
    if (text === null) changed.delete(name);
    else changed.set(name, text);
    const { ok, faults, edition: read } = checkEdition(changed);
    return [ok, faults.map(({ file, path, code }) => `${file} ${path}: ${code}`), read === undefined];
  };
  test.each<EditionFileName>(["edition.yaml", "gold.yaml", "texts/units.yaml"])("%s missing", (name) =>
    expect(with_(name, null)).toEqual([false, [`${name} : file_not_found`], true]),
  );
  test.each(["", "# nothing yet\n"])("empty: %j", (text) =>
    expect(with_("scales.yaml", text)).toEqual([false, ["scales.yaml : malformed_yaml"], true]),
  );
  test("no YAML", () =>
    expect(with_("scales.yaml", "a: [")).toMatchObject([
      false,
      [expect.stringContaining("scales.yaml : malformed_yaml")],
      true,
    ]));
  test("another shape", () => expect(with_("scales.yaml", "[]")).toEqual([false, ["scales.yaml : wrong_type"], true]));
});
