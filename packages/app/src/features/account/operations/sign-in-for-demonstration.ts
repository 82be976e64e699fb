import { isPlainId } from "../../../platform/ids.ts";
import type { Services } from "../../../platform/services.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { addUser } from "../auth-queries.ts";
import { findPerson, installationOf } from "../queries.ts";
import { accountSessions } from "../sessions.ts";
import { askAuth } from "./auth-answer.ts";

/**
 * One click to be one of the people of the demonstration: only where both the program and the database say that it is one.
 * The seed writes people alone; what signing in needs is made here the first time.
 */
export async function signInForDemonstration(
  services: Services,
  headers: Headers,
  personId: string,
): Promise<readonly string[]> {
  const { db, settings } = services;
  const installation = await db.asPublic(installationOf);
  if (!settings.demonstration || installation?.kind !== "demonstration") throw new Problem("not_found");
  const person = found(isPlainId(personId) ? await db.asWorker((tx) => findPerson(tx, personId)) : null);
  await db.asAuth((tx) => addUser(tx, person));
  const { api } = accountSessions(services).auth;
  const answer = await askAuth(api.giveSession({ body: { userId: person.id }, headers, returnHeaders: true }));
  if (!answer.ok) throw new Problem("not_found");
  return answer.cookies;
}
