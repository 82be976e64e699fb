import { z } from "zod";
import { CONTACT_ROLES } from "../vocabularies.ts";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

/** Whom the cluster turns to in an organisation, with several roles over time. */
export const contactPerson = {
  id: "contact_person",
  time: "stretch",
  organisation: "required",
  links: null,
  fields: z.strictObject({
    name: field.name(),
    email: field.email(),
    phone: field.tel(),
    roles: field.stretches({ role: field.choice("contact_role", CONTACT_ROLES) }),
    /** The day on which the person agreed that the cluster keeps this. */
    consentOn: field.optionalDay(),
    note: field.text(),
  }),
  name: "name",
  columns: ["email", "roles", "consentOn"],
  people: ["name", "email", "phone"],
  facts: [],
} as const satisfies SectionDefinition;
