import { SERVICE_FIELDS } from "@klynge/core";
import { z } from "zod";
import { INNOVATION_KINDS } from "../vocabularies.ts";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

export const activity = {
  id: "activity",
  time: "day",
  organisation: "none",
  links: null,
  fields: z.strictObject({
    title: field.name(),
    field: field.choice("service_field", SERVICE_FIELDS),
    aligned: field.tick(),
    innovationKind: field.optionalChoice("innovation_kind", INNOVATION_KINDS),
    targetCountries: field.codes("country"),
    participants: field.optionalNumber({ max: 1_000_000, unit: "persons" }),
    note: field.text(),
  }),
  name: "title",
  columns: ["field", "aligned"],
  people: [],
  facts: ["activities.", "services."],
} as const satisfies SectionDefinition;
