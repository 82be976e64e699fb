import fc from "fast-check";
import type { CompiledEdition, Edition } from "../../src/index.ts";
import { editionWith } from "../support.ts";

/** Editions that differ from the shipped one. */

/** 125 of 150 points for Gold instead of 120; indicator 3.1 becomes a minimum requirement, and its third step asks for 20 months instead of 18. */
export const STRICTER: CompiledEdition = editionWith(
  { file: "label-rules.yaml", from: "value: 0.80", to: "value: 0.8333" },
  { file: "label-rules.yaml", from: "value: 19", to: "value: 20" },
  { file: "gold.yaml", from: "gate_count: 19", to: "gate_count: 20" },
  {
    file: "gold.yaml",
    from: "max_points: 5\n    steps:\n      - finance.months_secured >= 6",
    to: "max_points: 5\n    gate: true\n    steps:\n      - finance.months_secured >= 6",
  },
  { file: "gold.yaml", from: "finance.months_secured >= 18", to: "finance.months_secured >= 20" },
);

export interface Leaf {
  readonly file: string;
  readonly path: readonly (string | number)[];
}

/** Every single value of the files. */
export function leavesOf({ files }: Edition): Leaf[] {
  return Object.entries(files).flatMap(([file, content]) => below(content, []).map((path) => ({ file, path })));
}

function below(value: unknown, path: readonly (string | number)[]): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [[...path]];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, own]) => below(own, [...path, key]));
}

/** What a row is known by names it: another name is another row. */
const NAMES = new Set(["id", "label", "whole"]);

/** The same edition with some single values changed; it need not be lawful. */
export function anyEdited(of: Edition, most: number): fc.Arbitrary<Edition> {
  const leaves = leavesOf(of).filter(({ path }) => !NAMES.has(String(path.at(-1))));
  return fc.array(fc.nat(leaves.length - 1), { minLength: 1, maxLength: most }).map((picks) =>
    edited(
      of,
      picks.map((pick) => leaves[pick] as Leaf),
    ),
  );
}

/** Another value of the same kind at each of these places. */
export function edited(of: Edition, leaves: readonly Leaf[]): Edition {
  const files = structuredClone(of.files) as unknown as Record<string, unknown>;
  for (const { file, path } of leaves) {
    const holder = path.slice(0, -1).reduce((at, key) => (at as Record<string | number, unknown>)[key], files[file]);
    const key = path.at(-1) as string | number;
    const own = holder as Record<string | number, unknown>;
    own[key] = otherThan(own[key]);
  }
  return { ...of, hash: "f".repeat(64), files: files as unknown as Edition["files"] };
}

function otherThan(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  return value === null ? "2030-01-01" : `${String(value)} x`;
}
