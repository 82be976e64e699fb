import { isDay } from "../calendar.ts";
import { type Fault, fault } from "../problem.ts";
import { checkAudit } from "./check-audit.ts";
import { checkDisclosure } from "./check-disclosure.ts";
import { checkExpressions } from "./check-expressions.ts";
import { checkFacts } from "./check-facts.ts";
import { checkInterview } from "./check-interview.ts";
import { checkLabelRules } from "./check-label-rules.ts";
import { checkPortfolios } from "./check-portfolios.ts";
import { checkTexts } from "./check-texts.ts";
import { type Edition, type EditionTexts, hashEdition } from "./content.ts";
import { readEdition } from "./edition.ts";
import type { Report } from "./report-fault.ts";

export interface CheckedEdition {
  readonly ok: boolean;
  readonly hash: string;
  readonly faults: readonly Fault[];
  /** Present when there is no fault. */
  readonly edition?: Edition;
}

/**
 * Reads and lints an edition: structure, ids, sums, steps, known facts, derivations, languages, provenance, dates
 * (docs/scheme-format.md lists the rules). A file that cannot be read hides the rules between files.
 */
export function checkEdition(texts: EditionTexts): CheckedEdition {
  const hash = hashEdition(texts);
  const read = readEdition(texts);
  const faults = read.ok ? lint(read.value) : read.faults;
  return { ok: faults.length === 0, hash, faults, ...(read.ok && faults.length === 0 && { edition: read.value }) };
}

function lint(edition: Edition): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (file, found) => faults.push({ ...found, file });
  checkDates(edition, report);
  checkFacts(edition, report);
  checkExpressions(edition, report);
  checkAudit(edition, report);
  checkInterview(edition, report);
  checkLabelRules(edition, report);
  checkPortfolios(edition, report);
  checkDisclosure(edition, report);
  checkTexts(edition, report);
  return faults;
}

function checkDates(edition: Edition, report: Report): void {
  const { published_on, effective_from, effective_until } = edition.files["edition.yaml"];
  for (const [path, day] of Object.entries({ published_on, effective_from, effective_until })) {
    if (day !== null && !isDay(day)) report("edition.yaml", fault("not_a_date", path, { given: day }));
  }
  if (published_on > effective_from)
    report("edition.yaml", fault("edition_dates", "effective_from", { from: published_on, until: effective_from }));
  if (effective_until !== null && effective_until <= effective_from) {
    report("edition.yaml", fault("edition_dates", "effective_until", { from: effective_from, until: effective_until }));
  }
}
