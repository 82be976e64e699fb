import type { CaseData, CompiledEdition, Day, Fault, PreviewedCase } from "@klynge/core";
import { Problem } from "./web/problem.ts";

/** An edition that holds, or held, in this installation. */
export interface KnownEdition {
  readonly edition: CompiledEdition;
  /** The first day on which it is in force; null for one that came with a release of the program. */
  readonly from: Day | null;
}

/**
 * The editions of this installation, compiled (docs/decisions/0023). In memory, as there are few and they never change; read anew when
 * one is published or withdrawn.
 */
export interface Editions {
  /** The one that new assessments and cases are pinned to on a day. */
  inForce(day: Day): CompiledEdition;
  /** @throws Problem edition_unknown */
  withHash(hash: string): CompiledEdition;
  has(hash: string): boolean;
  /** All of them, by the day from which they hold, shipped ones first. */
  all(): readonly KnownEdition[];
  /** At the start, and after something was published or withdrawn; before it only the shipped one is known. */
  reload(): Promise<void>;
}

/**
 * @param shipped the edition that this release of the program came with: in force until another one is
 * @param read those that are published, and those that earlier releases came with
 */
export function openEditions(
  shipped: CompiledEdition,
  read: (known: ReadonlyMap<string, CompiledEdition>) => Promise<readonly KnownEdition[]>,
): Editions {
  let byHash = new Map<string, CompiledEdition>([[shipped.hash, shipped]]);
  let dated: readonly KnownEdition[] = [];
  return {
    inForce: (day) => dated.findLast(({ from }) => from !== null && from <= day)?.edition ?? shipped,
    withHash: (hash) => {
      const edition = byHash.get(hash);
      if (!edition) throw new Problem("edition_unknown", { hash: hash.slice(0, 12) });
      return edition;
    },
    has: (hash) => byHash.has(hash),
    all: () => [{ edition: shipped, from: null }, ...dated],
    reload: async () => {
      const known = await read(byHash);
      dated = known
        .filter(({ edition }) => edition.hash !== shipped.hash)
        .toSorted((a, b) => (a.from ?? "").localeCompare(b.from ?? ""));
      byHash = new Map([shipped, ...dated.map(({ edition }) => edition)].map((edition) => [edition.hash, edition]));
    },
  };
}

/** What a thread does with editions and cases; whatever takes longer than 20 ms of a processor. */
export type EditionTask =
  /** Reads a ZIP of an edition's folder and lints it. */
  | { readonly do: "check"; readonly place: string }
  /** Judges cases by their own edition and by another; editions as JSON, by hash. */
  | {
      readonly do: "preview";
      readonly editions: Readonly<Record<string, string>>;
      readonly after: string;
      readonly cases: readonly { readonly before: string; readonly data: CaseData }[];
    };

/** What all editions of a scheme have in common, in words. */
export interface EditionIdentity {
  readonly family: string;
  /** Ids and labels. */
  readonly schemes: string;
}

export type CheckedZip =
  | {
      readonly ok: true;
      readonly hash: string;
      readonly name: string;
      readonly content: string;
      readonly identity: EditionIdentity;
    }
  | { readonly ok: false; readonly hash: string; readonly faults: readonly Fault[] };

export interface EditionResults {
  readonly check: CheckedZip;
  readonly preview: readonly PreviewedCase[];
}

export interface EditionWork {
  /** @throws WorkerEnded when memory or time ran out, WorkerFailed with the code of a FileFault */
  run<Task extends EditionTask>(task: Task): Promise<EditionResults[Task["do"]]>;
  close(): Promise<void>;
}
