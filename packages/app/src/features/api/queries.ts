import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { apiToken } from "./tables.ts";

/** All SQL of the feature; whatever else the API gives comes from the operations of other features. */

export type ListedToken = Awaited<ReturnType<typeof listTokens>>[number];

/** Those that were not withdrawn, expired ones among them; the newest first. */
export async function listTokens(tx: Transaction, personId: string) {
  return tx
    .select({
      id: apiToken.id,
      name: apiToken.name,
      createdAt: apiToken.createdAt,
      lastUsedAt: apiToken.lastUsedAt,
      expiresAt: apiToken.expiresAt,
    })
    .from(apiToken)
    .where(and(eq(apiToken.personId, personId), isNull(apiToken.revokedAt)))
    .orderBy(desc(apiToken.createdAt), apiToken.id);
}

export async function insertToken(tx: Transaction, values: typeof apiToken.$inferInsert): Promise<string> {
  const [row] = await tx.insert(apiToken).values(values).returning({ id: apiToken.id });
  return (row as { id: string }).id;
}

/** Tells its name; null when it is somebody else's, withdrawn, or not there. */
export async function withdrawToken(tx: Transaction, personId: string, id: string, now: Date): Promise<string | null> {
  const [row] = await tx
    .update(apiToken)
    .set({ revokedAt: now })
    .where(and(eq(apiToken.id, id), eq(apiToken.personId, personId), isNull(apiToken.revokedAt)))
    .returning({ name: apiToken.name });
  return row?.name ?? null;
}

/** As `klynge_worker`: all of somebody's, for a new password. */
export async function withdrawTokens(tx: Transaction, personId: string, now: Date) {
  return tx
    .update(apiToken)
    .set({ revokedAt: now })
    .where(and(eq(apiToken.personId, personId), isNull(apiToken.revokedAt)))
    .returning({ id: apiToken.id, name: apiToken.name });
}

/** As `klynge_auth`: the token behind a hash, unless it is withdrawn or expired. */
export async function findByHash(tx: Transaction, tokenHash: string, now: Date) {
  const [row] = await tx
    .select({ id: apiToken.id, personId: apiToken.personId, lastUsedAt: apiToken.lastUsedAt })
    .from(apiToken)
    .where(and(eq(apiToken.tokenHash, tokenHash), isNull(apiToken.revokedAt), gt(apiToken.expiresAt, now)));
  return row ?? null;
}

export async function markUsed(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.update(apiToken).set({ lastUsedAt: now }).where(eq(apiToken.id, id));
}
