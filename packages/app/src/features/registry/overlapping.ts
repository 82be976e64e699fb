import type { MembershipRow } from "./organisation-queries.ts";

type Stretch = Pick<MembershipRow, "starts" | "ends">;

/**
 * Whether a stretch shares a day with one of the others. Those that it shared days with before do not count: merging two organisations
 * keeps what both had, and what was kept can still be ended.
 */
export function overlapping(wanted: Stretch, others: readonly MembershipRow[], before?: MembershipRow): boolean {
  return others.some(
    (other) => other.id !== before?.id && shareDays(wanted, other) && !(before && shareDays(before, other)),
  );
}

/** Ends are the first days that do not belong any more. */
function shareDays(a: Stretch, b: Stretch): boolean {
  return (a.ends === null || b.starts < a.ends) && (b.ends === null || a.starts < b.ends);
}
