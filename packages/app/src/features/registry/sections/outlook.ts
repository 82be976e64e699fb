import { z } from "zod";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

/** What money is there for the time to come, seen from one day; the latest counts. */
export const outlook = {
  id: "outlook",
  time: "day",
  organisation: "none",
  links: null,
  fields: z
    .strictObject({
      monthlyCost: field.money(),
      plannedNext24: field.money(),
      secured: field.lines({
        what: field.line(),
        amount: field.money(),
        /** Cash has none. */
        over: field.optionalGroup({ from: field.day(), until: field.until() }),
      }),
      note: field.text(),
    })
    .superRefine(({ secured }, context) => {
      secured.forEach(({ over }, index) => {
        if (over && over.until <= over.from)
          context.addIssue({ code: "custom", message: "until_before_from", path: ["secured", index, "over", "until"] });
      });
    }),
  name: null,
  columns: ["monthlyCost", "plannedNext24", "secured"],
  people: [],
  facts: ["finance."],
} as const satisfies SectionDefinition;
