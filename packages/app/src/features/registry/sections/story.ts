import { z } from "zod";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

const credit = () => field.optionalNumber({ max: 3 });

/** A success story: what is told of each aspect, and the credits that somebody gave for it. */
export const story = {
  id: "story",
  time: "day",
  organisation: "none",
  links: null,
  fields: z.strictObject({
    title: field.name(),
    told: field.group({ role: field.text(), benefit: field.text(), proof: field.text(), durability: field.text() }),
    credits: field.group({ role: credit(), benefit: credit(), proof: credit(), durability: credit() }),
    link: field.url(),
  }),
  name: "title",
  columns: ["credits"],
  people: [],
  facts: ["stories."],
} as const satisfies SectionDefinition;
