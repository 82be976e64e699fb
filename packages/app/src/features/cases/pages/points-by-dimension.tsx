import type { PointsInParts } from "@klynge/core";
import type { Context } from "hono";
import { DimensionBars } from "../../../platform/web/components/dimension-bars.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { SchemeWords } from "../words.ts";
import { pointsOf, sayPoints } from "./parts.tsx";

/** Where the points come from, a bar for each dimension. */
export function PointsByDimension({
  c,
  id,
  dimensions,
  needed = null,
  words,
}: {
  c: Context<AppEnv>;
  id: string;
  dimensions: PointsInParts["dimensions"];
  /** Points that the label takes, marked on every bar. */
  needed?: number | null;
  words: SchemeWords;
}) {
  const { say, language } = c.var;
  const total = dimensions.reduce((sum, one) => sum + one.max, 0);
  if (total === 0) return null;
  return (
    <DimensionBars
      id={id}
      caption={say("cases.report.by_dimension")}
      {...(needed !== null && { tick: needed / total, tickText: say("assessment.needed_mark", { needed }) })}
      rows={dimensions.map((one) => {
        const { points, max } = sayPoints(one, language);
        const name = words.dimension(one.id);
        return {
          name,
          points: one.points,
          unknown: 0,
          of: one.max,
          value: points,
          ofText: max,
          title: `${name}: ${pointsOf(c, one)}`,
        };
      })}
    />
  );
}
