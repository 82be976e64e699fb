import { record } from "../../../platform/audit.ts";
import { cleanLine } from "../../../platform/clean-text.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { countInImports, forgetInImports } from "../../imports/index.ts";
import {
  type Forgotten,
  findCluster,
  findNamed,
  forgetPerson,
  mayErasePeople,
  type Named,
} from "../../registry/index.ts";

/** Where somebody is named: in the register, and in rows that imports did not take. */
export interface FoundPerson extends Named {
  readonly inImports: number;
  readonly nowhere: boolean;
}

/** Under `klynge_worker`, as only the worker sees the whole trail; whoever asks has been asked for his right. */
export async function findNamedPerson(services: Services, clusterId: string, name: string): Promise<FoundPerson> {
  const named = await services.db.asWorker((tx) => findNamed(tx, clusterId, name));
  const inImports = await countInImports(services, clusterId, named.traces);
  const nowhere = named.entries.length + named.seats + named.inTrail + inImports === 0 && !named.inProfile;
  return { ...named, inImports, nowhere };
}

/**
 * Forgets somebody who has no account and is only named in a register: team, contact person, seat of a body, a row of an import. On record
 * without the name. Asks twice, as the person who asks and as the worker: only the worker changes the trail.
 * @returns null when nobody of that name is there
 * @throws Problem not_found, not_allowed, import_at_work
 */
export async function eraseNamedPerson(
  services: Services,
  person: Person,
  { clusterId, name }: { readonly clusterId: string; readonly name: string },
): Promise<Forgotten | null> {
  const { db } = services;
  const wanted = cleanLine(name);
  const seen = await db.asPerson(person.id, (tx) => findCluster(tx, clusterId, person.id));
  if (!mayErasePeople(found(seen))) throw new Problem("not_allowed", { may: "owner" });
  if (wanted === "") return null;
  const { nowhere, traces } = await findNamedPerson(services, clusterId, wanted);
  if (nowhere) return null;
  // files first: if that fails, the name still leads to the rest
  await forgetInImports(services, clusterId, traces);
  return db.asWorker(async (tx) => {
    const forgotten = await forgetPerson(tx, clusterId, traces);
    const target = `cluster:${clusterId}`;
    await record(tx, { person, clusterId, action: "named_person.erased", target, after: { ...forgotten } });
    return forgotten;
  });
}
