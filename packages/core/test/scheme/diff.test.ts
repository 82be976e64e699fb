import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffEditions, type Edition, type EditionChange } from "../../src/index.ts";
import { checkEdition } from "../../src/scheme/check.ts";
import { edition, editionTexts, editionWith } from "../support.ts";
import { anyEdited, STRICTER } from "./edits.ts";

/** What differs between two editions, told by row and field. */

const shipped = edition.edition;

describe("a difference", () => {
  test("of thresholds, a gate and their counts is told by row, with what it can change", () => {
    const threshold = { kind: "changed", file: "label-rules.yaml", touches: "result" };
    expect(diffEditions(shipped, STRICTER.edition)).toEqual([
      { kind: "changed", file: "gold.yaml", path: "gate_count", row: null, before: 19, after: 20, touches: "result" },
      {
        kind: "changed",
        file: "gold.yaml",
        path: "indicators[3.1].steps[2]",
        row: "3.1",
        before: "finance.months_secured >= 18",
        after: "finance.months_secured >= 20",
        touches: "result",
      },
      {
        kind: "added",
        file: "gold.yaml",
        path: "indicators[3.1].gate",
        row: "3.1",
        before: null,
        after: true,
        touches: "result",
      },
      {
        ...threshold,
        path: "parameters[gold.threshold_share gold].value",
        row: "gold.threshold_share gold",
        before: 0.8,
        after: 0.8333,
      },
      {
        ...threshold,
        path: "parameters[scheme.gates gold].value",
        row: "scheme.gates gold",
        before: 19,
        after: 20,
      },
    ]);
  });

  test("of a text is words, in its language", () => {
    const other = editionWith({ file: "texts/gold.yaml", from: 'nb: "', to: 'nb: "Ny: ' });
    expect(diffEditions(shipped, other.edition)).toEqual([
      {
        kind: "changed",
        file: "texts/gold.yaml",
        path: "1.1.0.name.nb",
        row: "1.1.0",
        before: shipped.files["texts/gold.yaml"]["1.1.0"]?.name.nb,
        after: `Ny: ${shipped.files["texts/gold.yaml"]["1.1.0"]?.name.nb}`,
        touches: "words",
      },
    ]);
  });

  test("of comments and spaces is none, though the hash is another", () => {
    const other = editionWith({ file: "gold.yaml", from: "scheme: ecei-gold", to: "# a note\nscheme:   ecei-gold" });
    expect(other.hash).not.toBe(shipped.hash);
    expect(diffEditions(shipped, other.edition)).toEqual([]);
  });

  test("of the order of label rules can change a result, as the first fee that fits counts; of questions it is words", () => {
    const turned = (file: "label-rules.yaml" | "bronze.yaml", list: string): Edition => {
      const files = structuredClone(shipped.files) as unknown as Record<string, Record<string, unknown[]>>;
      files[file]?.[list]?.reverse();
      return { ...shipped, files: files as unknown as Edition["files"] };
    };
    expect(
      [
        diffEditions(shipped, turned("label-rules.yaml", "fees")),
        diffEditions(shipped, turned("bronze.yaml", "questions")),
      ]
        .flat()
        .map(({ kind, path, touches }) => [kind, path, touches]),
    ).toEqual([
      ["reordered", "fees", "result"],
      ["reordered", "questions", "words"],
    ]);
  });

  test("of a code in a vocabulary can change a result: answers with it are known or not", () => {
    const files = structuredClone(shipped.files);
    const [name] = Object.keys(files["texts/vocabularies.yaml"]);
    const codes = files["texts/vocabularies.yaml"][name as string] as Record<string, unknown>;
    const [code] = Object.keys(codes);
    delete codes[code as string];
    const found = diffEditions(shipped, { ...shipped, files });
    expect(found.map(({ kind, path, touches }) => [kind, path, touches])).toEqual([
      ["removed", `${name}.${code}`, "result"],
    ]);
  });
});

describe("laws", () => {
  test("an edition does not differ from itself", () => {
    expect(diffEditions(shipped, structuredClone(shipped))).toEqual([]);
  });

  test("the order in which files were read is no difference, not even of the hash", () => {
    const other = checkEdition(new Map([...editionTexts()].reverse())).edition as Edition;
    expect(other.hash).toBe(shipped.hash);
    expect(diffEditions(shipped, other)).toEqual([]);
  });

  test("seen from the other side it is the same, turned round", () => {
    fc.assert(
      fc.property(anyEdited(shipped, 6), anyEdited(shipped, 6), (one, other) => {
        expect(inOrder(diffEditions(other, one))).toEqual(inOrder(diffEditions(one, other).map(turnedRound)));
      }),
      { numRuns: 60 },
    );
  });

  test("whatever was edited is found, and nothing beside it", () => {
    fc.assert(
      fc.property(anyEdited(shipped, 1), (other) => {
        expect(diffEditions(shipped, other)).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});

const OTHER_WAY = { added: "removed", removed: "added", changed: "changed", reordered: "reordered" } as const;

function turnedRound({ kind, before, after, ...rest }: EditionChange): EditionChange {
  return { ...rest, kind: OTHER_WAY[kind], before: after, after: before };
}

function inOrder(changes: readonly EditionChange[]): EditionChange[] {
  const place = ({ file, path, kind }: EditionChange) => `${file} ${path} ${kind}`;
  return [...changes].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
