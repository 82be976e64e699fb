import type { CompiledEdition } from "@klynge/core";
import { BadInput } from "../problem.ts";
import { loadEdition } from "./edition.ts";

/**
 * Two editions to set side by side.
 * @throws BadInput with the faults of both
 */
export async function loadEditions(
  before: string,
  after: string,
): Promise<readonly [CompiledEdition, CompiledEdition]> {
  const [old, young] = await Promise.allSettled([loadEdition(before), loadEdition(after)]);
  if (old.status === "fulfilled" && young.status === "fulfilled") return [old.value, young.value];
  const reasons = [old, young].flatMap((loaded) => (loaded.status === "rejected" ? [loaded.reason as unknown] : []));
  const strange = reasons.find((reason) => !(reason instanceof BadInput));
  if (strange !== undefined) throw strange;
  throw new BadInput((reasons as BadInput[]).flatMap(({ faults }) => faults));
}
