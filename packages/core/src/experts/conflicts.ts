import { addDays, addMonths, type Day } from "../calendar.ts";
import { covers } from "../register/period.ts";
import type { Stretch } from "../register/register.ts";

/**
 * Conflicts of interest of an expert with a cluster (excellence.md 3.6; label-rules.csv, `experts.cooling_off`; R): computed from ties
 * of the past and the present, and declared for each assignment. Each conflict carries the facts it stands on.
 */

export const TIE_KINDS = ["employed", "paid", "coaching", "funding", "leads", "member"] as const;
export type TieKind = (typeof TIE_KINDS)[number];

/** What binds an expert, himself or through the firm he works for, to an organisation or to a cluster as such. */
export interface Tie extends Stretch {
  readonly expert: string;
  readonly kind: TieKind;
  readonly with: { readonly organisation: string } | { readonly cluster: string };
  readonly through: "self" | "firm";
}

export const CLUSTER_ROLES = ["organisation", "host", "member", "funder"] as const;
export type ClusterRole = (typeof CLUSTER_ROLES)[number];

/** What an organisation is to the cluster, and for how long. */
export interface ClusterParty extends Stretch {
  readonly organisation: string;
  readonly role: ClusterRole;
}

/** What an expert said of himself before the content of an assignment opened to him, or later. */
export interface Declaration {
  readonly expert: string;
  readonly on: Day;
  readonly conflict: boolean;
}

export interface ConflictQuestion {
  readonly expert: string;
  readonly cluster: string;
  readonly parties: readonly ClusterParty[];
  readonly ties: readonly Tie[];
  /** Those of the assignment in question. */
  readonly declarations: readonly Declaration[];
  /** The day of the work. */
  readonly day: Day;
  /** `experts.cooling_off` of the edition. */
  readonly coolingOffMonths: number;
}

export type Conflict =
  | {
      /** `tied` to an organisation of the cluster or to the cluster itself. */
      readonly code: "tied";
      readonly blocking: true;
      readonly tie: Tie;
      /** Null for a tie with the cluster itself. */
      readonly party: ClusterParty | null;
      /** The first day on which it blocks no more; null while it lasts. */
      readonly freeFrom: Day | null;
    }
  | { readonly code: "tie_ahead"; readonly blocking: false; readonly tie: Tie; readonly party: ClusterParty | null }
  | { readonly code: "same_association"; readonly blocking: false; readonly tie: Tie; readonly party: ClusterParty }
  | { readonly code: "leads_other_cluster"; readonly blocking: false; readonly tie: Tie }
  | { readonly code: "declared"; readonly blocking: true; readonly declaration: Declaration };

/**
 * All conflicts of the expert at the day, blocking ones first.
 *
 * - `tied`: employed by, paid by, coaching, funding or leading the cluster or one of its organisations, or member of the cluster,
 *   now or less than the cooling-off ago. An organisation that left the cluster counts as long as a tie that ended.
 * - `declared`: the expert declared one, whenever it was. A later declaration without one does not take it back.
 * - told, not blocking: a tie that begins after the day; being member of the same association, host or funder; leading another cluster.
 *
 * The cooling-off counts completed months (`months_down`) from the last day of the tie: with 24 months, a tie that ended with
 * 30 June 2024 blocks up to 29 June 2026, and one that ended with 29 February 2024 up to 27 February 2026.
 */
export function conflictsOf(question: ConflictQuestion): Conflict[] {
  const ties = question.ties.filter(({ expert }) => expert === question.expert);
  const found = [...ties.flatMap((tie) => fromTie(tie, question)), ...declared(question)];
  return [...found.filter(({ blocking }) => blocking), ...found.filter(({ blocking }) => !blocking)];
}

function declared({ expert, declarations }: ConflictQuestion): Conflict[] {
  return declarations
    .filter((own) => own.expert === expert && own.conflict)
    .map((declaration) => ({ code: "declared", blocking: true, declaration }));
}

function fromTie(tie: Tie, question: ConflictQuestion): Conflict[] {
  if ("organisation" in tie.with) {
    const { organisation } = tie.with;
    const parties = question.parties.filter((party) => party.organisation === organisation);
    return parties.flatMap((party) => tied(tie, party, question));
  }
  if (tie.with.cluster === question.cluster) return tied(tie, null, question);
  const leads = tie.kind === "leads" && covers(tie, question.day);
  return leads ? [{ code: "leads_other_cluster", blocking: false, tie }] : [];
}

function tied(tie: Tie, party: ClusterParty | null, { day, coolingOffMonths }: ConflictQuestion): Conflict[] {
  const both: readonly Stretch[] = party ? [tie, party] : [tie];
  const freed = both.flatMap(({ until }) => (until === null ? [] : [addMonths(addDays(until, -1), coolingOffMonths)]));
  const freeFrom = freed.sort()[0] ?? null;
  if (both.some(isEmpty) || (freeFrom !== null && freeFrom <= day)) return [];
  if (both.some(({ from }) => day < from)) return [{ code: "tie_ahead", blocking: false, tie, party }];
  if (tie.kind === "member" && party) return [{ code: "same_association", blocking: false, tie, party }];
  return [{ code: "tied", blocking: true, tie, party, freeFrom }];
}

function isEmpty({ from, until }: Stretch): boolean {
  return until !== null && until <= from;
}
