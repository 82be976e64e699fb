import { z } from "zod";

/** The shapes of the files of an edition; docs/scheme-format.md tells an owner how to write them. */

const text = z.record(z.string(), z.string());
const plural = z.record(z.string(), z.record(z.string(), z.string()));
const id = z.string().min(1);
const mark = z.enum(["S", "I", "K", "R"]);
const day = z.string();

/** A text in every language, or by language and plural category. */
export type LocalText = Readonly<Record<string, string>>;
export type LocalPlural = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const UNITS = [
  "count",
  "share",
  "eur",
  "months",
  "years",
  "days",
  "days_per_year",
  "fte",
  "fte_per_100",
  "credits",
  "level",
  "boolean",
  "date",
  "code",
  "codes",
] as const;
export type Unit = (typeof UNITS)[number];

export const editionFile = z.strictObject({
  edition: id,
  family: id,
  published_on: day,
  effective_from: day,
  effective_until: day.nullable(),
  owner: text,
  provenance: mark,
  source: z.string(),
});

const fact = z.strictObject({
  unit: z.enum(UNITS),
  kind: z.enum(["stock", "flow", "derived", "judged"]),
  window: z.string(),
  derived_from: z.string().optional(),
  unknown_when: z.enum(["part_unknown", "part_unknown_or_zero_denominator", "result_unknown"]).optional(),
  past_event: z.literal(true).optional(),
  highest: z.number().optional(),
  above_one: z.literal(true).optional(),
  below_zero: z.literal(true).optional(),
  fractional: z.literal(true).optional(),
  lower_is_better: z.literal(true).optional(),
  lever: id.optional(),
  part_of: id.optional(),
  grows_with: z.array(id).optional(),
  pushes: z.array(id).optional(),
  vocabulary: id.optional(),
  register: z.string(),
});
export const factsFile = z.strictObject({
  facts: z.record(z.string(), fact),
  sums: z.array(z.strictObject({ code: z.literal("categories_do_not_add_up"), whole: id, parts: z.array(id) })),
});

const indicator = z.strictObject({
  id,
  dimension: id,
  headline_fact: id,
  scored: z.boolean(),
  max_points: z.number().optional(),
  gate: z.literal(true).optional(),
  steps: z.array(z.string()),
  not_applicable_if: z.string().optional(),
  prefillable: z.boolean(),
  provenance: mark,
  source: z.string(),
  note: z.string().optional(),
});
const dimension = z.strictObject({ id });
export const auditFile = z.strictObject({
  scheme: id,
  kind: z.literal("audit"),
  labels: z.array(id),
  total_points: z.number(),
  indicator_count: z.number(),
  gate_count: z.number(),
  source: z.string(),
  provenance: z.record(z.string(), mark),
  dimensions: z.array(dimension),
  indicators: z.array(indicator),
});

const trigger = z.union([
  z.strictObject({ lower_quartile: id }),
  z.strictObject({ upper_quartile: id }),
  z.strictObject({ absolute: z.string() }),
]);
const question = z.strictObject({
  id,
  dimension: id,
  field_group: id,
  headline_fact: id,
  answers: z.array(
    z.strictObject({
      id,
      type: z.enum(["num", "share", "date", "one", "many", "scale", "yesno", "text"]),
      fact: id.optional(),
    }),
  ),
  statistics: z.strictObject({
    quartiles: z.array(id).optional(),
    mean: z.array(id).optional(),
    frequency: z.array(id).optional(),
    shares: z.array(id).optional(),
  }),
  trigger: trigger.optional(),
  gold_indicator: id.optional(),
  prefillable: z.boolean(),
  provenance: z.strictObject({ topic: mark, wording: mark }),
  source: z.string(),
});
export const interviewFile = z.strictObject({
  scheme: id,
  kind: z.literal("interview"),
  labels: z.array(id),
  question_count: z.number(),
  source: z.string(),
  provenance: z.record(z.string(), mark),
  dimensions: z.array(dimension),
  field_groups: z.array(id),
  questions: z.array(question),
});

const sourced = { provenance: mark, source: z.string() };
const noted = { ...sourced, note: z.string().optional() };
export const labelRulesFile = z.strictObject({
  rules: z.array(
    z.strictObject({
      id,
      group: z.enum(["eligibility", "requirement", "experts", "gate", "points"]),
      label: id,
      condition: z.string(),
      false_means: z.enum(["refused", "undecided"]),
      code_false: id,
      code_unknown: id,
      ...noted,
    }),
  ),
  parameters: z.array(
    z.strictObject({ id, label: id, value: z.union([z.number(), z.string()]), unit: z.string(), ...noted }),
  ),
  validity: z.array(z.strictObject({ id, expression: z.string(), ...noted })),
  fees: z.array(
    z.strictObject({ id, label: id, condition: z.string(), amount: z.number(), currency: z.string(), ...noted }),
  ),
  outcome: z.array(z.strictObject({ id, ...sourced })),
});

