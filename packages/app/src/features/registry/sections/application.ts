import { z } from "zod";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

/** For third-party funds that the management wrote or led for participants. */
export const application = {
  id: "application",
  time: "day",
  organisation: "none",
  links: null,
  fields: z.strictObject({
    title: field.name(),
    programme: field.line(),
    granted: field.tick(),
    /** Granted funds of all partners. */
    volume: field.optionalMoney(),
    note: field.text(),
  }),
  name: "title",
  columns: ["programme", "granted", "volume"],
  people: [],
  facts: ["acquisition."],
} as const satisfies SectionDefinition;
