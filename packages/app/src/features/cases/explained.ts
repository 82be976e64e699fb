import { countedPoints, parameter } from "@klynge/core";
import type { LoadedCase } from "./load-case.ts";
import type { CaseView, TrailLine } from "./present.ts";

/** What a decision rests on: the points that count, row by row, the line of the label, and requirements that do not hold. */
export interface Explained {
  /** Points that the label takes; null where it takes none. */
  readonly needed: number | null;
  readonly rows: readonly PointsOfRow[];
  /** Rows whose minimum requirement is failed, and those where nobody knows. */
  readonly failed: readonly string[];
  readonly unknown: readonly string[];
  /** Improvement areas that were not confirmed on site. */
  readonly unconfirmed: readonly string[];
}
export interface PointsOfRow {
  readonly row: string;
  readonly points: number;
  readonly max: number;
  /** Why the experts agreed on it; empty where they had given the same. */
  readonly because: string;
}

/** For the page of a case: nothing before the person knows the decision, and no points before he may see them. */
export function explainTo(view: CaseView, loaded: LoadedCase, trail: readonly TrailLine[]): Explained | null {
  if (view.process.decision === null) return null;
  const explained = explain(loaded, trail);
  return view.points ? explained : { ...explained, rows: [] };
}

/** @param trail the newest first, as far as the person may read it */
export function explain(loaded: LoadedCase, trail: readonly TrailLine[]): Explained {
  const { process, scheme, edition } = loaded;
  const { gates, dimensions } = loaded.inParts();
  const counted = countedPoints(process);
  const max = dimensions.reduce((sum, one) => sum + one.max, 0);
  return {
    needed: process.label === "gold" && max > 0 ? neededPoints(edition, max) : null,
    rows: [...scheme.scored].flatMap(([row, most]) => {
      const points = counted.get(row);
      return points === undefined ? [] : [{ row, points, max: most, because: reasonFor(row, trail) }];
    }),
    ...gates,
    unconfirmed: process.areas.filter(({ confirmed }) => confirmed === false).map(({ indicator }) => indicator),
  };
}

function reasonFor(row: string, trail: readonly TrailLine[]): string {
  const agreed = trail.find(({ data }) => data.step === "agree_value" && data.row === row)?.data;
  return agreed?.step === "agree_value" ? agreed.because : "";
}

/** Rounded up to what experts can agree on: half points. */
export function neededPoints({ edition }: LoadedCase["edition"], max: number): number {
  return Math.ceil(Number(parameter(edition, "gold.threshold_share", "gold")) * max * 2) / 2;
}
