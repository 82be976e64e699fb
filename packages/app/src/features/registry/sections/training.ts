import { z } from "zod";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

export const training = {
  id: "training",
  time: "day",
  organisation: "none",
  links: null,
  fields: z.strictObject({
    title: field.name(),
    /** Of all who took part together. */
    days: field.number({ max: 10_000, decimals: 2, unit: "days" }),
    note: field.text(),
  }),
  name: "title",
  columns: ["days"],
  people: [],
  facts: ["team.training_days"],
} as const satisfies SectionDefinition;
