import { CONTACT_FORMS } from "@klynge/core";
import { z } from "zod";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

export const contact = {
  id: "contact",
  time: "day",
  organisation: "required",
  links: null,
  fields: z.strictObject({
    form: field.choice("contact_form", CONTACT_FORMS),
    topic: field.line(),
    note: field.text(),
  }),
  name: null,
  columns: ["form", "topic"],
  people: [],
  facts: ["contacts."],
} as const satisfies SectionDefinition;
