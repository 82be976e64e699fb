import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "../../../platform/database/database.ts";
import { rowsOf } from "../../../platform/database/rows-of.ts";
import { clusterLogo } from "../tables.ts";

/** SQL of the logo. */

export type LogoRow = typeof clusterLogo.$inferSelect;

/** Null while there never was one; one that was removed has no content. */
export async function findLogo(tx: Transaction, clusterId: string): Promise<LogoRow | null> {
  const [row] = await tx.select().from(clusterLogo).where(eq(clusterLogo.clusterId, clusterId));
  return row ?? null;
}

/** Writes unless somebody was faster; version 0 is that of a logo that never was. */
export async function writeLogo(
  tx: Transaction,
  { version, ...values }: typeof clusterLogo.$inferInsert & { readonly version: number },
): Promise<boolean> {
  const written =
    version === 0
      ? await tx.insert(clusterLogo).values(values).onConflictDoNothing().returning({ id: clusterLogo.clusterId })
      : await tx
          .update(clusterLogo)
          .set({ ...values, version: version + 1 })
          .where(and(eq(clusterLogo.clusterId, values.clusterId), eq(clusterLogo.version, version)))
          .returning({ id: clusterLogo.clusterId });
  return written.length === 1;
}

/** The hash of a logo that is shown to whoever asks. */
export async function findShownLogo(tx: Transaction, clusterId: string): Promise<string | null> {
  const [row] = await rowsOf<{ sha256: string }>(tx, sql`select sha256 from shown_logo(${clusterId}::uuid)`);
  return row?.sha256 ?? null;
}
