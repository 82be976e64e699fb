import { and, asc, desc, eq, isNotNull, isNull, notInArray, or, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { isId } from "../../platform/ids.ts";
import { person } from "../../platform/tables.ts";
import { assessment, submission } from "../assessment/index.ts";
import { labelCase } from "../cases/index.ts";
import { cluster } from "../registry/index.ts";
import { edition } from "./tables.ts";

/** All SQL of the feature. Policies let through only what the person may see. */

/** Everything of an edition but its content, which is large. */
const SHOWN = {
  id: edition.id,
  hash: edition.hash,
  name: edition.name,
  broughtBy: edition.broughtBy,
  broughtByName: person.name,
  broughtAt: edition.broughtAt,
  effectiveFrom: edition.effectiveFrom,
  publishedAt: edition.publishedAt,
  withdrawnAt: edition.withdrawnAt,
};

function shown(tx: Transaction) {
  return tx.select(SHOWN).from(edition).leftJoin(person, eq(person.id, edition.broughtBy));
}

export type EditionRow = Awaited<ReturnType<typeof shown>>[number];

/** Those that somebody brought, the newest first. */
export async function listEditions(tx: Transaction): Promise<EditionRow[]> {
  return shown(tx).where(isNotNull(edition.broughtBy)).orderBy(desc(edition.broughtAt), desc(edition.id));
}

export async function findEdition(tx: Transaction, id: string): Promise<EditionRow | null> {
  if (!isId(id)) return null;
  const [row] = await shown(tx).where(and(eq(edition.id, id), isNotNull(edition.broughtBy)));
  return row ?? null;
}

/** Who publishes, withdraws or discards does it alone, until the transaction ends. */
export async function holdEditions(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('editions'))`);
}

export async function contentOf(tx: Transaction, id: string): Promise<string | null> {
  const [row] = await tx.select({ content: edition.content }).from(edition).where(eq(edition.id, id));
  return row?.content ?? null;
}

const STANDS = isNull(edition.withdrawnAt);
const PUBLISHED = and(isNotNull(edition.publishedAt), STANDS);

/** All that hold or held, the shipped ones of earlier releases among them, without their contents. */
export async function publishedEditions(tx: Transaction) {
  return tx
    .select({ hash: edition.hash, from: edition.effectiveFrom })
    .from(edition)
    .where(PUBLISHED)
    .orderBy(asc(edition.effectiveFrom), asc(edition.broughtAt));
}

export async function contentWithHash(tx: Transaction, hash: string): Promise<string> {
  const [row] = await tx
    .select({ content: edition.content })
    .from(edition)
    .where(and(eq(edition.hash, hash), PUBLISHED));
  return row?.content ?? "";
}

/** One that is here under this hash or this name, and was not withdrawn. */
export async function findAlike(tx: Transaction, { hash, name }: { hash: string; name: string }) {
  const [row] = await tx
    .select({ hash: edition.hash, name: edition.name })
    .from(edition)
    .where(and(or(eq(edition.hash, hash), eq(edition.name, name)), STANDS))
    .orderBy(desc(eq(edition.hash, hash)));
  return row ?? null;
}

/** Null when the same files came in this moment. */
export async function insertEdition(tx: Transaction, values: typeof edition.$inferInsert) {
  const [row] = await tx.insert(edition).values(values).onConflictDoNothing().returning({ id: edition.id });
  return row ?? null;
}

/** False when it was published or discarded meanwhile. */
export async function markPublished(
  tx: Transaction,
  id: string,
  values: { effectiveFrom: string; publishedBy: string; publishedAt: Date },
): Promise<boolean> {
  const rows = await tx
    .update(edition)
    .set(values)
    .where(and(eq(edition.id, id), isNull(edition.publishedAt)))
    .returning({ id: edition.id });
  return rows.length > 0;
}

export async function markWithdrawn(
  tx: Transaction,
  id: string,
  values: { withdrawnBy: string; withdrawnAt: Date },
): Promise<boolean> {
  const rows = await tx
    .update(edition)
    .set(values)
    .where(and(eq(edition.id, id), PUBLISHED))
    .returning({ id: edition.id });
  return rows.length > 0;
}

export async function deleteDraft(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx
    .delete(edition)
    .where(and(eq(edition.id, id), isNull(edition.publishedAt)))
    .returning({ id: edition.id });
  return rows.length > 0;
}

/** Cases with something handed in that are under way or ended with a label, by the day on which they began. */
export async function casesToPreview(tx: Transaction, today: string) {
  return tx
    .select({
      id: labelCase.id,
      assessmentId: labelCase.assessmentId,
      clusterId: labelCase.clusterId,
      label: labelCase.label,
      state: labelCase.state,
      number: labelCase.number,
    })
    .from(labelCase)
    .where(
      and(
        isNotNull(labelCase.assessmentId),
        notInArray(labelCase.state, ["refused", "withdrawn"]),
        or(isNull(labelCase.validUntil), sql`${labelCase.validUntil} >= ${today}`),
      ),
    )
    .orderBy(asc(labelCase.openedAt), asc(labelCase.id));
}

/** What was submitted last of every assessment that is closed, for clusters that hold a label or not, without the answers. */
export async function submissionsToPreview(tx: Transaction) {
  return tx
    .selectDistinctOn([submission.assessmentId], {
      assessmentId: submission.assessmentId,
      number: submission.number,
      editionHash: assessment.editionHash,
      label: assessment.label,
      cluster: cluster.name,
    })
    .from(submission)
    .innerJoin(assessment, eq(assessment.id, submission.assessmentId))
    .innerJoin(cluster, eq(cluster.id, assessment.clusterId))
    .where(eq(assessment.state, "submitted"))
    .orderBy(submission.assessmentId, desc(submission.number));
}

/** The answers as they were submitted. */
export async function submittedFile(tx: Transaction, assessmentId: string, number: number): Promise<string> {
  const [row] = await tx
    .select({ caseFile: submission.caseFile })
    .from(submission)
    .where(and(eq(submission.assessmentId, assessmentId), eq(submission.number, number)));
  return row?.caseFile ?? "{}";
}

/** Labels that the register knows and that are valid, by the cluster's name. */
export async function validLabels(tx: Transaction, today: string) {
  return tx
    .select({
      clusterId: cluster.id,
      cluster: cluster.name,
      label: cluster.label,
      validUntil: cluster.labelValidUntil,
    })
    .from(cluster)
    .where(and(isNotNull(cluster.label), sql`${cluster.labelValidUntil} >= ${today}`))
    .orderBy(asc(cluster.name), asc(cluster.id));
}
