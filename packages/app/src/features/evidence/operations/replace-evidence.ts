import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { type Brought, type Content, keepContent, usualTitle } from "../content.ts";
import { MAKE_THUMBNAIL } from "../make-thumbnail.ts";
import { mayKeepEvidence } from "../policy.ts";
import {
  changeEvidence,
  findEvidence,
  holdRow,
  insertVersion,
  type ShownEvidence,
  sameContent,
  type VersionRow,
} from "../queries.ts";
import type { Said } from "../schema.ts";

/**
 * What somebody may replace, as it stands now; asked before a byte of a file is taken.
 * @throws Problem not_found, not_allowed, evidence_withdrawn
 */
export async function replaceable({ db }: Services, person: Person, id: string): Promise<ShownEvidence> {
  const { current, role } = found(await db.asPerson(person.id, (tx) => findEvidence(tx, id, person.id)));
  if (!mayKeepEvidence(role)) throw new Problem("not_allowed", { may: "cluster" });
  if (current.evidence.withdrawnAt) throw new Problem("evidence_withdrawn");
  return current;
}

export interface Replacement {
  readonly id: string;
  /** As the person saw it. */
  readonly version: number;
  readonly said: Said;
  /** Null to keep the file or link and say something else about it. */
  readonly brought: Brought | null;
}

/**
 * A new version; those before it stay as they are, under whatever was submitted with them. Who may see it is said of all versions.
 * @throws Problem not_found, not_allowed, evidence_withdrawn, stale, bad_input, evidence_same, and as `keepContent`
 */
export async function replaceEvidence(
  services: Services,
  person: Person,
  { id, version, said, brought }: Replacement,
): Promise<void> {
  const { db, jobs, now } = services;
  const seen = await replaceable(services, person, id);
  if (seen.evidence.version !== version) throw stale(seen);
  const content = brought ? await keepContent(services, brought) : contentOf(seen.version);
  await db.asPerson(person.id, async (tx) => {
    await holdRow(tx, seen.evidence);
    const { current } = found(await findEvidence(tx, id, person.id));
    const next = { ...content, title: said.title || usualTitle(content), validUntil: said.validUntil };
    const same = await sameContent(tx, current.evidence, content);
    const nothingNew = saysTheSame(current.version, next);
    if (same && (same.id !== id || (nothingNew && said.seenBy === current.evidence.seenBy)))
      throw new Problem("evidence_same", { title: same.title });
    const to = { seenBy: said.seenBy, changedBy: person.id, changedAt: now() };
    if (!(await changeEvidence(tx, { id, version }, to))) throw stale(current);
    const { clusterId } = current.evidence;
    const number = nothingNew ? current.version.number : current.version.number + 1;
    if (!nothingNew) {
      const added = { addedBy: person.id, addedAt: now() };
      await insertVersion(tx, { ...next, evidenceId: id, number, clusterId, ...added });
      if (content.thumbnail) await jobs.enqueue(tx, MAKE_THUMBNAIL, { evidence: id, number });
    }
    await record(tx, {
      person,
      clusterId,
      action: "evidence.replaced",
      target: id,
      before: { number: current.version.number, sha256: current.version.sha256, seenBy: current.evidence.seenBy },
      after: { number, sha256: content.sha256, seenBy: said.seenBy },
    });
  });
}

/** The same file again; its picture is made again, as the old one may not be there yet. */
function contentOf({ sha256, bytes, mediaType, fileName, url, thumbnail }: VersionRow): Content {
  return { sha256, bytes, mediaType, fileName, url, thumbnail: thumbnail && "waiting" };
}

type Told = Content & Pick<VersionRow, "title" | "validUntil">;

function saysTheSame(one: Told, other: Told): boolean {
  return (["sha256", "url", "fileName", "title", "validUntil"] as const).every((key) => one[key] === other[key]);
}

function stale({ evidence, addedByName }: ShownEvidence): Problem {
  return new Problem("stale", { who: addedByName ?? "", when: evidence.changedAt.toISOString() });
}
