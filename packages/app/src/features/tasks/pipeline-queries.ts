import { type CaseState, OPEN_STATES } from "@klynge/core";
import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { rowsOf } from "../../platform/database/rows-of.ts";
import { labelCase } from "../cases/index.ts";

/** SQL of the list of all cases, and of the labels that end. Policies let the offices see them. */

/** Where cases stand; `ended` are published ones whose label is suspended, withdrawn or expired. */
export const PLACES = [...OPEN_STATES, "awarded", "refused", "published", "ended", "withdrawn"] as const;
export type PipelinePlace = CaseState | "ended";

export interface StateRow {
  readonly state: PipelinePlace;
  readonly cases: number;
  readonly median: number;
  readonly oldest: number;
}

/** Whether the label of a published case stands on a day. */
function stands(day: string): SQL {
  return sql`exists (select from cluster_label l where l.case_id = ${labelCase.id} and l.standing = 'valid'
    and l.valid_until >= ${day}::date)`;
}

/** How many cases are in each place, and for how many days. */
export async function casesByState(tx: Transaction, day: string): Promise<StateRow[]> {
  return rowsOf<StateRow>(
    tx,
    sql`select case when state = 'published' and not ${stands(day)} then 'ended' else state end as state,
        count(*)::integer as cases,
        percentile_cont(0.5) within group (order by ${day}::date - since)::float8 as median,
        max(${day}::date - since)::integer as oldest
      from label_case group by 1`,
  );
}

/** Decided, and yet somebody waits for a letter, the register or the answer to an appeal. */
const GOES_ON = sql`exists (select from case_task t where t.case_id = ${labelCase.id}
  and t.task in ('send_decision', 'publish', 'assign_appeal', 'decide_appeal'))`;

/** Cases in a place, or all that are open, the one that waits longest first. */
export async function pageOfCases(
  tx: Transaction,
  place: PipelinePlace | null,
  { page, size, day }: { page: number; size: number; day: string },
) {
  return tx
    .select()
    .from(labelCase)
    .where(whereOf(place, day))
    .orderBy(asc(labelCase.since), asc(labelCase.id))
    .limit(size + 1)
    .offset(page * size);
}

function whereOf(place: PipelinePlace | null, day: string): SQL | undefined {
  if (place === null) return or(inArray(labelCase.state, [...OPEN_STATES]), GOES_ON);
  if (place === "published") return and(eq(labelCase.state, "published"), stands(day));
  if (place === "ended") return and(eq(labelCase.state, "published"), sql`not ${stands(day)}`);
  return eq(labelCase.state, place);
}

export interface EndingRow {
  readonly id: string;
  readonly cluster_id: string;
  readonly cluster_name: string;
  readonly label: "bronze" | "silver" | "gold";
  readonly until: string;
  /** An application for the same label that is not decided. */
  readonly case_id: string | null;
  readonly state: CaseState | null;
}

/** Labels that are valid and end within a time, without those that a renewal follows. */
export async function endingLabels(
  tx: Transaction,
  { from, until }: { from: string; until: string },
): Promise<EndingRow[]> {
  return rowsOf<EndingRow>(
    tx,
    sql`select l.id, l.cluster_id, o.name as cluster_name, l.label, l.valid_until::text as until, c.id as case_id, c.state
      from cluster_label l join cluster o on o.id = l.cluster_id
      left join lateral (select c.id, c.state from label_case c where c.cluster_id = l.cluster_id and c.label = l.label
        and c.state not in ('refused', 'published', 'withdrawn') limit 1) c on true
      where l.standing = 'valid' and l.valid_until between ${from} and ${until}
        and not exists (select from cluster_label n where n.cluster_id = l.cluster_id and n.label = l.label
          and n.standing = 'valid' and n.valid_until > l.valid_until)
      order by l.valid_until, o.name, l.id`,
  );
}
