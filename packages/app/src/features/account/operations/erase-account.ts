import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { forgetInImports } from "../../imports/index.ts";
import { tracesInRegisters } from "../../registry/index.ts";
import { LIMITS } from "../limits.ts";
import { forget, lockPerson, removeOffices, removeSeats, tiesOf } from "../personal-data.ts";
import { mayErase } from "../policy.ts";
import { accountSessions } from "../sessions.ts";
import { askAuth } from "./auth-answer.ts";
import { signOut } from "./sign-out.ts";

export type EraseOutcome =
  | { readonly kind: "erased"; readonly cookies: readonly string[] }
  | { readonly kind: "wrong_password" }
  /** Something would be left to nobody; `tiesOf` says what. */
  | { readonly kind: "tied" };

/**
 * Takes everything away that leads to a person. What he did stays, as done by an erased person. Runs as the worker, in one
 * transaction: half an erased person could neither sign in nor ask for the rest.
 * @throws Problem `too_many`; `import_at_work`; `not_found` for somebody who was erased in this moment
 */
export async function eraseAccount(
  services: Services,
  person: Person,
  headers: Headers,
  password: string,
): Promise<EraseOutcome> {
  const { db, limits, now } = services;
  const { api } = accountSessions(services).auth;
  limits.count(LIMITS.sign_in_account, person.email);
  const proven = await askAuth<unknown>(api.verifyPassword({ body: { password }, headers, returnHeaders: true }));
  if (!proven.ok) return { kind: "wrong_password" };
  limits.forget(LIMITS.sign_in_account, person.email);
  if (!(await forgetInFiles(services, person))) return { kind: "tied" };
  const erased = await db.asWorker(async (tx) => {
    if (!(await lockPerson(tx, person.id))) throw new Problem("not_found");
    if (!mayErase(person, await tiesOf(tx, person.id))) return false;
    await leave(tx, person);
    await forget(tx, person, now());
    const target = `person:${person.id}`;
    await record(tx, { person, clusterId: null, action: "person.erased", target });
    return true;
  });
  return erased ? { kind: "erased", cookies: await signOut(services, headers) } : { kind: "tied" };
}

/** What lies in files goes before the transaction: if that fails, nothing else is gone. False when somebody is tied. */
async function forgetInFiles(services: Services, person: Person): Promise<boolean> {
  const traces = await services.db.asWorker(async (tx) =>
    mayErase(person, await tiesOf(tx, person.id)) ? tracesInRegisters(tx, person.email) : null,
  );
  for (const { clusterId, traces: of } of traces ?? []) await forgetInImports(services, clusterId, of);
  return traces !== null;
}

/** With the entries that leaving has elsewhere too: the trail of each cluster says that one of its people is gone. */
async function leave(tx: Transaction, person: Person): Promise<void> {
  const target = `person:${person.id}`;
  for (const { clusterId, role } of await removeSeats(tx, person.id))
    await record(tx, { person, clusterId, action: "person.removed", target, before: { role } });
  for (const { office } of await removeOffices(tx, person.id))
    await record(tx, { person, clusterId: null, action: "office.taken", target, before: { office } });
}
