import { z } from "zod";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

/** A joint project; the participants are links. */
export const project = {
  id: "project",
  time: "stretch",
  organisation: "none",
  links: { person: false, time: false },
  fields: z.strictObject({ title: field.name(), funder: field.line(), website: field.url(), note: field.text() }),
  name: "title",
  columns: ["funder"],
  people: [],
  facts: ["cooperation."],
} as const satisfies SectionDefinition;
