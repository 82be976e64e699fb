import type { FieldToImprove } from "@klynge/core";
import type { ReportContext } from "./context.ts";
import type { RowView } from "./rows.ts";

/** What a recommended row is advised, and where the report asks whether it is one. */

export function isRecommended({ recommended }: ReportContext, row: RowView): boolean {
  return recommended.includes(row);
}

/**
 * The first step of a recommended row. Of an indicator it follows from what its next point takes, because a general text
 * may ask for what is done already; of a question the text fits the answer that called for action.
 */
export function firstStep({ t, wording }: ReportContext, row: RowView): string {
  const { next } = row;
  if (!next || next.code !== undefined || next.needs.length === 0) return wording.text(row.texts.first_step);
  const need = wording.list(wording.needs(next.needs, t("condition.along")));
  return t("row.first_step_need", { need, points: next.points ?? 0 });
}

/** The fields to improve of an interview. */
export function fieldsOf({ improve }: ReportContext): FieldToImprove[] {
  return improve.filter((entry): entry is FieldToImprove => typeof entry !== "string");
}
