import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileEdition, diffEditions, type FactDefinition, previewCase } from "../../src/index.ts";
import { edition, editionWith, example } from "../support.ts";
import { edited, leavesOf, STRICTER } from "./edits.ts";

/** Who gains and who loses by another edition. */

const EXAMPLES = [
  "gold-119-5",
  "gold-exactly-120",
  "gold-clear",
  "gold-gate-failed",
  "ikt-grenland-2009",
  "bronze-weak-international",
] as const;

const of150 = (points: number) => ({ points, lowest: points, highest: points, max: 150 });
const awarded = { readable: true, outcome: "awarded", reasons: ["all_conditions_met"], failedGates: [] } as const;
const tooFew = { readable: true, outcome: "refused", reasons: ["points_below_threshold"], failedGates: [] } as const;

describe("by 125 points instead of 120, 20 months instead of 18, and one minimum requirement more", () => {
  test("who had exactly 120 with 18 months has 119 and loses the label", () => {
    expect(previewCase(edition, STRICTER, example("gold-exactly-120"))).toEqual({
      before: { ...awarded, points: of150(120) },
      after: { ...tooFew, points: of150(119) },
      change: "loses",
      missing: [],
    });
  });

  test("who has 135 with 24 months stays", () => {
    const judged = { ...awarded, points: of150(135) };
    expect(previewCase(edition, STRICTER, example("gold-clear"))).toEqual({
      before: judged,
      after: judged,
      change: "stays",
      missing: [],
    });
  });

  test("who was below stays below, with a point less", () => {
    expect(previewCase(edition, STRICTER, example("gold-119-5"))).toEqual({
      before: { ...tooFew, points: of150(119.5) },
      after: { ...tooFew, points: of150(118.5) },
      change: "stays",
      missing: [],
    });
  });

  test("who fails the new minimum requirement alone loses by it", () => {
    const data = example("gold-clear");
    const preview = previewCase(edition, STRICTER, { ...data, facts: { ...data.facts, "finance.months_secured": 6 } });
    // 24 months are four points, 6 one: 132, well above both thresholds
    expect(preview).toEqual({
      before: { ...awarded, points: of150(132) },
      after: { readable: true, outcome: "refused", reasons: ["gate_failed"], failedGates: ["3.1"], points: of150(132) },
      change: "loses",
      missing: [],
    });
  });

  test("the other way round who lost gains", () => {
    expect(previewCase(STRICTER, edition, example("gold-exactly-120")).change).toBe("gains");
  });
});

describe("a case that the new edition cannot judge", () => {
  test("for want of a fact that it asks and the old one did not is open, and the fact is named", () => {
    const asking = editionWith({
      file: "label-rules.yaml",
      from: "condition: 'focus.named == true'",
      to: "condition: 'focus.named == true && team.languages >= 2'",
    });
    const { before, after, change, missing } = previewCase(edition, asking, example("gold-clear"));
    expect({ before, after, change, missing }).toEqual({
      before: { ...awarded, points: of150(135) },
      after: { readable: true, outcome: "undecided", reasons: ["e5_unknown"], points: of150(135), failedGates: [] },
      change: "open",
      missing: ["team.languages"],
    });
  });

  test("because an answer is not lawful in it is open, with the fault", () => {
    const { files } = edition.edition;
    const narrow = compileEdition({
      ...edition.edition,
      files: {
        ...files,
        "facts.yaml": {
          ...files["facts.yaml"],
          facts: {
            ...files["facts.yaml"].facts,
            "press.mentions": { ...(files["facts.yaml"].facts["press.mentions"] as FactDefinition), highest: 10 },
          },
        },
      },
    });
    const { after, change } = previewCase(edition, narrow, example("gold-clear"));
    expect([after, change]).toEqual([
      {
        readable: false,
        faults: [{ code: "above_highest", path: "facts.press.mentions", details: { given: 20, highest: 10 } }],
      },
      "open",
    ]);
  });
});

test("points that experts agreed go with a row that the new edition scores no more", () => {
  const agreed = { "3.1": 5, "5.1": 3 };
  const { files } = edition.edition;
  const gold = files["gold.yaml"];
  const indicators = gold.indicators.map((row) => (row.id === "3.1" ? { ...row, scored: false } : row));
  const without = compileEdition({
    ...edition.edition,
    files: { ...files, "gold.yaml": { ...gold, indicators } },
  });
  const { before, after } = previewCase(edition, without, { ...example("gold-clear"), agreed_points: agreed });
  // 3.1 has 5 instead of 4, 5.1 has 3 instead of 4; without 3.1 there are 130 of 145
  expect([before, after].map((judged) => judged.readable && judged.points)).toEqual([
    of150(135),
    { points: 130, lowest: 130, highest: 130, max: 145 },
  ]);
});

describe("laws", () => {
  test.each(EXAMPLES)("by the same edition %s stays what it is", (name) => {
    const { before, after, change, missing } = previewCase(edition, edition, example(name));
    expect([after, change, missing]).toEqual([before, "stays", []]);
  });

  test("the name that a case gives its edition is not asked: its answers are", () => {
    const data = example("gold-clear");
    expect(previewCase(edition, edition, { ...data, edition: "1999-1" })).toEqual(previewCase(edition, edition, data));
  });

  test("an edition that differs in words or advice only changes nobody", () => {
    const harmless = leavesOf(edition.edition).filter((leaf) => isSafe(leaf.file, leaf.path));
    fc.assert(
      fc.property(fc.array(fc.nat(harmless.length - 1), { minLength: 1, maxLength: 40 }), (picks) => {
        const other = edited(
          edition.edition,
          picks.map((pick) => harmless[pick] as (typeof harmless)[number]),
        );
        expect(diffEditions(edition.edition, other).filter(({ touches }) => touches === "result")).toEqual([]);
        const young = compileEdition(other);
        for (const name of EXAMPLES) {
          const { before, after, change } = previewCase(edition, young, example(name));
          expect([after, change]).toEqual([before, "stays"]);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("where anything but words and advice is touched, it is said to touch a result", () => {
    const leaf = { file: "gold.yaml", path: ["indicators", 3, "steps", 2] };
    expect(diffEditions(edition.edition, edited(edition.edition, [leaf])).map(({ touches }) => touches)).toEqual([
      "result",
    ]);
  });
});

/** Texts, notes and figures of advice; ids among them have to name something, and stay. */
function isSafe(file: string, path: readonly (string | number)[]): boolean {
  if (file.startsWith("texts/")) return true;
  if (["scales.yaml", "disclosure.yaml"].includes(file)) return true;
  return ["source", "note", "prefillable", "register"].includes(String(path.at(-1)));
}
