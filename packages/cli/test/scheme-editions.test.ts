import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { schemeDiffAnswer } from "../src/shapes/scheme-diff.ts";
import { schemePreviewAnswer } from "../src/shapes/scheme-preview.ts";
import { writeCase } from "./cases.ts";
import { answerOf, EXAMPLES, ensureBuilt, klynge, linesOf, ROOT, temporaryFolder } from "./run.ts";

/** Two editions side by side: what differs, and who would gain or lose. */

beforeAll(ensureBuilt, 60_000);

const SHIPPED = join(ROOT, "schemes/ecei");

/** A copy of the shipped edition with small replacements. */
function copyWith(...edits: readonly (readonly [file: string, from: string, to: string])[]): string {
  const folder = join(temporaryFolder(), "edition");
  cpSync(SHIPPED, folder, { recursive: true });
  for (const [file, from, to] of edits) {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    writeFileSync(path, text.replace(from, to));
  }
  return folder;
}

/** 125 of 150 points instead of 120, and 20 months instead of 18 for the third step of 3.1. */
const stricter = () =>
  copyWith(
    ["edition.yaml", 'edition: "2026-1"', 'edition: "2027-1"'],
    ["label-rules.yaml", "value: 0.80", "value: 0.8333"],
    ["gold.yaml", "finance.months_secured >= 18", "finance.months_secured >= 20"],
  );

describe("bad input is refused whole", () => {
  it("the faults of both editions at once", () => {
    const [one, other] = [
      copyWith(["gold.yaml", "gate_count: 19", "gate_count: 18"]),
      copyWith(["gold.yaml", "indicator_count: 31", "indicator_count: 30"]),
    ];
    const ran = klynge(["scheme", "diff", one, other]);
    const line = (folder: string, file: string, path: string, given: number, computed: number) =>
      `${join(folder, file)}: ${path}: says ${given}, the rows give ${computed}`;
    expect([ran.code, ran.stdout, linesOf(ran.stderr)]).toEqual([
      2,
      "",
      [
        line(one, "gold.yaml", "gate_count", 18, 19),
        line(one, "label-rules.yaml", "parameters[3].value", 19, 18),
        line(other, "gold.yaml", "indicator_count", 30, 31),
        line(other, "label-rules.yaml", "parameters[2].value", 31, 30),
      ],
    ]);
  });

  it("a folder that is no edition, and one that holds no case", () => {
    const empty = temporaryFolder();
    expect(klynge(["scheme", "diff", SHIPPED, empty])).toEqual({
      code: 2,
      stdout: "",
      stderr: `${empty}: is not the folder of an edition\n`,
    });
    expect(klynge(["scheme", "preview", SHIPPED, SHIPPED, empty])).toEqual({
      code: 2,
      stdout: "",
      stderr: `${empty}: holds no case: no file in it ends with .yaml\n`,
    });
  });

  it("every fault of every case, and nothing is previewed", () => {
    const folder = temporaryFolder();
    writeCase(folder, {}, "a.yaml");
    const one = writeCase(folder, { facts: { "team.fte": -1 } }, "b.yaml");
    const other = writeCase(folder, { edition: "1999-1" }, "c.yml");
    const ran = klynge(["scheme", "preview", SHIPPED, SHIPPED, folder]);
    expect([ran.code, ran.stdout]).toEqual([2, ""]);
    expect(linesOf(ran.stderr).map((line) => line.slice(0, line.indexOf(": ")))).toEqual([one, other]);
  });
});

