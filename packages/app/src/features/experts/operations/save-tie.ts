import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { mayCorrect, mayRunPool } from "../policy.ts";
import { findExpert, insertTie, listClusterNames, listTies, removeTie, type TieRow, updateTie } from "../queries.ts";
import type { TieInput } from "../schema.ts";

/** With somebody of the pool, as whoever may correct what is said of him. */
type About = { readonly expert: string };

/** @throws Problem not_found, not_allowed, bad_input */
export async function addTie(services: Services, person: Person, { expert, tie }: About & { tie: TieInput }) {
  await services.db.asPerson(person.id, async (tx) => {
    found(await findExpert(tx, expert));
    if (!mayCorrect(person, expert)) throw new Problem("not_allowed");
    const clusterId = await clusterOf(tx, person, tie, null);
    const values = { personId: expert, ...tie, clusterId, changedBy: person.id, changedAt: services.now() };
    found(await insertTie(tx, values));
    await record(tx, { person, clusterId: null, action: "tie.added", target: `person:${expert}`, after: tie });
  });
}

/** Says when a tie ended, or began. @throws Problem not_found, not_allowed, stale */
export async function changeTie(
  services: Services,
  person: Person,
  { expert, id, version, tie }: About & { id: string; version: number; tie: TieInput },
) {
  await services.db.asPerson(person.id, async (tx) => {
    const before = found((await listTies(tx, expert)).find((one) => one.id === id));
    if (!mayCorrect(person, expert)) throw new Problem("not_allowed");
    const clusterId = await clusterOf(tx, person, tie, before.clusterId);
    const values = { ...tie, clusterId, changedBy: person.id, changedAt: services.now() };
    if (!(await updateTie(tx, { personId: expert, id, version }, values))) throw new Problem("stale");
    const target = `person:${expert}`;
    await record(tx, { person, clusterId: null, action: "tie.changed", target, before: facts(before), after: tie });
  });
}

/** @throws Problem not_found, not_allowed, stale */
export async function takeTieAway(
  { db }: Services,
  person: Person,
  { expert, id, version }: About & { id: string; version: number },
) {
  await db.asPerson(person.id, async (tx) => {
    found((await listTies(tx, expert)).find((one) => one.id === id));
    if (!mayCorrect(person, expert)) throw new Problem("not_allowed");
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
