import { z } from "zod";
import type { SectionDefinition } from "./definition.ts";
import * as field from "./fields.ts";

const SURVEY_SOURCES = ["stated", "here"] as const;

/** A satisfaction survey, from the day it was opened: one that was run elsewhere is stated, one run from here writes itself. */
export const survey = {
  id: "survey",
  time: "day",
  organisation: "none",
  links: null,
  fields: z
    .strictObject({
      title: field.name(),
      closedOn: field.optionalDay(),
      invited: field.number({ max: 1_000_000 }),
      answered: field.number({ max: 1_000_000 }),
      resultsPublishedOn: field.optionalDay(),
      source: field.hidden(SURVEY_SOURCES, "stated"),
    })
    .refine(({ invited, answered }) => answered <= invited, { message: "more_than_invited", path: ["answered"] }),
  name: "title",
  columns: ["closedOn", "invited", "answered", "resultsPublishedOn"],
  people: [],
  facts: ["survey.count_36m", "survey.count_24m", "survey.invited", "survey.answered", "survey.results_published"],
} as const satisfies SectionDefinition;
