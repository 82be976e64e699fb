import { z } from "zod";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

const REACHES = ["local", "regional", "national", "international"] as const;

/** In the press. */
export const mention = {
  id: "mention",
  time: "day",
  organisation: "none",
  links: null,
  fields: z.strictObject({
    title: field.name(),
    medium: field.line(),
    reach: field.choice("reach", REACHES),
    paid: field.tick(),
    link: field.url(),
    note: field.text(),
  }),
  name: "title",
  columns: ["medium", "reach", "paid"],
  people: [],
  facts: ["press."],
} as const satisfies SectionDefinition;
