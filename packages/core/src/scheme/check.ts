import { isDay } from "../calendar.ts";
import { type Fault, fault } from "../problem.ts";
import { checkAudit } from "./check-audit.ts";
import { checkDisclosure } from "./check-disclosure.ts";
import { checkExpressions } from "./check-expressions.ts";
import { checkFacts, checkScales } from "./check-facts.ts";
import { checkInterview } from "./check-interview.ts";
import { checkLabelRules } from "./check-label-rules.ts";
import { checkPortfolios } from "./check-portfolios.ts";
import { checkStatistics } from "./check-statistics.ts";
import { checkLanguages, ROWS_AND_TEXTS } from "./check-texts.ts";
import { type Edition, type EditionTexts, hashEdition, type PartOf } from "./content.ts";
import { type ReadEdition, readEdition } from "./edition.ts";
import type { FileReader } from "./remembering-reader.ts";
import type { Report } from "./report-fault.ts";
import { type Rule, rule } from "./rule.ts";
import { EDITION_FILES, type EditionFileName } from "./schema.ts";

export { rememberingReader } from "./remembering-reader.ts";

export interface CheckedEdition {
  readonly ok: boolean;
  readonly hash: string;
  readonly faults: readonly Fault[];
  /** Present when there is no fault. */
  readonly edition?: Edition;
}

/**
 * Reads and lints an edition: structure, ids, sums, steps, known facts, derivations, languages, provenance, dates
 * (docs/scheme-format.md lists the rules). All faults are told at once: a file that cannot be read hides only the rules
 * that need it, and one that has another shape is still looked through for its days and texts.
 * @param reader one that remembers, for whoever checks several editions
 */
export function checkEdition(texts: EditionTexts, reader?: FileReader): CheckedEdition {
  const hash = hashEdition(texts);
  const read = readEdition(texts, reader);
  const faults = [...read.faults, ...lint(read)].sort((a, b) => placeOf(a) - placeOf(b));
  return faults.length === 0 && isWhole(read)
    ? { ok: true, hash, faults, edition: { hash, files: read.files, expressions: read.expressions } }
    : { ok: false, hash, faults };
}

const FILES = Object.keys(EDITION_FILES);

/** Faults stand together by file, in the order of the files; one that no edition has comes last. */
function placeOf({ file = "" }: Fault): number {
  return FILES.includes(file) ? FILES.indexOf(file) : FILES.length;
}

function isWhole(read: PartOf<never>): read is PartOf<EditionFileName> {
  return FILES.every((name) => name in read.files);
}

const RULES: readonly Rule[] = [
  rule(["facts.yaml", "texts/vocabularies.yaml"], checkFacts),
  rule(["facts.yaml", "scales.yaml"], checkScales),
  rule(["facts.yaml"], checkExpressions),
  rule(["gold.yaml", "facts.yaml"], checkAudit),
  rule(["bronze.yaml", "gold.yaml", "facts.yaml"], checkInterview),
  rule(["bronze.yaml", "gold.yaml", "facts.yaml"], checkStatistics),
  rule(["label-rules.yaml", "gold.yaml", "bronze.yaml", "texts/label-rules.yaml"], checkLabelRules),
  rule(["portfolios.yaml"], checkPortfolios),
  rule(["disclosure.yaml"], checkDisclosure),
];

function lint(read: ReadEdition): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (file, found) => {
    if (!isConsequence(read.faults, file, found)) faults.push({ ...found, file });
  };
  checkDates(read.documents["edition.yaml"], report);
  for (const check of RULES) check(read, report);
  checkLanguages(read, report);
  for (const check of ROWS_AND_TEXTS) check(read, report);
  return faults;
}

/** What stands at or below a place whose shape is wrong already is not told a second time. */
function isConsequence(before: readonly Fault[], file: EditionFileName, { path }: Fault): boolean {
  return before.some(
    (fault) =>
      fault.file === file && fault.code !== "missing_key" && (path === fault.path || path.startsWith(`${fault.path}.`)),
  );
}

/** Days that exist and follow each other; of a file with another shape, those that it has. */
function checkDates(document: unknown, report: Report): void {
  if (typeof document !== "object" || document === null) return;
  const days = new Map<string, string>();
  for (const [path, day] of Object.entries(document)) {
    if (!DAYS.has(path) || typeof day !== "string") continue;
    if (isDay(day)) days.set(path, day);
    else report("edition.yaml", fault("not_a_date", path, { given: day }));
  }
  const [published, from, until] = [...DAYS].map((path) => days.get(path));
  if (published !== undefined && from !== undefined && published > from)
    report("edition.yaml", fault("edition_dates", "effective_from", { from: published, until: from }));
  if (from !== undefined && until !== undefined && until <= from)
    report("edition.yaml", fault("edition_dates", "effective_until", { from, until }));
}

const DAYS: ReadonlySet<string> = new Set(["published_on", "effective_from", "effective_until"]);
