import { type Case, type CompiledEdition, type ReleasedPortfolio, readCase } from "@klynge/core";
import { loadCase } from "../../packages/cli/src/files/case.ts";
import { loadEdition } from "../../packages/cli/src/files/edition.ts";
import { loadReleased } from "../../packages/cli/src/files/released.ts";

/** The shipped edition, cases and comparison data, as the shell reads them. */
export interface World {
  readonly edition: CompiledEdition;
  readonly released: ReleasedPortfolio;
}

export async function openWorld(): Promise<World> {
  const edition = await loadEdition();
  const { released } = await loadReleased(edition, undefined);
  return { edition, released };
}

/** A case from data, or null when it is refused. */
export function lawfulCase(edition: CompiledEdition, data: unknown): Case | null {
  const read = readCase(edition, data);
  return read.ok ? read.value : null;
}

export { loadCase };
