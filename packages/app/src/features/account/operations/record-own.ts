import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";

/** What somebody did to his own way of signing in; after the fact, because `klynge_auth` may not write the record. */
export async function recordOwn({ db }: Pick<Services, "db">, person: Person, action: string): Promise<void> {
  await db.asPerson(person.id, (tx) => record(tx, { person, clusterId: null, action, target: `person:${person.id}` }));
}
