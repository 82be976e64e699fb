import { createHash } from "node:crypto";
import type { Opened } from "./process.ts";
import type { Taken, TakenData } from "./steps.ts";

/**
 * One chain of hashes for each case: every entry holds the hash of the one before, so that nothing can be changed, left out or put
 * in between without all later hashes being wrong. Texts that people type are not in it, but the hash of each with a salt of its own: a text can be
 * erased with its salt, and the chain still holds (architecture.md, "Rules that hold everywhere", 9).
 */
export interface TrailEntry {
  readonly caseId: string;
  readonly number: number;
  /** ISO in UTC, to the millisecond. */
  readonly at: string;
  readonly person: string | null;
  readonly party: string;
  /** As `seal` gives it. */
  readonly data: unknown;
  readonly previousHash: string;
  readonly hash: string;
}

/** Before the first entry of a chain that rests on nothing. */
export const FIRST_HASH = "0".repeat(64);

/** What the chain of a case begins with: label, cluster, earlier label and edition cannot be changed unseen either. */
export function hashOpened(opened: Opened): string {
  return sha256(canonical(opened));
}

/** A text that was typed, by its place in the data: `because`, `areas.0.effect`. */
export interface SealedText {
  readonly path: string;
  readonly salt: string;
  readonly text: string;
}

/** Fields in which people type; wherever they stand in the data of a step. */
const TYPED: ReadonlySet<string> = new Set([
  "because",
  "text",
  "grounds",
  "effect",
  "place",
  "observers",
  "seen",
  "topic",
  "who",
]);

/**
 * Takes the texts out of the data of a step and puts their hashes in.
 * @param salt makes a new random salt, 32 hexadecimal digits
 */
export function seal(data: TakenData, salt: () => string): { data: unknown; texts: SealedText[] } {
  const texts: SealedText[] = [];
  const walk = (value: unknown, path: string, key: string): unknown => {
    if (typeof value === "string" && TYPED.has(key)) {
      const own = { path, salt: salt(), text: value };
      texts.push(own);
      return { sealed: hashText(own) };
    }
    if (Array.isArray(value)) return value.map((one, index) => walk(one, `${path}.${index}`, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, walk(one, path === "" ? name : `${path}.${name}`, name)]),
    );
  };
  return { data: walk(data, "", ""), texts };
}

/** @returns the hash that stands in the trail for a text */
export function hashText({ salt, text }: Pick<SealedText, "salt" | "text">): string {
  return sha256(`${salt}\n${text}`);
}

/** The entry with its hash. */
export function chain(entry: Omit<TrailEntry, "hash">): TrailEntry {
  const { caseId, number, at, person, party, data, previousHash } = entry;
  return { ...entry, hash: sha256(canonical({ caseId, number, at, person, party, data, previousHash })) };
}

export type ChainFault =
  | { readonly code: "entry_missing"; readonly number: number }
  | { readonly code: "entry_changed"; readonly number: number }
  | { readonly code: "text_changed"; readonly number: number; readonly path: string };

/**
 * Recomputes a chain.
 * @param trail in the order of its numbers
 * @param texts those that still are there, by number of their entry
 * @param last what the case says of its trail: the end of a chain can be cut off unseen otherwise
 * @param first what it begins with
 */
export function checkChain(
  trail: readonly TrailEntry[],
  texts: ReadonlyMap<number, readonly SealedText[]>,
  last: { readonly number: number; readonly hash: string },
  first: string = FIRST_HASH,
): ChainFault[] {
  const faults: ChainFault[] = [];
  let previous = { number: 0, hash: first };
  for (const entry of trail) {
    if (entry.number !== previous.number + 1) faults.push({ code: "entry_missing", number: previous.number + 1 });
    else if (entry.previousHash !== previous.hash || chain(entry).hash !== entry.hash)
      faults.push({ code: "entry_changed", number: entry.number });
    for (const text of texts.get(entry.number) ?? [])
      if (sealedAt(entry.data, text.path) !== hashText(text))
        faults.push({ code: "text_changed", number: entry.number, path: text.path });
    previous = entry;
  }
  if (previous.number < last.number) faults.push({ code: "entry_missing", number: previous.number + 1 });
  else if (previous.number > last.number || previous.hash !== last.hash)
    faults.push({ code: "entry_changed", number: previous.number });
  return faults;
}

/** The data of a step with its texts; one that was erased is an empty text. */
export function unseal(data: unknown, texts: readonly SealedText[]): TakenData {
  const byPath = new Map(texts.map(({ path, text }) => [path, text]));
  const walk = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((one, index) => walk(one, `${path}.${index}`));
    if (typeof value !== "object" || value === null) return value;
    if ("sealed" in value) return byPath.get(path) ?? "";
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, walk(one, path === "" ? name : `${path}.${name}`)]),
    );
  };
  return walk(data, "") as TakenData;
}

function sealedAt(data: unknown, path: string): unknown {
  const at = path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], data);
  return (at as { sealed?: unknown } | undefined)?.sealed;
}

/** JSON with its keys in order: what a database gives back is written as it was hashed. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(",")}}`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** @returns trail entries as steps, for `fold` */
export function asTaken({ number, at, person, party, data }: TrailEntry, texts: readonly SealedText[] = []): Taken {
  return { number, at, by: { person, party: party as Taken["by"]["party"] }, data: unseal(data, texts) };
}
