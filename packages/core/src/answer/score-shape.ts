import { z } from "zod";
import { hash, improve, plainValue, type Readonlys, strengths, warning } from "./common.ts";

const comparison = z.object({
  fact: z.string(),
  op: z.enum([">=", "<=", ">", "<", "==", "!="]),
  threshold: z.union([z.number(), z.boolean()]),
  value: plainValue,
  met: z.boolean().nullable(),
});

const explanation = z.discriminatedUnion("code", [
  z.object({ code: z.literal("step"), step: z.number(), met: z.boolean().nullable(), parts: z.array(comparison) }),
  z.object({ code: z.literal("agreed_points"), points: z.number(), computed: z.number().nullable() }),
  z.object({ code: z.literal("gate_without_points"), level: z.number().nullable() }),
  z.object({ code: z.literal("not_applicable"), condition: z.string() }),
  z.object({ code: z.literal("assumed_fact"), fact: z.string() }),
  z.object({ code: z.literal("answer"), fact: z.string(), value: plainValue }),
  z.object({ code: z.literal("trigger"), condition: z.string(), fires: z.boolean().nullable() }),
]);

const needFields = {
  fact: z.string(),
  from: plainValue,
  to: plainValue,
  change: z.number().nullable(),
  unit: z.string(),
};
const need = z.object({ ...needFields, through: z.array(z.object(needFields)).optional() });

const next = z.object({
  points: z.number().nullable(),
  needs: z.array(need),
  code: z.enum(["facts_missing", "not_reachable"]).optional(),
});

const indicator = z.object({
  id: z.string(),
  dimension: z.string(),
  points: z.number().nullable(),
  max: z.number(),
  value: plainValue,
  unit: z.string(),
  state: z.enum(["scored", "unknown", "not_applicable"]),
  rule: z.string().nullable(),
  gate: z.enum(["met", "failed", "unknown", "none"]),
  explanation: z.array(explanation),
  next: next.nullable(),
});

const total = z.object({
  points: z.number(),
  max: z.number(),
  share: z.number().nullable(),
  lowest: z.number(),
  highest: z.number(),
  unknown: z.number(),
});

const against = z.object({ edition: z.string(), synthetic: z.boolean(), group: z.string(), n: z.number() });

export const scoreAnswer = z.object({
  scheme: z.string(),
  edition: z.string(),
  hash,
  total,
  dimensions: z.array(z.object({ id: z.string(), points: z.number(), max: z.number(), unknown: z.number() })),
  indicators: z.array(indicator),
  warnings: z.array(warning),
  improve,
  strengths,
  /** Of an interview: the group it was compared with; null when the portfolio has none. */
  against: against.nullable().optional(),
});

export type ScoreAnswer = Readonlys<z.infer<typeof scoreAnswer>>;
export type IndicatorAnswer = ScoreAnswer["indicators"][number];
