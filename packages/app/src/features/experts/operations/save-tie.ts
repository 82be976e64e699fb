import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { mayCorrect, mayRunPool } from "../policy.ts";
import {
  findExpert,
  insertTie,
  listClusterNames,
  listTies,
  lockExpert,
  removeTie,
  type TieRow,
  updateTie,
} from "../queries.ts";
import { isSameOrganisation, type NamedOrganisation } from "../same-organisation.ts";
import type { TieInput } from "../schema.ts";

/** With somebody of the pool, as whoever may correct what is said of him. */
type About = { readonly expert: string };

/**
 * @returns false when the expert has this tie already: nothing was written
 * @throws Problem not_found, not_allowed, bad_input
 */
export async function addTie(
  services: Services,
  person: Person,
  { expert, tie }: About & { tie: TieInput },
): Promise<boolean> {
  return services.db.asPerson(person.id, async (tx) => {
    found(await findExpert(tx, expert));
    if (!mayCorrect(person, expert)) throw new Problem("not_allowed", { may: "expert_or_secretariat" });
    await lockExpert(tx, expert);
    if ((await listTies(tx, expert)).some((one) => isSameTie(one, tie))) return false;
    const clusterId = await clusterOf(tx, person, tie, null);
    const values = { personId: expert, ...tie, clusterId, changedBy: person.id, changedAt: services.now() };
    found(await insertTie(tx, values));
    await record(tx, { person, clusterId: null, action: "tie.added", target: `person:${expert}`, after: tie });
    return true;
  });
}

/**
 * Says when a tie ended, or began.
 * @returns false when the expert has such a tie already: nothing was written
 * @throws Problem not_found, not_allowed, stale
 */
export async function changeTie(
  services: Services,
  person: Person,
  { expert, id, version, tie }: About & { id: string; version: number; tie: TieInput },
): Promise<boolean> {
  return services.db.asPerson(person.id, async (tx) => {
    if (mayCorrect(person, expert)) await lockExpert(tx, expert);
    const ties = await listTies(tx, expert);
    const before = found(ties.find((one) => one.id === id));
    if (!mayCorrect(person, expert)) throw new Problem("not_allowed", { may: "expert_or_secretariat" });
    if (ties.some((one) => one.id !== id && isSameTie(one, tie))) return false;
    const clusterId = await clusterOf(tx, person, tie, before.clusterId);
    const values = { ...tie, clusterId, changedBy: person.id, changedAt: services.now() };
    if (!(await updateTie(tx, { personId: expert, id, version }, values))) throw new Problem("stale");
    const target = `person:${expert}`;
    await record(tx, { person, clusterId: null, action: "tie.changed", target, before: facts(before), after: tie });
    return true;
  });
}

/** One kind of tie to one organisation that begins on one day; when it ended is said of the one that is there. */
function isSameTie(one: TieRow, tie: TieInput): boolean {
  return one.kind === tie.kind && one.starts === tie.starts && isSameOrganisation(named(one), named(tie));
}

function named({ organisation: name, country, registerNumber }: TieInput): NamedOrganisation {
  return { name, country: country || null, registerNumber: registerNumber || null };
}

/** @throws Problem not_found, not_allowed, stale */
export async function takeTieAway(
  { db }: Services,
  person: Person,
  { expert, id, version }: About & { id: string; version: number },
) {
  await db.asPerson(person.id, async (tx) => {
    found((await listTies(tx, expert)).find((one) => one.id === id));
    if (!mayCorrect(person, expert)) throw new Problem("not_allowed", { may: "expert_or_secretariat" });
    const gone = await removeTie(tx, expert, id, version);
    if (!gone) throw new Problem("stale");
    await record(tx, {
      person,
      clusterId: null,
      action: "tie.removed",
      target: `person:${expert}`,
      before: facts(gone),
    });
  });
}

/** Which cluster here a tie means is said by the secretariat; an expert does not know them all. */
async function clusterOf(tx: Transaction, person: Person, { clusterId }: TieInput, before: string | null) {
  if (!mayRunPool(person)) return before;
  if (clusterId !== null && !(await listClusterNames(tx)).some(({ id }) => id === clusterId))
    throw new Problem("bad_input", { field: "clusterId" });
  return clusterId;
}

function facts({ kind, organisation, country, registerNumber, clusterId, starts, ends }: TieRow): TieInput {
  return { kind, organisation, country, registerNumber, clusterId, starts, ends };
}
