import { record } from "../../../platform/audit.ts";
import { isId } from "../../../platform/ids.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found } from "../../../platform/web/problem.ts";
import { withdrawToken } from "../queries.ts";

/**
 * Withdraws a token; the next request with it is nobody's.
 * @throws Problem `not_found`, also for a token of somebody else
 */
export async function revokeToken({ db, now }: Services, person: Person, id: string): Promise<void> {
  found(isId(id) || null);
  await db.asPerson(person.id, async (tx) => {
    const name = found(await withdrawToken(tx, person.id, id, now()));
    await record(tx, { person, clusterId: null, action: "token.revoked", target: `token:${id}`, before: { name } });
  });
}
