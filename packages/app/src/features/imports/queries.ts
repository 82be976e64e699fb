import { and, asc, count, desc, eq, getTableColumns, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { isId } from "../../platform/ids.ts";
import { person } from "../../platform/tables.ts";
import { cluster, clusterPerson, organisation } from "../registry/index.ts";
import type { Mapping, State } from "./schema.ts";
import {
  type DuplicateDecision,
  importMapping,
  type QuestionReason,
  registerImport,
  registerImportQuestion,
} from "./tables.ts";

/** SQL of imports themselves. Policies let through only what the person may see. */

export type ImportRow = typeof registerImport.$inferSelect;
export type QuestionRow = typeof registerImportQuestion.$inferInsert;

/** The latest first; without what was found in the files, which lists do not show. */
export async function listImports(
  tx: Transaction,
  clusterId: string,
  { offset, limit }: { offset: number; limit: number },
) {
  const { found: _found, mapping: _mapping, ...columns } = getTableColumns(registerImport);
  return tx
    .select({ ...columns, startedByName: person.name })
    .from(registerImport)
    .leftJoin(person, eq(person.id, registerImport.startedBy))
    .where(eq(registerImport.clusterId, clusterId))
    .orderBy(desc(registerImport.startedAt), desc(registerImport.id))
    .offset(offset)
    .limit(limit);
}

export type ListedImport = Awaited<ReturnType<typeof listImports>>[number];

/** With its cluster and the role of whoever asks. */
export async function findImport(tx: Transaction, id: string, personId: string) {
  if (!isId(id)) return null;
  const [row] = await tx
    .select({ import: registerImport, cluster, role: clusterPerson.role, startedByName: person.name })
    .from(registerImport)
    .innerJoin(cluster, eq(cluster.id, registerImport.clusterId))
    .leftJoin(clusterPerson, and(eq(clusterPerson.clusterId, cluster.id), eq(clusterPerson.personId, personId)))
    .leftJoin(person, eq(person.id, registerImport.startedBy))
    .where(eq(registerImport.id, id));
  return row ?? null;
}

export type FoundImport = NonNullable<Awaited<ReturnType<typeof findImport>>>;

export async function insertImport(tx: Transaction, values: typeof registerImport.$inferInsert): Promise<ImportRow> {
  const [row] = await tx.insert(registerImport).values(values).returning();
  return row as ImportRow;
}

/** Only from the states named, so that a cancelled import stays cancelled; null when it is in another by now. */
export async function changeImport(
  tx: Transaction,
  id: string,
  from: readonly State[],
  to: Partial<Omit<ImportRow, "id" | "clusterId" | "version">>,
): Promise<ImportRow | null> {
  const [row] = await tx
    .update(registerImport)
    .set({ ...to, version: sql`${registerImport.version} + 1` })
    .where(and(eq(registerImport.id, id), inArray(registerImport.state, [...from])))
    .returning();
  return row ?? null;
}

/** For the work, in its role: held until the transaction ends, so that nobody cancels it in the middle of a batch. */
export async function holdImport(tx: Transaction, id: string, states: readonly State[]): Promise<ImportRow | null> {
  const [row] = await tx
    .select()
    .from(registerImport)
    .where(and(eq(registerImport.id, id), inArray(registerImport.state, [...states])))
    .for("update");
  return row ?? null;
}

/** The import of a cluster that works in its register at this moment, if any. */
export async function importAtWork(tx: Transaction, clusterId: string) {
  const [row] = await tx
    .select({ id: registerImport.id, fileName: registerImport.fileName })
    .from(registerImport)
    .where(
      and(eq(registerImport.clusterId, clusterId), inArray(registerImport.state, ["checking", "importing", "undoing"])),
    );
  return row ?? null;
}

export async function rememberedMapping(
  tx: Transaction,
  { clusterId, kind, headerHash }: { clusterId: string; kind: string; headerHash: string },
): Promise<Mapping | null> {
  const [row] = await tx
    .select({ mapping: importMapping.mapping })
    .from(importMapping)
    .where(
      and(
        eq(importMapping.clusterId, clusterId),
        eq(importMapping.kind, kind),
        eq(importMapping.headerHash, headerHash),
      ),
    );
  return row?.mapping ?? null;
}

export async function rememberMapping(tx: Transaction, values: typeof importMapping.$inferInsert): Promise<void> {
  const { mapping, usedAt } = values;
  await tx
    .insert(importMapping)
    .values(values)
    .onConflictDoUpdate({
      target: [importMapping.clusterId, importMapping.kind, importMapping.headerHash],
      set: { mapping, usedAt },
    });
}

/** Questions of a file that is checked again are asked again. */
export async function forgetQuestions(tx: Transaction, importId: string): Promise<void> {
  await tx.delete(registerImportQuestion).where(eq(registerImportQuestion.importId, importId));
}

export async function askQuestions(tx: Transaction, questions: readonly QuestionRow[]): Promise<void> {
  if (questions.length === 0) return;
  await tx
    .insert(registerImportQuestion)
    .values([...questions])
    .onConflictDoNothing();
}

/** What was decided in earlier imports about the same rows, the latest decision for each, and about which organisation. */
export async function earlierDecisions(
  tx: Transaction,
  { clusterId, importId, keys }: { clusterId: string; importId: string; keys: readonly string[] },
): Promise<ReadonlyMap<string, { readonly decision: DuplicateDecision; readonly organisationId: string | null }>> {
  if (keys.length === 0) return new Map();
  const { key: asked, decision: said, organisationId: of } = registerImportQuestion;
  const rows = await tx
    .select({ key: asked, decision: said, organisationId: of })
    .from(registerImportQuestion)
    .innerJoin(registerImport, eq(registerImport.id, registerImportQuestion.importId))
    .where(
      and(
        eq(registerImportQuestion.clusterId, clusterId),
        inArray(registerImportQuestion.key, [...keys]),
        ne(registerImportQuestion.importId, importId),
        eq(registerImport.state, "done"),
      ),
    )
    .orderBy(asc(registerImport.startedAt));
  return new Map(
    rows.flatMap(({ key, decision, organisationId }) =>
      decision ? [[key, { decision, organisationId }] as const] : [],
    ),
  );
}

/** What was decided about those of the rows that were asked about; null where nobody decided. */
export async function decisionsOf(
  tx: Transaction,
  importId: string,
  rows: readonly number[],
): Promise<ReadonlyMap<number, DuplicateDecision | null>> {
  if (rows.length === 0) return new Map();
  const found = await tx
    .select({ row: registerImportQuestion.row, decision: registerImportQuestion.decision })
    .from(registerImportQuestion)
    .where(and(eq(registerImportQuestion.importId, importId), inArray(registerImportQuestion.row, [...rows])));
  return new Map(found.map(({ row, decision }) => [row, decision]));
}

/** A page of questions, those that wait first, each with the organisation that the row is perhaps the same as. */
export async function listQuestions(
  tx: Transaction,
  importId: string,
  { offset, limit }: { offset: number; limit: number },
) {
  return tx
    .select({ question: registerImportQuestion, organisation })
    .from(registerImportQuestion)
    .leftJoin(organisation, eq(organisation.id, registerImportQuestion.organisationId))
    .where(eq(registerImportQuestion.importId, importId))
    .orderBy(asc(registerImportQuestion.row))
    .offset(offset)
    .limit(limit);
}

export type ListedQuestion = Awaited<ReturnType<typeof listQuestions>>[number];

/** How many of each kind there are, and how many of them wait. */
export async function countQuestions(tx: Transaction, importId: string) {
  return tx
    .select({
      reason: registerImportQuestion.reason,
      all: count(),
      open: sql<number>`count(*) filter (where ${registerImportQuestion.decision} is null)::int`,
    })
    .from(registerImportQuestion)
    .where(eq(registerImportQuestion.importId, importId))
    .groupBy(registerImportQuestion.reason)
    .orderBy(asc(registerImportQuestion.reason));
}

/** One row, or all of a kind that nobody decided yet. */
export async function decide(
  tx: Transaction,
  importId: string,
  which: { readonly row: number } | { readonly reason: QuestionReason },
  decision: DuplicateDecision,
): Promise<number> {
  const decided = await tx
    .update(registerImportQuestion)
    .set({ decision, remembered: false })
    .where(
      and(
        eq(registerImportQuestion.importId, importId),
        "row" in which
          ? eq(registerImportQuestion.row, which.row)
          : and(eq(registerImportQuestion.reason, which.reason), isNull(registerImportQuestion.decision)),
      ),
    )
    .returning({ row: registerImportQuestion.row });
  return decided.length;
}
