import { and, asc, eq, isNull, ne, notInArray, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { person } from "../../platform/tables.ts";
import { caseTask, labelReminder } from "../cases/index.ts";
import { clusterPerson } from "../registry/index.ts";
import { rowsOf } from "./queries.ts";

/** SQL of the program's own round over ending labels; runs as the worker. */

export interface EndingLabel {
  readonly case_id: string;
  readonly cluster_id: string;
  readonly cluster_name: string;
  readonly label: "bronze" | "silver" | "gold";
  readonly valid_until: string;
  /** Months of the reminders that were sent. */
  readonly sent: readonly number[];
}

/** Labels that stand, end soon, and for which no application is under way. */
export async function endingLabels(
  tx: Transaction,
  { from, until }: { from: string; until: string },
): Promise<EndingLabel[]> {
  return rowsOf<EndingLabel>(
    tx,
    sql`select c.id as case_id, c.cluster_id, o.name as cluster_name, c.label, c.valid_until::text as valid_until,
        coalesce((select array_agg(r.months) from label_reminder r where r.case_id = c.id), '{}') as sent
      from label_case c join cluster o on o.id = c.cluster_id
        and o.label = c.label and o.label_valid_until = c.valid_until
      where c.state = 'published' and c.valid_until between ${from} and ${until}
        and not exists (select from label_case n where n.cluster_id = c.cluster_id
          and n.state not in ('refused', 'published', 'withdrawn'))
      order by c.valid_until, c.id`,
  );
}

/** Tells whether it was written: another process of the program may have been faster. */
export async function writeReminder(
  tx: Transaction,
  { caseId, months, day }: { caseId: string; months: number; day: string },
): Promise<boolean> {
  const written = await tx
    .insert(labelReminder)
    .values({ caseId, months, sentOn: day })
    .onConflictDoNothing()
    .returning({ months: labelReminder.months });
  return written.length === 1;
}

/** Renewals wait in no other case than these. */
export async function clearRenewals(tx: Transaction, but: readonly string[]): Promise<void> {
  await tx.delete(caseTask).where(and(eq(caseTask.task, "renew"), notInArray(caseTask.caseId, [...but])));
}

export async function putRenewal(tx: Transaction, label: EndingLabel, day: string): Promise<void> {
  await tx
    .insert(caseTask)
    .values({ caseId: label.case_id, task: "renew", party: "cluster", since: day, dueOn: label.valid_until })
    .onConflictDoNothing();
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
