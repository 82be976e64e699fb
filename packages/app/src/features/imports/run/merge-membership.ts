import type { MembershipRow } from "../../registry/index.ts";
import type { FileDefaults, StatedMembership } from "../understand/prepared.ts";
import type { RefusalCode } from "../understand/reasons.ts";
import type { Kept, KnownOrganisation } from "./known-register.ts";

export type MembershipOutcome =
  | { readonly is: "same" }
  | { readonly is: "changed"; readonly of: Kept<MembershipRow>; readonly to: MembershipRow }
  | { readonly is: "made"; readonly row: Pick<MembershipRow, "starts" | "ends" | "proof"> }
  | { readonly is: "refused"; readonly code: RefusalCode };

/**
 * What a row says about a membership, beside those that the organisation has: a day of joining that none of them has, in a time in which
 * it was no member, is a new membership; otherwise it corrects the one of that time.
 */
export function mergedMembership(
  { memberships }: Pick<KnownOrganisation, "memberships">,
  stated: StatedMembership,
  defaults: FileDefaults,
): MembershipOutcome {
  const meant = meantBy(memberships, stated);
  if (meant === "several") return { is: "refused", code: "memberships_overlap" };
  if (meant) return corrected(meant, memberships, stated);
  const starts = stated.starts ?? defaults.since;
  if (starts === null) return { is: "refused", code: "since_missing" };
  const row = { starts, ends: stated.ends ?? null, proof: stated.proof === undefined ? defaults.proof : stated.proof };
  if (row.ends !== null && row.ends <= row.starts) return { is: "refused", code: "until_before_since" };
  return { is: "made", row };
}

/** The one of the same first day, or the only one of the time; the latest where the row does not say since when. */
function meantBy(
  memberships: readonly Kept<MembershipRow>[],
  { starts, ends }: StatedMembership,
): Kept<MembershipRow> | "several" | null {
  if (memberships.length === 0) return null;
  if (starts === undefined) return memberships.toSorted((a, b) => (a.now.starts < b.now.starts ? 1 : -1))[0] ?? null;
  const exact = memberships.find(({ now }) => now.starts === starts);
  if (exact) return exact;
  const [first, second] = memberships.filter(({ now }) => shareDays(now, { starts, ends: ends ?? null }));
  return second ? "several" : (first ?? null);
}

function corrected(
  meant: Kept<MembershipRow>,
  all: readonly Kept<MembershipRow>[],
  stated: StatedMembership,
): MembershipOutcome {
  const { now } = meant;
  const to: MembershipRow = {
    ...now,
    ...(stated.starts && { starts: stated.starts }),
    ...(stated.ends && { ends: stated.ends }),
    ...(stated.proof !== undefined && { proof: stated.proof }),
  };
  if (to.starts === now.starts && to.ends === now.ends && to.proof === now.proof) return { is: "same" };
  if (to.ends !== null && to.ends <= to.starts) return { is: "refused", code: "until_before_since" };
  const others = all.filter((other) => other !== meant && !shareDays(other.now, now));
  if (others.some((other) => shareDays(other.now, to))) return { is: "refused", code: "memberships_overlap" };
  return { is: "changed", of: meant, to };
}

type Stretch = Pick<MembershipRow, "starts" | "ends">;

function shareDays(a: Stretch, b: Stretch): boolean {
  return (a.ends === null || b.starts < a.ends) && (b.ends === null || a.starts < b.ends);
}
