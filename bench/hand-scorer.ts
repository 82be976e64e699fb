import type { DimensionTotal, Score, ScoredRow } from "@klynge/core";
import { row1_1_0, row1_1_1, row1_1_2, row1_2 } from "./hand-scorer/dimension-1.ts";
import {
  row2_1,
  row2_2_1,
  row2_2_2,
  row2_2_3,
  row2_2_4,
  row2_3,
  row2_4,
  row2_5,
  row2_6,
  row2_7,
} from "./hand-scorer/dimension-2.ts";
import { row3_1, row3_2 } from "./hand-scorer/dimension-3.ts";
import {
  row4_1_1,
  row4_1_2,
  row4_1_3,
  row4_1_4,
  row4_1_5,
  row4_1_6,
  row4_2,
  row4_3,
  row4_4,
  row4_5,
  row4_6_1,
  row4_6_2,
} from "./hand-scorer/dimension-4.ts";
import { row5_1, row5_2, row5_3 } from "./hand-scorer/dimension-5.ts";
import type { PlainFacts } from "./hand-scorer/facts.ts";
import type { Agreed, Assumed } from "./hand-scorer/parts.ts";

/**
 * A scorer of the Gold audit written by hand, without rules as data: what rules as data are measured against. It gives
 * the same Score object as score() of core.
 */
export function scoreByHand(facts: PlainFacts, agreed: Agreed, assumed: Assumed): Score {
  const rows: ScoredRow[] = [
    row1_1_0(facts, agreed, assumed),
    row1_1_1(facts, agreed, assumed),
    row1_1_2(facts, agreed, assumed),
    row1_2(facts, agreed, assumed),
    row2_1(facts, agreed, assumed),
    row2_2_1(facts, agreed, assumed),
    row2_2_2(facts, agreed, assumed),
    row2_2_3(facts, agreed, assumed),
    row2_2_4(facts, agreed, assumed),
    row2_3(facts, agreed, assumed),
    row2_4(facts, agreed, assumed),
    row2_5(facts, agreed, assumed),
    row2_6(facts, agreed, assumed),
    row2_7(facts, agreed, assumed),
    row3_1(facts, agreed, assumed),
    row3_2(facts, agreed, assumed),
    row4_1_1(facts, agreed, assumed),
    row4_1_2(facts, agreed, assumed),
    row4_1_3(facts, agreed, assumed),
    row4_1_4(facts, agreed, assumed),
    row4_1_5(facts, agreed, assumed),
    row4_1_6(facts, agreed, assumed),
    row4_2(facts, agreed, assumed),
    row4_3(facts, agreed, assumed),
    row4_4(facts, agreed, assumed),
    row4_5(facts, agreed, assumed),
    row4_6_1(facts, agreed, assumed),
    row4_6_2(facts, agreed, assumed),
    row5_1(facts, agreed, assumed),
    row5_2(facts, agreed, assumed),
    row5_3(facts, agreed, assumed),
  ];
  const dimensions: DimensionTotal[] = [
    dimension("1", rows, 0, 4),
    dimension("2", rows, 4, 14),
    dimension("3", rows, 14, 16),
    dimension("4", rows, 16, 28),
    dimension("5", rows, 28, 31),
  ];
  let points = 0;
  let max = 0;
  let open = 0;
  let unknown = 0;
  for (const row of rows) {
    points += row.points ?? 0;
    max += row.max;
    if (row.state === "unknown") {
      open += row.max;
      unknown += 1;
    }
  }
  const share = max > 0 ? points / max : null;
  return {
    scheme: "ecei-gold",
    total: { points, max, share, lowest: points, highest: points + open, unknown },
    dimensions,
    rows,
  };
}

/** @param from first row of the dimension, @param to the row after its last */
function dimension(id: string, rows: readonly ScoredRow[], from: number, to: number): DimensionTotal {
  let points = 0;
  let max = 0;
  let unknown = 0;
  for (let i = from; i < to; i += 1) {
    const row = rows[i] as ScoredRow;
    points += row.points ?? 0;
    max += row.max;
    if (row.state === "unknown") unknown += 1;
  }
  return { id, points, max, unknown };
}
