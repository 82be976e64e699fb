import { z } from "zod";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

/** A working group, from the day it was decided on; its members are links. */
export const group = {
  id: "group",
  time: "stretch",
  organisation: "none",
  links: { person: false, time: true },
  fields: z.strictObject({
    name: field.name(),
    topic: field.line(),
    meetings: field.days(),
    /** Days of written results. */
    results: field.days(),
    note: field.text(),
  }),
  name: "name",
  columns: ["topic", "meetings", "results"],
  people: [],
  facts: ["groups.", "cooperation.participants_active"],
} as const satisfies SectionDefinition;
