import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { writeLogo } from "../logo/queries.ts";
import { changeableLogo } from "./save-logo.ts";

/**
 * Takes the logo away; removed twice is removed.
 * @throws Problem not_found, not_allowed, stale
 */
export async function removeLogo(
  services: Services,
  person: Person,
  { clusterId, version }: { readonly clusterId: string; readonly version: number },
): Promise<void> {
  const { db, now } = services;
  const { row } = await changeableLogo(services, person, clusterId);
  if (!row?.sha256) return;
  if (row.version !== version) throw new Problem("stale");
  await db.asPerson(person.id, async (tx) => {
    const gone = { sha256: null, bytes: null, width: null, height: null };
    const { sha256, seenBy } = row;
    const changed = { changedBy: person.id, changedAt: now() };
    if (!(await writeLogo(tx, { clusterId, ...gone, seenBy, ...changed, version }))) throw new Problem("stale");
    const before = { sha256, seenBy };
    await record(tx, { person, clusterId, action: "logo.removed", target: `logo:${clusterId}`, before });
  });
}
