import { z } from "zod";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

/** A governing body; its seats are links. */
export const body = {
  id: "body",
  time: "stretch",
  organisation: "none",
  links: { person: true, time: true },
  fields: z.strictObject({
    name: field.name(),
    leading: field.tick(),
    rolesWritten: field.yesNo(),
    decidesStrategy: field.yesNo(),
    decidesBudget: field.yesNo(),
    meetings: field.lines({ on: field.day(), minutes: field.tick() }),
    reviews: field.days(),
    note: field.text(),
  }),
  name: "name",
  columns: ["leading", "meetings"],
  people: [],
  facts: ["governance."],
} as const satisfies SectionDefinition;
