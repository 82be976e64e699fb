import { z } from "zod";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

/** A calendar year. What came in is null until the year is closed, and then all of it is there. */
export const budget = {
  id: "budget",
  time: "year",
  organisation: "none",
  links: null,
  fields: z.strictObject({
    year: field.number({ min: 1990, max: 2100 }),
    planned: field.optionalMoney(),
    actual: field.optionalGroup({
      fees: field.money(),
      services: field.money(),
      sponsoring: field.money(),
      private_projects: field.money(),
      in_kind: field.money(),
      public_regional: field.money(),
      public_national: field.money(),
      public_eu: field.money(),
    }),
    feePayers: field.optionalNumber({ max: 1_000_000 }),
    note: field.text(),
  }),
  name: "year",
  columns: ["planned", "actual", "feePayers"],
  people: [],
  facts: ["budget.", "fees.average"],
} as const satisfies SectionDefinition;
