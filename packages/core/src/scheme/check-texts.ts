import { LANGUAGES, type Language } from "../languages.ts";
import { fault } from "../problem.ts";
import type { PartOf } from "./content.ts";
import type { ReadEdition } from "./edition.ts";
import type { Report } from "./report-fault.ts";
import { type Rule, rule } from "./rule.ts";
import type { EditionFileName } from "./schema.ts";

/** Every text in every language, none left in English; of a file with another shape, those that it has. */
export function checkLanguages({ files, documents }: ReadEdition, report: Report): void {
  const allowed = files["texts/same-as-english.yaml"]?.texts;
  if (!allowed) return;
  for (const [file, data] of Object.entries(documents)) {
    if (file !== "texts/same-as-english.yaml") visit(data, "", file as EditionFileName, allowed, report);
  }
}

type Allowed = Readonly<Record<string, readonly string[]>>;

/** A text is an object with an English entry; everything else is walked through. */
function visit(data: unknown, path: string, file: EditionFileName, allowed: Allowed, report: Report): void {
  if (typeof data !== "object" || data === null) return;
  if (!Array.isArray(data) && isText(data, file)) {
    checkText(data as Record<string, unknown>, path, file, allowed, report);
    return;
  }
  for (const [key, value] of Object.entries(data)) {
    visit(value, Array.isArray(data) ? `${path}[${key}]` : path ? `${path}.${key}` : key, file, allowed, report);
  }
}

/** Texts are told by their keys, so that one without English, or without anything, is found as well. */
function isText(data: object, file: EditionFileName): boolean {
  if (Object.keys(data).length === 0) return file.startsWith("texts/") || file === "edition.yaml";
  return Object.keys(data).some((key) => (LANGUAGES as readonly string[]).includes(key));
}

function checkText(
  text: Record<string, unknown>,
  path: string,
  file: EditionFileName,
  allowed: Allowed,
  report: Report,
): void {
  for (const key of Object.keys(text)) {
    if (!(LANGUAGES as readonly string[]).includes(key)) report(file, fault("unknown_key", `${path}.${key}`, { key }));
  }
  for (const language of LANGUAGES) {
    const value = text[language];
    if (value === undefined || (typeof value === "string" && value.trim() === "")) {
      report(file, fault("missing_language", `${path}.${language}`, { language }));
    } else if (typeof value === "object" && value !== null)
      checkPlural(value, language, `${path}.${language}`, file, report);
    else if (language !== "en" && value === text.en && !allowed[language]?.includes(value as string)) {
      report(file, fault("same_as_english", `${path}.${language}`, { language, text: String(value) }));
    }
  }
}

/** A plural has a form for every category of its language, and for nothing else. */
function checkPlural(forms: object, language: Language, path: string, file: EditionFileName, report: Report): void {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories as string[];
  const given = Object.keys(forms);
  if (given.length === 1 && given[0] === "other") return;
  for (const category of categories) {
    if (!given.includes(category)) report(file, fault("missing_text", `${path}.${category}`, {}));
  }
  for (const category of given) {
    if (!categories.includes(category)) report(file, fault("unknown_key", `${path}.${category}`, { key: category }));
  }
}

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map((row) => row.id);

/** Every row has its texts, and no text is without a row. */
export const ROWS_AND_TEXTS: readonly Rule[] = [
  rule(["facts.yaml", "texts/facts.yaml"], ({ files }, report) =>
    match(Object.keys(files["facts.yaml"].facts), files["texts/facts.yaml"], "", "texts/facts.yaml", report),
  ),
  rule(["gold.yaml", "texts/gold.yaml"], ({ files }, report) =>
    match(idsOf(files["gold.yaml"].indicators), files["texts/gold.yaml"], "", "texts/gold.yaml", report),
  ),
  rule(["bronze.yaml", "texts/bronze.yaml"], ({ files }, report) =>
    match(idsOf(files["bronze.yaml"].questions), files["texts/bronze.yaml"], "", "texts/bronze.yaml", report),
  ),
  rule(["portfolios.yaml", "texts/vocabularies.yaml"], ({ files }, report) => {
    const { portfolio = {} } = files["texts/vocabularies.yaml"];
    match(files["portfolios.yaml"].portfolios, portfolio, "portfolio.", "texts/vocabularies.yaml", report);
  }),
  rule(["label-rules.yaml", "texts/label-rules.yaml"], matchRules),
  rule(["gold.yaml", "texts/dimensions.yaml"], ({ files }, report) =>
    match(idsOf(files["gold.yaml"].dimensions), files[DIMENSIONS].gold, "gold.", DIMENSIONS, report),
  ),
  rule(["bronze.yaml", "texts/dimensions.yaml"], ({ files }, report) => {
    const { dimensions, field_groups } = files["bronze.yaml"];
    match(idsOf(dimensions), files[DIMENSIONS].bronze, "bronze.", DIMENSIONS, report);
    match(field_groups, files[DIMENSIONS].field_groups, "field_groups.", DIMENSIONS, report);
  }),
  rule(["facts.yaml", "texts/units.yaml"], matchUnits),
];

const DIMENSIONS = "texts/dimensions.yaml";

function matchRules({ files }: PartOf<"label-rules.yaml" | "texts/label-rules.yaml">, report: Report): void {
  const { rules, parameters, validity, fees, outcome } = files["label-rules.yaml"];
  const file = "texts/label-rules.yaml";
  const eligibility = rules.filter((row) => row.group === "eligibility");
  const others = [
    ...rules.filter((row) => row.group !== "eligibility"),
    ...parameters,
    ...validity,
    ...fees,
    ...outcome,
  ];
  match(idsOf(eligibility), files[file].eligibility, "eligibility.", file, report);
  match(idsOf(others), files[file].rules, "rules.", file, report);
}

function matchUnits({ files }: PartOf<"facts.yaml" | "texts/units.yaml">, report: Report): void {
  const { units, windows } = files["texts/units.yaml"];
  const facts = Object.values(files["facts.yaml"].facts);
  for (const unit of new Set(facts.map((f) => f.unit)))
    if (!(unit in units)) report("texts/units.yaml", fault("missing_text", `units.${unit}`));
  for (const window of new Set(facts.map((f) => f.window)))
    if (!(window in windows)) report("texts/units.yaml", fault("missing_text", `windows.${window}`));
}

function match(
  rows: readonly string[],
  texts: Readonly<Record<string, unknown>>,
  prefix: string,
  file: EditionFileName,
  report: Report,
): void {
  for (const id of new Set(rows)) if (!(id in texts)) report(file, fault("missing_text", `${prefix}${id}`));
  for (const id of Object.keys(texts))
    if (!rows.includes(id)) report(file, fault("text_without_row", `${prefix}${id}`));
}
