import type { Services } from "../../platform/services.ts";
import { Problem } from "../../platform/web/problem.ts";
import type { Words } from "./present.ts";
import { reasonText } from "./present.ts";
import type { ImportRow } from "./queries.ts";
import { openSayings } from "./read-sayings.ts";

/** Rows with one and the same reason; the first of them by number. */
export interface RefusedRows {
  readonly reason: string;
  readonly rows: readonly number[];
  /** How many more have it; null when the list is too long to be counted here. */
  readonly more: number | null;
}

const LOOKED_AT = 1000;
const REASONS = 8;
const ROWS = 10;

/** Why rows of a file were not taken, the most frequent reason first: of a long list its beginning, the whole is in the CSV. */
export async function refusedByReason(
  services: Services,
  row: ImportRow,
  words: Words,
): Promise<readonly RefusedRows[]> {
  if (row.refused === 0) return [];
  const rowsOf = new Map<string, number[]>();
  let looked = 0;
  try {
    for await (const { row: number, reasons } of await openSayings(services, row, "refused")) {
      const reason = reasons.map((one) => reasonText(one, words)).join(" ");
      rowsOf.set(reason, [...(rowsOf.get(reason) ?? []), number]);
      looked += 1;
      if (looked === LOOKED_AT) break;
    }
  } catch (error) {
    // the page says the rest without it; the list itself says that it is lost
    if (!(error instanceof Problem)) throw error;
  }
  return [...rowsOf]
    .sort(([, some], [, others]) => others.length - some.length)
    .slice(0, REASONS)
    .map(([reason, rows]) => ({
      reason,
      rows: rows.slice(0, ROWS),
      more: looked === LOOKED_AT ? null : Math.max(0, rows.length - ROWS),
    }));
}
