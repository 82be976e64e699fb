import { agreesWithFigures, type CommitmentProof, covers, merged, type SizeRange, sizeRange } from "@klynge/core";
import { figuresOf, inputOf, type OrganisationRow } from "./organisation-columns.ts";
import type { MembershipRow, References } from "./organisation-queries.ts";

/** What an organisation is on a day: since when without a break, and by which proof. */
export interface Standing {
  readonly since: string;
  readonly until: string | null;
  /** Null for a participant that is only listed. */
  readonly committed: { readonly since: string; readonly proof: CommitmentProof } | null;
}

type Taking = Pick<MembershipRow, "starts" | "ends" | "proof">;

/** Null for who does not take part on that day. Overlapping memberships of merged organisations count as one. */
export function standingOn(memberships: readonly Taking[], day: string): Standing | null {
  const all = stretchOn(memberships, day);
  if (!all) return null;
  const proven = memberships.filter(({ proof }) => proof !== null);
  const since = stretchOn(proven, day)?.from;
  const proof = proven.find((own) => covers(stretchOf(own), day))?.proof;
  return { since: all.from, until: all.until, committed: since && proof ? { since, proof } : null };
}

function stretchOn(memberships: readonly Taking[], day: string) {
  return merged(memberships.map(stretchOf)).find((own) => covers(own, day));
}

/** Stretches without breaks, the latest first. */
export function joinedStretches(memberships: readonly Taking[]) {
  return merged(memberships.map(stretchOf)).reverse();
}

function stretchOf({ starts, ends }: Pick<MembershipRow, "starts" | "ends">) {
  return { from: starts, until: ends };
}

export interface Size {
  readonly stated: OrganisationRow["size"];
  /** What the figures leave open. */
  readonly range: SizeRange;
  /** The class that is stated cannot be true with these figures. */
  readonly disagrees: boolean;
}

export function sizeOf(row: OrganisationRow): Size {
  const figures = figuresOf(inputOf(row));
  return {
    stated: row.size,
    range: sizeRange(figures),
    disagrees: row.size !== null && !agreesWithFigures(row.size, figures),
  };
}

/** How many things refer to an organisation. */
export function countReferences({ memberships, entries, merges, invitations }: References): number {
  const ofSections = Object.values(entries).reduce((sum, count) => sum + count, 0);
  return memberships + ofSections + merges + invitations;
}
