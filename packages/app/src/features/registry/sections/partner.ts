import { PARTNER_KINDS } from "@klynge/core";
import { z } from "zod";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

/** Another cluster, research or transfer organisation or agency that the cluster works with. */
export const partner = {
  id: "partner",
  time: "stretch",
  organisation: "none",
  links: null,
  fields: z.strictObject({
    name: field.name(),
    kind: field.choice("partner_kind", PARTNER_KINDS),
    country: field.country(),
    /** NUTS 2, to be compared with the cluster's own. */
    region: field.code("nuts"),
    agreements: field.stretches({}),
    /** Days on which something was done together. */
    together: field.days(),
    website: field.url(),
    note: field.text(),
  }),
  name: "name",
  columns: ["kind", "country", "agreements", "together"],
  people: [],
  facts: ["relations.", "partners."],
} as const satisfies SectionDefinition;
