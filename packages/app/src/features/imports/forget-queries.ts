import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import type { ImportRow } from "./queries.ts";
import { registerImport, registerImportQuestion } from "./tables.ts";

/** SQL of forgetting somebody in imports, under `klynge_worker`. */

export async function importsOf(tx: Transaction, clusterId: string): Promise<ImportRow[]> {
  return tx
    .select()
    .from(registerImport)
    .where(eq(registerImport.clusterId, clusterId))
    .orderBy(asc(registerImport.startedAt), asc(registerImport.id));
}

export async function writeImport(
  tx: Transaction,
  id: string,
  values: Pick<ImportRow, "refusedSha256" | "noticesSha256" | "fileName" | "found">,
): Promise<void> {
  await tx.update(registerImport).set(values).where(eq(registerImport.id, id));
}

type Question = typeof registerImportQuestion.$inferSelect;

export async function questionsOf(tx: Transaction, importId: string) {
  const { row, given } = registerImportQuestion;
  return tx
    .select({ importId: registerImportQuestion.importId, row, given })
    .from(registerImportQuestion)
    .where(eq(registerImportQuestion.importId, importId));
}

export async function writeQuestion(
  tx: Transaction,
  { importId, row }: Pick<Question, "importId" | "row">,
  given: Question["given"],
): Promise<void> {
  await tx
    .update(registerImportQuestion)
    .set({ given })
    .where(and(eq(registerImportQuestion.importId, importId), eq(registerImportQuestion.row, row)));
}

/** Which of these lists no import has any more: the same content is kept once. */
export async function unusedLists(tx: Transaction, lists: readonly string[]): Promise<string[]> {
  if (lists.length === 0) return [];
  const { refusedSha256, noticesSha256 } = registerImport;
  const used = await tx
    .select({ refusedSha256, noticesSha256 })
    .from(registerImport)
    .where(or(inArray(refusedSha256, [...lists]), inArray(noticesSha256, [...lists])));
  const all = new Set(used.flatMap((row) => [row.refusedSha256, row.noticesSha256]));
  return [...new Set(lists)].filter((sha256) => !all.has(sha256));
}
