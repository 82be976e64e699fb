import { and, desc, eq, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { rowsOf } from "../../platform/database/rows-of.ts";
import type { Person } from "../../platform/web/env.ts";
import { letterTemplate, WAITS_FOR_OWNER } from "../cases/index.ts";
import { calendarFeed } from "./tables.ts";

/** SQL of the feature. Policies let through only what the person may see. */

export interface TaskRow {
  /** Of a renewal the id of its label. */
  readonly case_id: string;
  readonly cluster_id: string;
  readonly task: string;
  readonly party: string;
  readonly label: "bronze" | "silver" | "gold";
  readonly cluster_name: string;
  readonly since: string;
  readonly due_on: string | null;
}
export interface AwayTaskRow extends TaskRow {
  readonly absent: string;
  readonly away_until: string;
  /** Whoever stands in does it; otherwise he is told of it. */
  readonly opens: boolean;
}
export interface ColleagueRow {
  readonly id: string;
  readonly name: string;
  readonly office: "secretariat" | "appeals";
}

/**
 * What waits for a person: what names him, and what waits for anybody of his cluster, his office or the board; first what is overdue, then
 * by its day. Whoever has voted, is in conflict, or led the case has nothing to vote on; in the case of his own cluster nobody holds an office. The
 * renewal of a label waits until the cluster applies for it. The task to score stands for each expert until all have signed; of his own
 * signature, which nobody else sees, he knows.
 */
function tasksFor({ id, offices }: Pick<Person, "id" | "offices">) {
  const holds = (office: Person["offices"][number]) => offices.includes(office);
  return sql`
    with own as materialized (select cluster_id, role from cluster_person where person_id = ${id})
    select t.case_id, c.cluster_id, t.task, t.party, c.label, c.opened -> 'cluster' ->> 'name' as cluster_name,
      t.since::text as since, t.due_on::text as due_on
    from case_task t join label_case c on c.id = t.case_id
    where t.person_id = ${id} and not (t.task = 'score' and exists (
        select from expert_sheet s where s.case_id = t.case_id and s.person_id = ${id}))
      or t.person_id is null and t.party = 'cluster' and c.cluster_id in (
        select cluster_id from own where role = 'owner' or role = 'member' and t.task not in ${WAITS_FOR_OWNER})
      or t.person_id is null and t.party = 'secretariat' and ${holds("secretariat")}
        and c.cluster_id not in (select cluster_id from own)
      or t.person_id is null and t.party = 'board' and ${holds("board")}
        and c.cluster_id not in (select cluster_id from own)
        and not exists (select from case_event e where e.case_id = t.case_id and e.person_id = ${id}
          and (e.step = 'declare_board_conflict' or e.party = 'secretariat' or e.step = 'vote' and e.number > (
            select max(p.number) from case_event p where p.case_id = t.case_id and p.step = 'put_before_board')))
    union all
    select l.id, l.cluster_id, 'renew', 'cluster', l.label, o.name, l.renew_since::text, l.valid_until::text
    from cluster_label l join cluster o on o.id = l.cluster_id
    where l.renew_since is not null and l.cluster_id in (select cluster_id from own where role in ('owner', 'member'))
      and not exists (select from label_case c where c.cluster_id = l.cluster_id and c.label = l.label
        and c.state not in ('refused', 'published', 'withdrawn'))`;
}

/** One page of what waits for a person, and one more when there are more. */
export async function listTasks(
  tx: Transaction,
  person: Pick<Person, "id" | "offices">,
  { page, size }: { page: number; size: number },
): Promise<TaskRow[]> {
  return rowsOf<TaskRow>(
    tx,
    sql`select * from (${tasksFor(person)}) waiting order by due_on nulls last, since, case_id, task
      limit ${size + 1} offset ${page * size}`,
  );
}

/** All that has a day, for a calendar. */
export async function dueTasks(tx: Transaction, person: Pick<Person, "id" | "offices">): Promise<TaskRow[]> {
  return rowsOf<TaskRow>(
    tx,
    sql`select * from (${tasksFor(person)}) waiting where due_on is not null order by due_on limit 500`,
  );
}

/** How much waits for a person, and how much of it too long. */
export async function countTasks(
  tx: Transaction,
  person: Pick<Person, "id" | "offices">,
  day: string,
): Promise<{ all: number; overdue: number }> {
  const [row] = await rowsOf<{ all: number; overdue: number }>(
    tx,
    sql`select count(*)::integer as all, count(*) filter (where due_on < ${day})::integer as overdue
      from (${tasksFor(person)}) waiting`,
  );
  return row ?? { all: 0, overdue: 0 };
}

/** What waits for those who are away and named the person. */
export async function tasksOfTheAway(tx: Transaction, day: string): Promise<AwayTaskRow[]> {
  return rowsOf<AwayTaskRow>(
    tx,
    sql`select case_id, cluster_id, task, party, opens, absent, away_until::text as away_until, since::text as since, due_on::text as due_on,
      label, cluster_name from tasks_of_the_away(${day}::date) order by due_on nulls last, since, case_id, task`,
  );
}

/** Those who could stand in for the person in an office. */
export async function officeColleagues(tx: Transaction): Promise<ColleagueRow[]> {
  return rowsOf<ColleagueRow>(tx, sql`select id, name, office from office_colleagues()`);
}

/** When the address of the person's calendar was made; null where there is none. */
export async function calendarMadeAt(tx: Transaction, personId: string): Promise<Date | null> {
  const [row] = await tx
    .select({ madeAt: calendarFeed.madeAt })
    .from(calendarFeed)
    .where(eq(calendarFeed.personId, personId));
  return row?.madeAt ?? null;
}

/** A new address ends the one before. */
export async function putCalendar(tx: Transaction, values: typeof calendarFeed.$inferInsert): Promise<void> {
  await endCalendar(tx, values.personId);
  await tx.insert(calendarFeed).values(values);
}

export async function endCalendar(tx: Transaction, personId: string): Promise<boolean> {
  const gone = await tx
    .delete(calendarFeed)
    .where(eq(calendarFeed.personId, personId))
    .returning({ of: calendarFeed.personId });
  return gone.length === 1;
}

/** As `klynge_auth`: whose calendar it is. */
export async function personOfCalendar(tx: Transaction, tokenHash: string): Promise<string | null> {
  const [row] = await tx
    .select({ personId: calendarFeed.personId })
    .from(calendarFeed)
    .where(eq(calendarFeed.tokenHash, tokenHash));
  return row?.personId ?? null;
}

export interface VisitRow {
  readonly case_id: string;
  readonly label: "bronze" | "silver" | "gold";
  readonly cluster_name: string;
  readonly number: number;
  readonly at: string;
  readonly starts: string;
  readonly ends: string;
}

/** Visits that are planned in cases of the person's clusters, and in those that he assesses. */
export async function plannedVisits(tx: Transaction, personId: string): Promise<VisitRow[]> {
  return rowsOf<VisitRow>(
    tx,
    sql`select distinct on (c.id) c.id as case_id, c.label, c.opened -> 'cluster' ->> 'name' as cluster_name,
        e.number, e.at, e.data ->> 'starts' as starts, e.data ->> 'ends' as ends
      from label_case c join case_event e on e.case_id = c.id and e.step = 'plan_visit'
      where c.state = 'visit_planned'
        and (c.cluster_id in (select cluster_id from cluster_person where person_id = ${personId})
          or c.id in (select case_id from case_expert where person_id = ${personId} and state = 'free'))
      order by c.id, e.number desc`,
  );
}

export interface LoadRow {
  readonly person_id: string;
  readonly name: string;
  readonly country: string;
  readonly capacity: number;
  readonly open: number;
}

/** In how many open cases each expert of the pool is asked or at work; whoever was erased is in no pool. */
export async function loadOfExperts(tx: Transaction): Promise<LoadRow[]> {
  return rowsOf<LoadRow>(
    tx,
    sql`select x.person_id, p.name, x.country, x.capacity, count(c.id)::integer as open
      from expert x
      join person p on p.id = x.person_id and p.erased_at is null
      left join case_expert e on e.person_id = x.person_id and e.state in ('proposed', 'accepted', 'free')
      left join label_case c on c.id = e.case_id and c.state not in ('awarded', 'refused', 'published', 'withdrawn')
      group by x.person_id, p.name, x.country, x.capacity
      order by open desc, name, x.person_id`,
  );
}

export interface RevenueRow {
  readonly currency: string;
  readonly state: "none" | "issued" | "paid" | "waived";
  readonly cases: number;
  /** In cents. */
  readonly amount: number;
}

/** Fees of signed contracts by what became of their invoices; a fee stays owed when the case ends. */
export async function revenue(tx: Transaction): Promise<RevenueRow[]> {
  return rowsOf<RevenueRow>(
    tx,
    sql`with money as materialized (
        select e.case_id, e.number, e.step, e.data from case_event e
        where e.step in ('offer_contract', 'sign_contract', 'issue_invoice', 'record_payment', 'waive_fee')),
      offered as (
        select distinct on (case_id) case_id, data -> 'fee' as fee from money
        where step = 'offer_contract' order by case_id, number desc),
      invoiced as (
        select case_id, case when bool_or(step = 'waive_fee') then 'waived' when bool_or(step = 'record_payment') then 'paid'
            when bool_or(step = 'issue_invoice') then 'issued' else 'none' end as state
        from money group by case_id having bool_or(step = 'sign_contract'))
      select fee ->> 'currency' as currency, state, count(*)::integer as cases, sum((fee ->> 'amount')::bigint)::float8 as amount
      from offered join invoiced using (case_id)
      group by 1, 2 order by 1, 2`,
  );
}

export type TemplateRow = typeof letterTemplate.$inferSelect;
type Key = Pick<TemplateRow, "letter" | "language">;
const keyed = ({ letter, language }: Key) =>
  and(eq(letterTemplate.letter, letter), eq(letterTemplate.language, language));

export async function listTemplates(tx: Transaction): Promise<TemplateRow[]> {
  return tx.select().from(letterTemplate).orderBy(desc(letterTemplate.changedAt));
}

export async function findTemplate(tx: Transaction, key: Key): Promise<TemplateRow | null> {
  const [row] = await tx.select().from(letterTemplate).where(keyed(key));
  return row ?? null;
}

/** Unless somebody was faster; `version` 0 means that there was none. Tells whether it was written. */
export async function writeTemplate(
  tx: Transaction,
  { version, ...values }: Omit<typeof letterTemplate.$inferInsert, "version"> & { version: number },
): Promise<boolean> {
  const written =
    version === 0
      ? await tx.insert(letterTemplate).values(values).onConflictDoNothing().returning()
      : await tx
          .update(letterTemplate)
          .set({ ...values, version: version + 1 })
          .where(and(keyed(values), eq(letterTemplate.version, version)))
          .returning();
  return written.length === 1;
}

export async function deleteTemplate(tx: Transaction, key: Key & { version: number }): Promise<boolean> {
  const gone = await tx
    .delete(letterTemplate)
    .where(and(keyed(key), eq(letterTemplate.version, key.version)))
    .returning();
  return gone.length === 1;
}
