import { LANGUAGES, type Language } from "../languages.ts";
import { fault } from "../problem.ts";
import type { Edition } from "./content.ts";
import type { Report } from "./report-fault.ts";
import type { EditionFileName } from "./schema.ts";

/** Every text in every language, none left in English, every row with its texts and no text without a row. */
export function checkTexts(edition: Edition, report: Report): void {
  const allowed = edition.files["texts/same-as-english.yaml"].texts;
  for (const [file, data] of Object.entries(edition.files)) {
    if (file !== "texts/same-as-english.yaml") visit(data, "", file as EditionFileName, allowed, report);
  }
  checkRows(edition, report);
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
  if (Object.keys(data).length === 0) return file.startsWith("texts/");
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

function checkRows(edition: Edition, report: Report): void {
  const { files } = edition;
  const labels = files["texts/label-rules.yaml"];
  const rules = files["label-rules.yaml"];
  const eligibility = rules.rules.filter((row) => row.group === "eligibility").map((row) => row.id);
  const others = [
    ...rules.rules.filter((row) => row.group !== "eligibility"),
    ...rules.parameters,
    ...rules.validity,
    ...rules.fees,
    ...rules.outcome,
  ];
  match(Object.keys(files["facts.yaml"].facts), files["texts/facts.yaml"], "", "texts/facts.yaml", report);
  match(
    files["gold.yaml"].indicators.map((r) => r.id),
    files["texts/gold.yaml"],
    "",
    "texts/gold.yaml",
    report,
  );
  match(
    files["bronze.yaml"].questions.map((r) => r.id),
    files["texts/bronze.yaml"],
    "",
    "texts/bronze.yaml",
    report,
  );
  match(eligibility, labels.eligibility, "eligibility.", "texts/label-rules.yaml", report);
  match(
    others.map((r) => r.id),
    labels.rules,
    "rules.",
    "texts/label-rules.yaml",
    report,
  );
  const dimensions = files["texts/dimensions.yaml"];
  match(
    files["gold.yaml"].dimensions.map((d) => d.id),
    dimensions.gold,
    "gold.",
    "texts/dimensions.yaml",
    report,
  );
  match(
    files["bronze.yaml"].dimensions.map((d) => d.id),
    dimensions.bronze,
    "bronze.",
    "texts/dimensions.yaml",
    report,
  );
  match(files["bronze.yaml"].field_groups, dimensions.field_groups, "field_groups.", "texts/dimensions.yaml", report);
  match(
    files["portfolios.yaml"].portfolios,
    files["texts/vocabularies.yaml"].portfolio ?? {},
    "portfolio.",
    "texts/vocabularies.yaml",
    report,
  );
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
