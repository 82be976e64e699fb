import { z } from "zod";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

const OUTCOME_KINDS = ["product", "firm", "job"] as const;

/** Products, firms and jobs that came of the cluster's work. */
export const outcome = {
  id: "outcome",
  time: "day",
  organisation: "none",
  links: null,
  fields: z.strictObject({
    title: field.name(),
    kind: field.choice("outcome_kind", OUTCOME_KINDS),
    count: field.number({ min: 1, max: 1_000_000 }),
    note: field.text(),
  }),
  name: "title",
  columns: ["kind", "count"],
  people: [],
  facts: ["results."],
} as const satisfies SectionDefinition;
