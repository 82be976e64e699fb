import { isPlainId } from "../../../platform/ids.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import * as queries from "../auth-queries.ts";
import { recordOwn } from "./record-own.ts";

/**
 * Signs one device out; its next request is nobody's.
 * @throws Problem `not_found`, also for a session of somebody else
 */
export async function endSession(services: Services, person: Person, sessionId: string): Promise<void> {
  const ended =
    isPlainId(sessionId) && (await services.db.asAuth((tx) => queries.endSession(tx, person.id, sessionId)));
  if (!ended) throw new Problem("not_found");
  await recordOwn(services, person, "person.session_ended");
}

/** Signs every other device out. */
export async function endOtherSessions(services: Services, person: Person): Promise<void> {
  await services.db.asAuth((tx) => queries.endOtherSessions(tx, person.id, person.sessionId));
  await recordOwn(services, person, "person.other_sessions_ended");
}
