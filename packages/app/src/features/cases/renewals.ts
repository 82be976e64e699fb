import { type Day, LABEL_LEVELS, type LabelLevel, renewableUntil } from "@klynge/core";
import { type Services, today } from "../../platform/services.ts";
import type { LabelRow } from "../registry/index.ts";

/** What an application for a label would renew. */
export interface Renewal {
  /** The last day of the label that the cluster has or had. */
  readonly until: Day;
  /** The last day of an assessment that counts as its renewal. */
  readonly assessedUntil: Day;
  readonly inTime: boolean;
}

/** By label, for those that the cluster has or had; nothing renews one that is suspended. */
export function renewalsOf(
  services: Pick<Services, "edition" | "now">,
  labels: readonly LabelRow[],
): ReadonlyMap<LabelLevel, Renewal> {
  const day = today(services);
  return new Map(
    LABEL_LEVELS.flatMap((level) => {
      // the one that ends last stands first
      const last = labels.find(({ label, standing }) => label === level && standing === "valid");
      if (!last) return [];
      const assessedUntil = renewableUntil(services.edition.edition, last);
      return [[level, { until: last.until, assessedUntil, inTime: day <= assessedUntil }] as const];
    }),
  );
}
