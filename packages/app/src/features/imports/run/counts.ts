import type { ImportRow } from "../queries.ts";
import type { NoticeCode } from "../understand/reasons.ts";
import type { Plan } from "./plan-row.ts";

/** In which of its counts an import has a row; every row is in exactly one. */
const COUNT_OF = {
  made: "made",
  changed: "changed",
  same: "same",
  linked: "linked",
  duplicate: "duplicates",
  question: "duplicates",
  refused: "refused",
} as const satisfies Record<Plan["outcome"], keyof ImportRow>;

export type Counts = Pick<ImportRow, "made" | "changed" | "same" | "linked" | "duplicates" | "refused" | "notices">;
export const NO_COUNTS: Counts = { made: 0, changed: 0, same: 0, linked: 0, duplicates: 0, refused: 0, notices: {} };

export function counted(before: Counts, plans: readonly Plan[], notices: readonly NoticeCode[]): Counts {
  const counts = { ...before, notices: { ...before.notices } };
  for (const { outcome } of plans) counts[COUNT_OF[outcome]] += 1;
  for (const code of notices) counts.notices[code] = (counts.notices[code] ?? 0) + 1;
  return counts;
}

/** The counts of an import and nothing else of it. */
export function countsOf({ made, changed, same, linked, duplicates, refused, notices }: ImportRow): Counts {
  return { made, changed, same, linked, duplicates, refused, notices };
}
