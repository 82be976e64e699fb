import { type Readonlys, warning } from "@klynge/core/answers";
import { z } from "zod";

const head = { fact: z.string(), n: z.number() };

const statistic = z.union([
  z.strictObject({
    ...head,
    withheld: z.enum(["too_few", "few", "nearly_all", "differs_too_little", "not_comparable"]),
  }),
  z.strictObject({
    ...head,
    step: z.number(),
    median: z.number(),
    q1: z.number().optional(),
    q3: z.number().optional(),
    mean: z.number().optional(),
    mean_withheld: z.enum(["too_few", "dominated"]).optional(),
  }),
  z.strictObject({ ...head, step: z.number(), share: z.number() }),
  z.strictObject({
    ...head,
    step: z.number(),
    frequencies: z.array(z.strictObject({ code: z.string(), share: z.number() })),
  }),
]);

const shares = z.union([
  z.strictObject({
    question: z.string(),
    n: z.number(),
    withheld: z.enum(["too_few", "dominated", "differs_too_little"]),
  }),
  z.strictObject({
    question: z.string(),
    n: z.number(),
    step: z.number(),
    shares: z.record(z.string(), z.number()),
  }),
]);

export const benchmarkAnswer = z.object({
  edition: z.string(),
  synthetic: z.boolean(),
  groups: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      n: z.number(),
      statistics: z.array(statistic),
      shares: z.array(shares).optional(),
    }),
  ),
  warnings: z.array(warning),
});

export type BenchmarkAnswer = Readonlys<z.infer<typeof benchmarkAnswer>>;
