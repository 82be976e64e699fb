import type { PointsInParts } from "@klynge/core";
import type { Context } from "hono";
import { DimensionBars } from "../../../platform/web/components/dimension-bars.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { SchemeWords } from "../words.ts";
import { sayPoints } from "./parts.tsx";

/** Where the points come from, a bar for each dimension. */
export function PointsByDimension({
  c,
  id,
  dimensions,
  words,
}: {
  c: Context<AppEnv>;
  id: string;
  dimensions: PointsInParts["dimensions"];
  words: SchemeWords;
}) {
  const { say, language } = c.var;
  if (dimensions.length === 0) return null;
  return (
    <DimensionBars
      id={id}
      caption={say("cases.report.by_dimension")}
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
          title: `${name}: ${say("cases.decision.points", { points, max })}`,
        };
      })}
    />
  );
}
