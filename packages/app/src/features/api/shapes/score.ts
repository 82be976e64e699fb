import { z } from "@hono/zod-openapi";
import { day, factValue, sha256 } from "./common.ts";

/** The answers of `klynge score --json` and `klynge label --json`. */
const comparison = z
  .object({
    fact: z.string(),
    op: z.enum([">=", "<=", ">", "<", "==", "!="]),
    threshold: z.union([z.number(), z.boolean()]),
    value: factValue,
    met: z.boolean().nullable(),
  })
  .openapi("Comparison");

const explanation = z
  .discriminatedUnion("code", [
    z.object({ code: z.literal("step"), step: z.number(), met: z.boolean().nullable(), parts: z.array(comparison) }),
    z.object({ code: z.literal("agreed_points"), points: z.number(), computed: z.number().nullable() }),
    z.object({ code: z.literal("gate_without_points"), level: z.number().nullable() }),
    z.object({ code: z.literal("not_applicable"), condition: z.string() }),
    z.object({ code: z.literal("assumed_fact"), fact: z.string() }),
    z.object({ code: z.literal("answer"), fact: z.string(), value: factValue }),
    z.object({ code: z.literal("trigger"), condition: z.string(), fires: z.boolean().nullable() }),
  ])
  .openapi("Explanation");

const move = z.object({
  fact: z.string(),
  from: factValue,
  to: factValue,
  change: z.number().nullable(),
  unit: z.string(),
});
const need = move.extend({ through: z.array(move).optional() }).openapi("Need");

const indicator = z
  .object({
    id: z.string(),
    dimension: z.string(),
    points: z.number().nullable(),
    max: z.number(),
    value: factValue,
    unit: z.string(),
    state: z.enum(["scored", "unknown", "not_applicable"]),
    rule: z.string().nullable(),
    gate: z.enum(["met", "failed", "unknown", "none"]),
    explanation: z.array(explanation),
    next: z
      .object({
        points: z.number().nullable(),
        needs: z.array(need),
        code: z.enum(["facts_missing", "not_reachable"]).optional(),
      })
      .nullable(),
  })
  .openapi("Indicator");

const warning = z
  .object({ code: z.string(), path: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) })
  .openapi("Warning");

const total = z.object({
  points: z.number(),
  max: z.number(),
  share: z.number().nullable(),
  lowest: z.number(),
  highest: z.number(),
  unknown: z.number(),
});

export const score = z
  .object({
    scheme: z.string(),
    edition: z.string(),
    hash: sha256,
    total,
    dimensions: z.array(z.object({ id: z.string(), points: z.number(), max: z.number(), unknown: z.number() })),
    indicators: z.array(indicator),
    warnings: z.array(warning),
    /** Indicators of an audit, fields of an interview. */
    improve: z.union([
      z.array(z.string()),
      z.array(z.object({ field: z.string(), questions: z.array(z.string()), of: z.number() })),
    ]),
    strengths: z.union([z.array(z.string()), z.array(z.object({ field: z.string(), position: z.number() }))]),
    /** Of an interview: the group it was compared with; null when the portfolio has none. */
    against: z
      .object({ edition: z.string(), synthetic: z.boolean(), group: z.string(), n: z.number() })
      .nullable()
      .optional(),
  })
  .openapi("Score");

const foundValue = z.union([factValue, z.object({ lowest: factValue, highest: factValue })]);

export const label = z
  .object({
    label: z.string(),
    edition: z.string(),
    hash: sha256,
    outcome: z.enum(["awarded", "refused", "undecided"]),
    reasons: z.array(
      z.object({
        code: z.string(),
        rule: z.string().optional(),
        found: z.record(z.string(), foundValue).optional(),
        indicators: z.array(z.string()).optional(),
      }),
    ),
    valid_from: day.nullable(),
    valid_until: day.nullable(),
    kind: z.enum(["first", "renewal"]).nullable(),
    fee: z.object({ amount: z.number(), currency: z.string() }).nullable(),
    rules: z.array(
      z.object({ id: z.string(), group: z.string(), condition: z.string(), holds: z.boolean().nullable() }),
    ),
    warnings: z.array(warning),
  })
  .openapi("Label");
