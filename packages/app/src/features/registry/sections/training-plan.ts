import { z } from "zod";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

export const trainingPlan = {
  id: "training_plan",
  time: "stretch",
  organisation: "none",
  links: null,
  fields: z.strictObject({
    title: field.name(),
    inBudget: field.tick(),
    reviewedOn: field.optionalDay(),
    note: field.text(),
  }),
  name: "title",
  columns: ["inBudget", "reviewedOn"],
  people: [],
  facts: ["team.training_plan", "team.training_budget", "team.training_reviewed"],
} as const satisfies SectionDefinition;
