import type { Edition } from "./content.ts";
import { EDITION_FILES, type EditionFileName } from "./schema.ts";
import { type Touches, touchesOf } from "./touches.ts";

/** One thing that differs between two editions, told by row and field and not by line. */
export interface EditionChange {
  readonly kind: "added" | "removed" | "changed" | "reordered";
  readonly file: EditionFileName;
  /** `indicators[2.5].steps[4]`: rows of a list by their id. */
  readonly path: string;
  /** The row or entry it belongs to, `2.5`; null for what stands at the top of a file. */
  readonly row: string | null;
  /** As it stands in the file; null where there is nothing. Of a new order the ids of the rows. */
  readonly before: unknown;
  readonly after: unknown;
  readonly touches: Touches;
}

/** What differs between two editions, in the order of their files and rows; nothing when only comments and spaces do. */
export function diffEditions(before: Edition, after: Edition): EditionChange[] {
  return (Object.keys(EDITION_FILES) as EditionFileName[]).flatMap((file) =>
    differences(before.files[file], after.files[file], { file, steps: [] }),
  );
}

interface Place {
  readonly file: EditionFileName;
  readonly steps: readonly Step[];
}

/** One step down: into a row of a list by its id, an entry of a list by its number, or a key. */
interface Step {
  readonly by: "id" | "number" | "key";
  readonly name: string;
}

function differences(before: unknown, after: unknown, place: Place): EditionChange[] {
  if (sameContent(before, after)) return [];
  if (before === undefined) return [change("added", null, after, place)];
  if (after === undefined) return [change("removed", before, null, place)];
  const rows = [rowsOf(before), rowsOf(after)] as const;
  if (rows[0] && rows[1]) return [...reordered(rows[0], rows[1], place), ...inEach("id", rows[0], rows[1], place)];
  if (isRecord(before) && isRecord(after)) return inEach("key", entriesOf(before), entriesOf(after), place);
  if (place.steps.at(-1)?.name === "steps" && Array.isArray(before) && Array.isArray(after))
    return inEach("number", entriesOf(before), entriesOf(after), place);
  return [change("changed", before, after, place)];
}

type Entries = ReadonlyMap<string, unknown>;

function inEach(by: Step["by"], before: Entries, after: Entries, { file, steps }: Place): EditionChange[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name) =>
    differences(before.get(name), after.get(name), { file, steps: [...steps, { by, name }] }),
  );
}

/** The first rule that fits counts, and rows are shown in their order: of those that stand in both, another order is a difference. */
function reordered(before: Entries, after: Entries, place: Place): EditionChange[] {
  const kept = [...before.keys()].filter((name) => after.has(name));
  const then = [...after.keys()].filter((name) => before.has(name));
  return sameContent(kept, then) ? [] : [change("reordered", kept, then, place)];
}

function change(kind: EditionChange["kind"], before: unknown, after: unknown, place: Place): EditionChange {
  const { file, steps } = place;
  return {
    kind,
    file,
    path: pathOf(steps),
    row: rowOf(place),
    before,
    after,
    touches: touchesOf({ file, kind, names: steps.map(({ name }) => name) }),
  };
}

function pathOf(steps: readonly Step[]): string {
  return steps.reduce(
    (path, { by, name }) => (by === "key" ? (path === "" ? name : `${path}.${name}`) : `${path}[${name}]`),
    "",
  );
}

/** Files that are one table: what stands at their top are rows. */
const TABLES: ReadonlySet<EditionFileName> = new Set(["texts/gold.yaml", "texts/bronze.yaml", "texts/facts.yaml"]);

/** Rows stand in lists by their id, and in tables by their key. */
function rowOf({ file, steps }: Place): string | null {
  const listed = steps.find(({ by }) => by === "id");
  return (listed ?? steps[TABLES.has(file) ? 0 : 1])?.name ?? null;
}

/** The rows of a list by what they are known by; null for a list of something else. Parameters are told apart by their label too. */
function rowsOf(value: unknown): Entries | null {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isRecord)) return null;
  const rows = value.map((row): [string, unknown] => [nameOf(row), row]);
  return new Map(rows);
}

function nameOf(row: Readonly<Record<string, unknown>>): string {
  const { id, label, whole } = row;
  return typeof id !== "string" ? String(whole) : typeof label === "string" ? `${id} ${label}` : id;
}

function entriesOf(value: object): Entries {
  return new Map(Object.entries(value));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same whatever the order of keys. */
function sameContent(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, i) => sameContent(item, other[i]));
  if (!isRecord(one) || !isRecord(other)) return one === other;
  const keys = Object.keys(one).filter((key) => one[key] !== undefined);
  return (
    keys.length === Object.keys(other).filter((key) => other[key] !== undefined).length &&
    keys.every((key) => sameContent(one[key], other[key]))
  );
}
