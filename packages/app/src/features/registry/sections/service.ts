import { SERVICE_FIELDS } from "@klynge/core";
import { z } from "zod";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

/** What the cluster offers: its catalogue. */
export const service = {
  id: "service",
  time: "stretch",
  organisation: "none",
  links: null,
  fields: z.strictObject({
    name: field.name(),
    field: field.choice("service_field", SERVICE_FIELDS),
    target: field.line(),
    price: field.optionalMoney(),
    priceNote: field.line(),
    website: field.url(),
    note: field.text(),
  }),
  name: "name",
  columns: ["field", "target", "price"],
  people: [],
  facts: [],
} as const satisfies SectionDefinition;
