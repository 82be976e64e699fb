import { isPlainId } from "../../../platform/ids.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import * as queries from "../auth-queries.ts";
import { recordOwn } from "./record-own.ts";

/** @throws Problem `not_found`, also for a key of somebody else */
export async function removePasskey(services: Services, person: Person, passkeyId: string): Promise<void> {
  const removed =
    isPlainId(passkeyId) && (await services.db.asAuth((tx) => queries.removePasskey(tx, person.id, passkeyId)));
  if (!removed) throw new Problem("not_found");
  await recordOwn(services, person, "person.passkey_removed");
}
