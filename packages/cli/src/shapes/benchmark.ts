import { type Readonlys, releasedShares, releasedStatistic, warning } from "@klynge/core/answers";
import { z } from "zod";

export const benchmarkAnswer = z.object({
  edition: z.string(),
  synthetic: z.boolean(),
  groups: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      n: z.number(),
      statistics: z.array(releasedStatistic),
      shares: z.array(releasedShares).optional(),
    }),
  ),
  warnings: z.array(warning),
});

export type BenchmarkAnswer = Readonlys<z.infer<typeof benchmarkAnswer>>;
