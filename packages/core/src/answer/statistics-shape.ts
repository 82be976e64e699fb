import { z } from "zod";

/** What is released of a group, as the shell and the API tell it: figures, or why there are none. */

const head = { fact: z.string(), n: z.number() };

export const releasedStatistic = z.union([
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

export const releasedShares = z.union([
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