export const portfoliosFile = z.strictObject({
  portfolios: z.array(id),
  hierarchy: z.array(
    z.strictObject({ id, by: z.array(z.enum(["portfolio", "country", "label"])), parents: z.array(id) }),
  ),
  main_group: z.strictObject({ from: z.number(), ...sourced }),
  ...sourced,
});
export const scalesFile = z.strictObject({
  by_unit: z.record(z.string(), z.strictObject({ low: z.number(), high: z.number() })),
  facts: z.record(z.string(), z.strictObject({ low: z.number(), high: z.number() })),
  ...sourced,
});
export const disclosureFile = z.strictObject({
  rules: z.strictObject({
    median_from: z.number(),
    quartiles_from: z.number(),
    small_below: z.number(),
    step_share: z.number(),
    step_share_small: z.number(),
    answers_each_way: z.number(),
    p_percent: z.number(),
    difference_at_most: z.number(),
  }),
  ...sourced,
});
export const vocabulariesFile = z.record(z.string(), z.record(z.string(), text));

const rowText = {
  name: text,
  short: text,
  measures: text,
  why: text,
  reading: text,
  good: text,
  improve_low: text,
  improve_high: text,
  first_step: text,
  strength: text,
  unknown: text,
  talk: text,
  evidence: text,
  effort_days: z.number(),
};
export const goldTextsFile = z.record(z.string(), z.strictObject({ ...rowText, provenance_note: text.optional() }));
export const bronzeTextsFile = z.record(z.string(), z.strictObject({ ...rowText, question: text }));
export const factTextsFile = z.record(
  z.string(),
  z.strictObject({ name: text, definition: text, more: plural.optional() }),
);
export const labelTextsFile = z.strictObject({
  eligibility: z.record(z.string(), z.strictObject({ name: text, condition: text, why: text, evidence: text })),
  rules: z.record(z.string(), z.strictObject({ name: text })),
  reasons: z.record(z.string(), text),
  labels: z.record(z.string(), z.strictObject({ name: text, meaning: text, needs: text })),
});
const dimensionText = z.record(z.string(), z.strictObject({ name: text, short: text, opener: text, board: text }));
export const dimensionTextsFile = z.strictObject({
  gold: dimensionText,
  bronze: dimensionText,
  field_groups: z.record(
    z.string(),
    z.strictObject({ name: text, short: text, weak: text, also: text, strong: text, plan: text }),
  ),
  megatrends: z.record(z.string(), z.strictObject({ name: text, text: text, question: text })),
});
export const unitTextsFile = z.strictObject({
  units: z.record(z.string(), z.strictObject({ name: text, forms: plural.optional() })),
  windows: z.record(z.string(), text),
  marks: z.record(z.string(), z.strictObject({ name: text, meaning: text })),
});
/** Texts that are rightly the same as in English, by language: "Median", "Portfolio". */
export const sameAsEnglishFile = z.strictObject({ texts: z.record(z.string(), z.array(z.string())) });

/** Every file of an edition, with its shape. */
export const EDITION_FILES = {
  "edition.yaml": editionFile,
  "facts.yaml": factsFile,
  "gold.yaml": auditFile,
  "bronze.yaml": interviewFile,
  "label-rules.yaml": labelRulesFile,
  "portfolios.yaml": portfoliosFile,
  "scales.yaml": scalesFile,
  "disclosure.yaml": disclosureFile,
  "texts/vocabularies.yaml": vocabulariesFile,
  "texts/gold.yaml": goldTextsFile,
  "texts/bronze.yaml": bronzeTextsFile,
  "texts/facts.yaml": factTextsFile,
  "texts/label-rules.yaml": labelTextsFile,
  "texts/dimensions.yaml": dimensionTextsFile,
  "texts/units.yaml": unitTextsFile,
  "texts/same-as-english.yaml": sameAsEnglishFile,
} as const;

export type EditionFileName = keyof typeof EDITION_FILES;
export type EditionFiles = { readonly [Name in EditionFileName]: z.infer<(typeof EDITION_FILES)[Name]> };

export type FactDefinition = z.infer<typeof fact>;
export type Indicator = z.infer<typeof indicator>;
export type Question = z.infer<typeof question>;

export type LabelRules = z.infer<typeof labelRulesFile>;
export type DisclosureRules = z.infer<typeof disclosureFile>["rules"];
