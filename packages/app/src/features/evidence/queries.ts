import { and, asc, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Transaction } from "../../platform/database/database.ts";
import { isId } from "../../platform/ids.ts";
import { person } from "../../platform/tables.ts";
import { cluster, clusterPerson } from "../registry/index.ts";
import { evidence, evidenceVersion, submittedEvidence } from "./tables.ts";

/** All SQL of the feature. Policies let through only what the person may see. */

export type EvidenceRow = typeof evidence.$inferSelect;
export type VersionRow = typeof evidenceVersion.$inferSelect;

/** Where evidence stands: under a row of a scheme of a cluster, whichever assessment is going on. */
export interface Place {
  readonly clusterId: string;
  readonly scheme: string;
  readonly rowId: string;
}

const newest = sql<number>`(select max(of.number) from ${evidenceVersion} of where of.evidence_id = ${evidence.id})`;

/** A version with what it belongs to. */
function selectVersions(tx: Transaction) {
  return tx
    .select({ evidence, version: evidenceVersion, newest, addedByName: person.name })
    .from(evidence)
    .innerJoin(evidenceVersion, eq(evidenceVersion.evidenceId, evidence.id))
    .leftJoin(person, eq(person.id, evidenceVersion.addedBy));
}

export type ShownEvidence = Awaited<ReturnType<typeof selectVersions>>[number];

/** Everything of a cluster in its newest version, withdrawn ones too. */
export async function listEvidence(tx: Transaction, clusterId: string): Promise<ShownEvidence[]> {
  return selectVersions(tx)
    .where(and(eq(evidence.clusterId, clusterId), eq(evidenceVersion.number, newest)))
    .orderBy(asc(evidence.rowId), asc(evidence.id));
}

/** What stands under a row now. */
export async function listOfRow(tx: Transaction, { clusterId, scheme, rowId }: Place): Promise<ShownEvidence[]> {
  return selectVersions(tx)
    .where(
      and(
        eq(evidence.clusterId, clusterId),
        eq(evidence.scheme, scheme),
        eq(evidence.rowId, rowId),
        isNull(evidence.withdrawnAt),
        eq(evidenceVersion.number, newest),
      ),
    )
    .orderBy(asc(evidenceVersion.addedAt), asc(evidence.id));
}

/** What stood under the rows when the assessment was last submitted, in the versions of that day. */
export async function listSubmitted(tx: Transaction, assessmentId: string): Promise<ShownEvidence[]> {
  return selectVersions(tx)
    .innerJoin(
      submittedEvidence,
      and(eq(submittedEvidence.evidenceId, evidence.id), eq(submittedEvidence.evidenceNumber, evidenceVersion.number)),
    )
    .where(
      and(
        eq(submittedEvidence.assessmentId, assessmentId),
        sql`${submittedEvidence.number} = (select max(number) from submission where assessment_id = ${assessmentId})`,
      ),
    )
    .orderBy(asc(evidence.rowId), asc(evidenceVersion.addedAt), asc(evidence.id));
}

/** One thing with all its versions, the newest first, its cluster and the role of whoever asks. */
export async function findEvidence(tx: Transaction, id: string, personId: string) {
  if (!isId(id)) return null;
  const versions = await selectVersions(tx).where(eq(evidence.id, id)).orderBy(desc(evidenceVersion.number));
  const [current] = versions;
  if (!current) return null;
  const [seen] = await tx
    .select({ cluster, role: clusterPerson.role })
    .from(cluster)
    .leftJoin(clusterPerson, and(eq(clusterPerson.clusterId, cluster.id), eq(clusterPerson.personId, personId)))
    .where(eq(cluster.id, current.evidence.clusterId));
  return seen ? { ...seen, current, versions } : null;
}

export async function findVersion(tx: Transaction, id: string, number: number): Promise<VersionRow | null> {
  if (!isId(id) || !Number.isSafeInteger(number) || number < 1 || number > MOST_VERSIONS) return null;
  const [row] = await tx
    .select()
    .from(evidenceVersion)
    .where(and(eq(evidenceVersion.evidenceId, id), eq(evidenceVersion.number, number)));
  return row ?? null;
}

/** An `integer` of the database. */
const MOST_VERSIONS = 2_147_483_647;

/** Until the transaction ends nobody else adds to this row: the same file brought twice at once is found. */
export async function holdRow(tx: Transaction, { clusterId, scheme, rowId }: Place): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${clusterId}/${scheme}/${rowId}`}, 0))`);
}

