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

/** Rows and the texts that stand for them: in which file, and below which key. */
interface RowsAndTexts {
  readonly rows: readonly string[];
  readonly texts: Readonly<Record<string, unknown>>;
  readonly file: EditionFileName;
  readonly below?: string;
}

function checkRows(edition: Edition, report: Report): void {
  for (const { rows, texts, file, below } of [...schemeRows(edition), ...ruleRows(edition), ...dimensionRows(edition)])
    match(rows, texts, below === undefined ? "" : `${below}.`, file, report);
  checkUnits(edition, report);
}

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map((row) => row.id);

function schemeRows({ files }: Edition): RowsAndTexts[] {
  const { portfolio = {} } = files["texts/vocabularies.yaml"];
  const [facts, gold, bronze] = ["texts/facts.yaml", "texts/gold.yaml", "texts/bronze.yaml"] as const;
  return [
    { rows: Object.keys(files["facts.yaml"].facts), texts: files[facts], file: facts },
    { rows: idsOf(files["gold.yaml"].indicators), texts: files[gold], file: gold },
    { rows: idsOf(files["bronze.yaml"].questions), texts: files[bronze], file: bronze },
    {
      rows: files["portfolios.yaml"].portfolios,
      texts: portfolio,
      file: "texts/vocabularies.yaml",
      below: "portfolio",
    },
  ];
}

function ruleRows({ files }: Edition): RowsAndTexts[] {
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
  return [
    { rows: idsOf(eligibility), texts: files[file].eligibility, file, below: "eligibility" },
    { rows: idsOf(others), texts: files[file].rules, file, below: "rules" },
  ];
}

function dimensionRows({ files }: Edition): RowsAndTexts[] {
  const file = "texts/dimensions.yaml";
  const { gold, bronze, field_groups } = files[file];
  return [
    { rows: idsOf(files["gold.yaml"].dimensions), texts: gold, file, below: "gold" },
    { rows: idsOf(files["bronze.yaml"].dimensions), texts: bronze, file, below: "bronze" },
    { rows: files["bronze.yaml"].field_groups, texts: field_groups, file, below: "field_groups" },
  ];
}

function checkUnits({ files }: Edition, report: Report): void {
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
