import type { Readonlys } from "@klynge/core/answers";
import { z } from "zod";
import { fault } from "./common.ts";
import { namedEdition } from "./scheme-diff.ts";

const judgement = z.discriminatedUnion("readable", [
  z.object({
    readable: z.literal(true),
    outcome: z.enum(["awarded", "refused", "undecided"]),
    reasons: z.array(z.string()),
    points: z.object({ points: z.number(), lowest: z.number(), highest: z.number(), max: z.number() }).nullable(),
    failed_gates: z.array(z.string()),
  }),
  z.object({ readable: z.literal(false), faults: z.array(fault) }),
]);

const change = z.enum(["gains", "loses", "stays", "open"]);

export const schemePreviewAnswer = z.object({
  before: namedEdition,
  after: namedEdition,
  cases: z.array(
    z.object({
      file: z.string(),
      case: z.string(),
      cluster: z.string(),
      label: z.string(),
      change,
      before: judgement,
      after: judgement,
      /** Facts that the new edition needs, the old one did not, and the case does not say. */
      missing: z.array(z.string()),
    }),
  ),
  counts: z.record(change, z.number()),
});

export type SchemePreviewAnswer = Readonlys<z.infer<typeof schemePreviewAnswer>>;
