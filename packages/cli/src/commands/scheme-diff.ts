import { type CompiledEdition, diffEditions, type Touches } from "@klynge/core";
import type { Answer, Call } from "../command.ts";
import { loadEditions } from "../files/editions.ts";
import { schemeDiffLines } from "../human/scheme-diff.ts";
import type { SchemeDiffAnswer } from "../shapes/scheme-diff.ts";

/** `klynge scheme diff BEFORE AFTER`: what differs between two editions, and what of it can change a result. */
export async function diffSchemes({ args }: Call): Promise<Answer> {
  const [before, after] = await loadEditions(args[0] as string, args[1] as string);
  const changes = diffEditions(before.edition, after.edition);
  const count = (wanted: Touches): number => changes.filter(({ touches }) => touches === wanted).length;
  const json: SchemeDiffAnswer = {
    before: named(before),
    after: named(after),
    changes,
    counts: { result: count("result"), advice: count("advice"), words: count("words") },
  };
  return { exitCode: 0, json, lines: (telling) => schemeDiffLines(json, telling) };
}

/** An edition as answers name it. */
export function named({ id, hash }: CompiledEdition): { edition: string; hash: string } {
  return { edition: id, hash };
}
