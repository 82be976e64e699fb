import type { Transaction } from "./database/database.ts";
import { auditEntry } from "./tables.ts";

export interface AuditRecord {
  /** Who did it; null for the program itself. */
  readonly person: { readonly id: string } | null;
  readonly clusterId: string | null;
  /** `thing.happened`, from a short list that the texts name under `audit.<action>`. */
  readonly action: string;
  /** What it was done to, as a path of ids. */
  readonly target: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Writes down who did what, in the transaction of the change. */
export async function record(
  tx: Transaction,
  { person, clusterId, action, target, before, after }: AuditRecord,
): Promise<void> {
  await tx
    .insert(auditEntry)
    .values({ personId: person?.id ?? null, clusterId, action, target, before: before ?? null, after: after ?? null });
}
