import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { findCluster } from "../../registry/index.ts";
import { type Brought, keepContent, usualTitle } from "../content.ts";
import { MAKE_THUMBNAIL } from "../make-thumbnail.ts";
import { mayKeepEvidence } from "../policy.ts";
import { holdRow, insertEvidence, insertVersion, type Place, sameContent } from "../queries.ts";
import { rowsOf, type Said } from "../schema.ts";

/** Whether somebody may bring evidence to a cluster at all; asked before a byte of a file is taken. */
export async function mayAdd({ db }: Services, person: Person, clusterId: string): Promise<void> {
  const { role } = found(await db.asPerson(person.id, (tx) => findCluster(tx, clusterId, person.id)));
  if (!mayKeepEvidence(role)) throw new Problem("not_allowed", { may: "cluster" });
}

/**
 * Puts a file or a link under a row, as the first version of something new.
 * @throws Problem not_found, not_allowed, bad_input, evidence_same, and as `keepContent`
 */
export async function addEvidence(
  services: Services,
  person: Person,
  { place, said, brought }: { place: Place; said: Said; brought: Brought },
): Promise<{ id: string }> {
  const { db, editions, jobs, now } = services;
  await mayAdd(services, person, place.clusterId);
  if (!editions.all().some(({ edition }) => rowsOf(edition, place.scheme).includes(place.rowId)))
    throw new Problem("bad_input", { field: "row" });
  const content = await keepContent(services, brought);
  return db.asPerson(person.id, async (tx) => {
    await holdRow(tx, place);
    const same = await sameContent(tx, place, content);
    if (same) throw new Problem("evidence_same", { title: same.title });
    const changed = { changedBy: person.id, changedAt: now() };
    const { id } = await insertEvidence(tx, { ...place, seenBy: said.seenBy, ...changed });
    await insertVersion(tx, {
      ...content,
      evidenceId: id,
      number: 1,
      clusterId: place.clusterId,
      title: said.title || usualTitle(content),
      validUntil: said.validUntil,
      addedBy: person.id,
      addedAt: now(),
    });
    if (content.thumbnail) await jobs.enqueue(tx, MAKE_THUMBNAIL, { evidence: id, number: 1 });
    const { clusterId, scheme, rowId } = place;
    // the title stands in the version, which not everybody may see who sees the trail
    const after = { scheme, row: rowId, number: 1, sha256: content.sha256 };
    await record(tx, { person, clusterId, action: "evidence.added", target: id, after });
    return { id };
  });
}
