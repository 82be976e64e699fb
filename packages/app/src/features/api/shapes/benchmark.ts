import { z } from "@hono/zod-openapi";
import { improve, plainValue, releasedShares, releasedStatistic, strengths } from "@klynge/core/answers";

const position = z.number().min(0).max(100).nullable();

/** A group that can be chosen, or why it cannot. */
const choice = z
  .object({
    id: z.string(),
    /** Null where nothing may be told of it. */
    n: z.int().nullable(),
    /** Fields to improve, strengths and the report are measured against this one. */
    main: z.boolean(),
    withheld: z.enum(["too_few", "differs_too_little", "not_asked"]).nullable(),
  })
  .openapi("GroupChoice");

const row = z
  .object({
    id: z.string(),
    dimension: z.string(),
    /** What is compared; its statistic stands under this name in the group. */
    fact: z.string(),
    as: z.enum(["quartiles", "mean", "frequency"]),
    unit: z.string(),
    lower_is_better: z.boolean(),
    own: plainValue,
    band: z.enum(["lower", "middle", "upper"]).nullable(),
    /** 0 to 100, 50 is the median; of scales by their own length. */
    position,
  })
  .openapi("ComparedRow");

export const benchmark = z
  .object({
    edition: z.string(),
    synthetic: z.boolean(),
    /** The nearest first. */
    groups: z.array(choice),
    /** As in `klynge benchmark --json`; null when no group may be shown. */
    group: z
      .object({
        id: z.string(),
        n: z.int(),
        statistics: z.array(releasedStatistic),
        shares: z.array(releasedShares),
      })
      .nullable(),
    rows: z.array(row),
    /** The own share of each part of a whole, beside `shares` of the group; null when a part is not known. */
    own_shares: z.array(z.object({ question: z.string(), shares: z.record(z.string(), z.number()).nullable() })),
    /** Of an interview: mean positions by dimension. The profile of an audit stands in its score. */
    profile: z.array(z.object({ id: z.string(), position, placed: z.int(), of: z.int() })).nullable(),
    improve,
    strengths,
  })
  .openapi("Benchmark");
