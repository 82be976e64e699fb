import { schemeOwner } from "../../../platform/installation.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { LIMITS } from "../limits.ts";
import { doneBy, personOf, signInOf } from "../personal-data.ts";

/**
 * Everything that is stored about somebody, from all tables that name him. Runs as the worker: rows of clusters that he has left are
 * among them, and he sees those no longer.
 * @throws Problem `too_many`
 */
export async function exportOwnData({ db, limits, now }: Services, person: Person) {
  limits.count(LIMITS.export_person, person.id);
  const signIn = await db.asAuth((tx) => signInOf(tx, person));
  return db.asWorker(async (tx) => ({
    made_at: now(),
    installation: await schemeOwner(tx),
    ...(await personOf(tx, person)),
    sign_in: signIn,
    ...(await doneBy(tx, person)),
  }));
}
