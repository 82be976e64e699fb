import { z } from "zod";
import { day, hash, plainValue, type Readonlys, warning } from "./common.ts";

const found = z.union([plainValue, z.object({ lowest: plainValue, highest: plainValue })]);

const reason = z.object({
  code: z.string(),
  rule: z.string().optional(),
  found: z.record(z.string(), found).optional(),
  indicators: z.array(z.string()).optional(),
});

export const labelAnswer = z.object({
  label: z.string(),
  edition: z.string(),
  hash,
  outcome: z.enum(["awarded", "refused", "undecided"]),
  reasons: z.array(reason),
  valid_from: day.nullable(),
  valid_until: day.nullable(),
  kind: z.enum(["first", "renewal"]).nullable(),
  fee: z.object({ amount: z.number(), currency: z.string() }).nullable(),
  rules: z.array(z.object({ id: z.string(), group: z.string(), condition: z.string(), holds: z.boolean().nullable() })),
  warnings: z.array(warning),
});

export type LabelAnswer = Readonlys<z.infer<typeof labelAnswer>>;