describe("scheme diff", () => {
  it("has nothing to tell of an edition and itself, whatever path leads there", () => {
    const answer = schemeDiffAnswer.strict().parse(answerOf(["scheme", "diff", "schemes", SHIPPED]));
    expect([answer.changes, answer.counts, answer.before]).toEqual([
      [],
      { result: 0, advice: 0, words: 0 },
      answer.after,
    ]);
  });

  it("tells what differs by row and field, with what it can change", () => {
    const answer = schemeDiffAnswer.strict().parse(answerOf(["scheme", "diff", SHIPPED, stricter()]));
    expect([answer.before.edition, answer.after.edition]).toEqual(["2026-1", "2027-1"]);
    expect(answer.counts).toEqual({ result: 2, advice: 0, words: 1 });
    expect(answer.changes).toEqual([
      {
        kind: "changed",
        file: "edition.yaml",
        path: "edition",
        row: null,
        before: "2026-1",
        after: "2027-1",
        touches: "words",
      },
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
        kind: "changed",
        file: "label-rules.yaml",
        path: "parameters[gold.threshold_share gold].value",
        row: "gold.threshold_share gold",
        before: 0.8,
        after: 0.8333,
        touches: "result",
      },
    ]);
  });

  it("shows what can change a result first, and of words only how many", () => {
    expect(klynge(["scheme", "diff", SHIPPED, stricter()]).stdout).toBe(
      [
        "From edition 2026-1 to edition 2027-1",
        "",
        "2 differences that can change a result",
        "- gold.yaml: indicators[3.1].steps[2]: finance.months_secured >= 18 → finance.months_secured >= 20",
        "- label-rules.yaml: parameters[gold.threshold_share gold].value: 0.8 → 0.8333",
        "",
        "1 difference in words and notes only",
        "- edition.yaml: 1",
        "",
      ].join("\n"),
    );
  });

  it("says that only comments differ, when the hash is another", () => {
    const other = copyWith(["gold.yaml", "scheme: ecei-gold", "# noted\nscheme: ecei-gold"]);
    expect(linesOf(klynge(["scheme", "diff", SHIPPED, other]).stdout)[1]).toBe(
      "No rule and no text differs, only comments or spaces.",
    );
  });
});

describe("scheme preview", () => {
  it("tells of a folder of cases who loses, with points and reasons", () => {
    const folder = temporaryFolder();
    const cases = join(folder, "cases");
    mkdirSync(cases);
    for (const name of ["gold-exactly-120", "gold-clear"])
      cpSync(join(EXAMPLES, `${name}.yaml`), join(cases, `${name}.yaml`));
    const answer = schemePreviewAnswer.strict().parse(answerOf(["scheme", "preview", SHIPPED, stricter(), cases]));
    expect(answer.counts).toEqual({ gains: 0, loses: 1, stays: 1, open: 0 });
    const of150 = (points: number) => ({ points, lowest: points, highest: points, max: 150 });
    expect(answer.cases.map(({ case: id, change, before, after }) => ({ id, change, before, after }))).toEqual([
      {
        id: "gold-clear",
        change: "stays",
        before: {
          readable: true,
          outcome: "awarded",
          reasons: ["all_conditions_met"],
          points: of150(135),
          failed_gates: [],
        },
        after: {
          readable: true,
          outcome: "awarded",
          reasons: ["all_conditions_met"],
          points: of150(135),
          failed_gates: [],
        },
      },
      {
        id: "gold-exactly-120",
        change: "loses",
        before: {
          readable: true,
          outcome: "awarded",
          reasons: ["all_conditions_met"],
          points: of150(120),
          failed_gates: [],
        },
        after: {
          readable: true,
          outcome: "refused",
          reasons: ["points_below_threshold"],
          points: of150(119),
          failed_gates: [],
        },
      },
    ]);
  });

  it("tells why a case can no longer be judged", () => {
    const asking = copyWith([
      "label-rules.yaml",
      "condition: 'focus.named == true'",
      "condition: 'focus.named == true && team.languages >= 2'",
    ]);
    const ran = klynge(["scheme", "preview", SHIPPED, asking, join(EXAMPLES, "gold-clear.yaml")]);
    expect(linesOf(ran.stdout).slice(0, 3)).toEqual([
      "1 case by edition 2026-1 and by edition 2026-1",
      "gain: 0, lose: 0, stay: 0, can no longer be judged: 1",
      "gold-clear  Fjordlys Energy Cluster (invented)  Gold  135  awarded → undecided  can no longer be judged",
    ]);
    expect(ran.stdout).toMatch(/asked by the new edition and not known: .*languages/i);
  });
});
