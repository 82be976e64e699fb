import type { Transaction } from "../../platform/database/database.ts";
import type { Person } from "../../platform/web/env.ts";
import { found, Problem } from "../../platform/web/problem.ts";
import { mayImport } from "./policy.ts";
import { type FoundImport, findImport } from "./queries.ts";
import type { State } from "./schema.ts";

/**
 * An import that somebody wants to go on with.
 * @throws Problem not_found, not_allowed, import_moved_on
 */
export async function importToChange(
  tx: Transaction,
  id: string,
  person: Person,
  states: readonly State[],
): Promise<FoundImport> {
  const seen = found(await findImport(tx, id, person.id));
  if (!mayImport(seen)) throw new Problem("not_allowed", { may: "cluster" });
  if (!states.includes(seen.import.state)) throw movedOn();
  return seen;
}

/** Somebody else, or the work itself, took it further. */
export function movedOn(): Problem {
  return new Problem("import_moved_on");
}
