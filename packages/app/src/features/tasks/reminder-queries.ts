import type { HeldLabel } from "@klynge/core";
import { and, asc, eq, isNull, ne, notInArray, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { rowsOf } from "../../platform/database/rows-of.ts";
import { person } from "../../platform/tables.ts";
import { clusterLabel, clusterPerson } from "../registry/index.ts";
import { labelReminder } from "./tables.ts";

/** SQL of the program's own round over ending labels; runs as the worker. */

export interface TendedLabel extends HeldLabel {
  readonly id: string;
  readonly cluster_id: string;
  readonly cluster_name: string;
  /** Months of the reminders that were sent. */
  readonly sent: readonly number[];
  /** An application for the same label was handed in and is not decided. */
  readonly asked: boolean;
}

/** Every label that any cluster has or had, cluster by cluster. */
export async function allLabels(tx: Transaction): Promise<TendedLabel[]> {
  return rowsOf<TendedLabel>(
    tx,
    sql`select l.id, l.cluster_id, o.name as cluster_name, l.label, l.valid_from::text as "from", l.valid_until::text as "until",
        l.standing, coalesce((select array_agg(r.months) from label_reminder r where r.label_id = l.id), '{}') as sent,
        exists (select from label_case c where c.cluster_id = l.cluster_id and c.label = l.label
          and c.state not in ('draft', 'refused', 'published', 'withdrawn')) as asked
      from cluster_label l join cluster o on o.id = l.cluster_id
      order by l.cluster_id, l.valid_until, l.id`,
  );
}

/** Tells whether it was written: another process of the program may have been faster. */
export async function writeReminder(
  tx: Transaction,
  { labelId, months, day }: { labelId: string; months: number; day: string },
): Promise<boolean> {
  const written = await tx
    .insert(labelReminder)
    .values({ labelId, months, sentOn: day })
    .onConflictDoNothing()
    .returning({ months: labelReminder.months });
  return written.length === 1;
}

/** Renewals wait with no other label than these. */
export async function clearRenewals(tx: Transaction, but: readonly string[]): Promise<void> {
  await tx
    .update(clusterLabel)
    .set({ renewSince: null })
    .where(and(sql`${clusterLabel.renewSince} is not null`, notInArray(clusterLabel.id, [...but])));
}

export async function putRenewal(tx: Transaction, labelId: string, day: string): Promise<void> {
  await tx
    .update(clusterLabel)
    .set({ renewSince: day })
    .where(and(eq(clusterLabel.id, labelId), isNull(clusterLabel.renewSince)));
}

/** Those who work for a cluster, with their addresses; for letters of the program. */
export async function peopleOfCluster(tx: Transaction, clusterId: string) {
  return tx
    .select({ id: person.id, name: person.name, email: person.email, language: person.language })
    .from(clusterPerson)
    .innerJoin(person, eq(person.id, clusterPerson.personId))
    .where(and(eq(clusterPerson.clusterId, clusterId), ne(clusterPerson.role, "reader"), isNull(person.erasedAt)))
    .orderBy(asc(person.id));
}