/** The title of what has the same content in the same row; null when there is none. */
export async function sameContent(
  tx: Transaction,
  place: Place,
  { sha256, url }: Pick<VersionRow, "sha256" | "url">,
): Promise<{ id: string; title: string } | null> {
  const found = (await listOfRow(tx, place)).find(({ version }) => version.sha256 === sha256 && version.url === url);
  return found ? { id: found.evidence.id, title: found.version.title } : null;
}

/** What stands under a row of an assessment: now, or as it was submitted. */
export async function listUnderRow(
  tx: Transaction,
  assessment: {
    readonly id: string;
    readonly clusterId: string;
    readonly scheme: string;
    readonly state: "draft" | "submitted";
  },
  rowId: string,
): Promise<ShownEvidence[]> {
  const { id, clusterId, scheme, state } = assessment;
  if (state === "draft") return listOfRow(tx, { clusterId, scheme, rowId });
  return (await listSubmitted(tx, id)).filter(({ evidence: one }) => one.rowId === rowId);
}

export async function insertEvidence(tx: Transaction, values: typeof evidence.$inferInsert): Promise<EvidenceRow> {
  const [row] = await tx.insert(evidence).values(values).returning();
  return row as EvidenceRow;
}

export async function insertVersion(tx: Transaction, values: typeof evidenceVersion.$inferInsert): Promise<void> {
  await tx.insert(evidenceVersion).values(values);
}

/** Unless somebody was faster; tells whether it was changed. */
export async function changeEvidence(
  tx: Transaction,
  { id, version }: Pick<EvidenceRow, "id" | "version">,
  to: Pick<EvidenceRow, "changedBy" | "changedAt"> & Partial<Pick<EvidenceRow, "seenBy" | "withdrawnAt">>,
): Promise<boolean> {
  const changed = await tx
    .update(evidence)
    .set({ ...to, version: version + 1 })
    .where(and(eq(evidence.id, id), eq(evidence.version, version)))
    .returning({ id: evidence.id });
  return changed.length === 1;
}

/** The newest versions of everything that stands under the rows of the assessment, for its submission of this number. */
export async function freezeEvidence(
  tx: Transaction,
  { id, clusterId, scheme }: { readonly id: string; readonly clusterId: string; readonly scheme: string },
  number: number,
): Promise<void> {
  await tx.execute(sql`insert into submitted_evidence (assessment_id, number, evidence_id, evidence_number, seen_by)
    select ${id}::uuid, ${number}::int, e.id, max(v.number), e.seen_by from evidence e join evidence_version v on v.evidence_id = e.id
    where e.cluster_id = ${clusterId}::uuid and e.scheme = ${scheme} and e.withdrawn_at is null group by e.id`);
}

/** For a statement about an assessment: the rows that have evidence, or had when it was submitted. */
export function rowsWithEvidence(of: Record<"id" | "clusterId" | "scheme" | "state", PgColumn>): SQL<string[]> {
  return sql<string[]>`case when ${of.state} = 'submitted' then
    (select coalesce(json_agg(distinct e.row_id), '[]') from submitted_evidence s join evidence e on e.id = s.evidence_id
      where s.assessment_id = ${of.id} and s.number = (select max(number) from submission where assessment_id = ${of.id}))
    else (select coalesce(json_agg(distinct e.row_id), '[]') from evidence e
      where e.cluster_id = ${of.clusterId} and e.scheme = ${of.scheme} and e.withdrawn_at is null) end`;
}

/** For the job, in the worker's role: the version whose picture is still to be made. */
export async function waitingVersion(tx: Transaction, id: string, number: number): Promise<VersionRow | null> {
  const version = await findVersion(tx, id, number);
  return version?.thumbnail === "waiting" ? version : null;
}

export async function keepThumbnail(
  tx: Transaction,
  { evidenceId, number }: Pick<VersionRow, "evidenceId" | "number">,
  sha256: string | null,
): Promise<void> {
  await tx
    .update(evidenceVersion)
    .set({ thumbnail: sha256 ? "made" : "failed", thumbnailSha256: sha256 })
    .where(
      and(
        eq(evidenceVersion.evidenceId, evidenceId),
        eq(evidenceVersion.number, number),
        eq(evidenceVersion.thumbnail, "waiting"),
      ),
    );
}
