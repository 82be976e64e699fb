import type { EditionFileName, EditionTexts, FaultCode } from "@klynge/core";
import { checkEdition } from "@klynge/core/check";
import { reader } from "./files/check-edition.ts";

/**
 * Small faults, each put into an edition on its own, that the check has to find: a check that cannot fail is worse than
 * none. Places are described so that they are found in any edition, not only in the shipped one.
 */
interface Canary {
  readonly file: EditionFileName;
  readonly find: RegExp;
  readonly put: string;
  readonly code: FaultCode;
}

const CANARIES: readonly Canary[] = [
  { file: "gold.yaml", find: /^indicators:$/m, put: "indicators:\n  - : [", code: "malformed_yaml" },
  { file: "gold.yaml", find: /^scheme: .*$/m, put: "$&\n$&", code: "duplicate_key" },
  { file: "gold.yaml", find: /^source: .*$/m, put: "", code: "missing_key" },
  { file: "gold.yaml", find: /^kind: .*$/m, put: "$&\nkeen: audit", code: "unknown_key" },
  { file: "gold.yaml", find: /^kind: .*$/m, put: "kind: exam", code: "not_allowed" },
  { file: "gold.yaml", find: /max_points: 5/, put: "max_points: 4", code: "wrong_sum" },
  { file: "gold.yaml", find: /gate: true/, put: "gate: 1", code: "not_allowed" },
  { file: "gold.yaml", find: / {4}gate: true\n/, put: "", code: "wrong_count" },
  { file: "gold.yaml", find: /- id: "(\d+\.\d[\d.]*)"/, put: '- id: "9.9"', code: "wrong_id" },
  {
    file: "gold.yaml",
    find: /(- id: "[\d.]+"\n {4}dimension: [\s\S]*?- id: )"[\d.]+"/,
    put: '$1"1.1.0"',
    code: "duplicate_id",
  },
  { file: "gold.yaml", find: / {6}- [a-z_.]+ >= [\d.]+\n/, put: "", code: "missing_steps" },
  { file: "gold.yaml", find: /( {6}- [a-z_.]+ >= )[\d.]+\n/, put: "$1999999\n", code: "not_monotone" },
  { file: "gold.yaml", find: / {6}- ([a-z_.]+) >= [\d.]+\n/, put: "      - $1 * 2 >= 1\n", code: "not_a_comparison" },
  { file: "gold.yaml", find: / {6}- ([a-z_.]+) >= [\d.]+\n/, put: "      - $1 >=\n", code: "malformed_expression" },
  { file: "gold.yaml", find: /headline_fact: .*$/m, put: "headline_fact: canary.fact", code: "unknown_fact" },
  { file: "gold.yaml", find: /^( {4}dimension: ).*$/m, put: '$1"77"', code: "unknown_reference" },
  { file: "bronze.yaml", find: /type: num\b/, put: "type: yesno", code: "wrong_unit" },
  {
    file: "facts.yaml",
    find: /^ {4}derived_from: .*$/m,
    put: "    derived_from: canary.fact + 1",
    code: "unknown_fact",
  },
  {
    file: "facts.yaml",
    find: /^( {2}([a-z_]+\.[a-z0-9_.]+):\n(?: {4}.*\n)*?) {4}derived_from: .*$/m,
    put: "$1    derived_from: $2 + 1",
    code: "circular_derivation",
  },
  { file: "scales.yaml", find: /low: (-?[\d.]+), high: -?[\d.]+/, put: "low: $1, high: $1", code: "scale_order" },
  { file: "disclosure.yaml", find: /median_from: .*$/m, put: "median_from: 1", code: "discloses" },
  { file: "edition.yaml", find: /^published_on: .*$/m, put: "published_on: 2026-02-30", code: "not_a_date" },
  { file: "edition.yaml", find: /^published_on: .*$/m, put: "published_on: 9999-01-01", code: "edition_dates" },
  { file: "label-rules.yaml", find: /unit: km$/m, put: "unit: mi", code: "wrong_unit" },
  { file: "label-rules.yaml", find: /code_false: .*$/m, put: "code_false: canary_code", code: "missing_text" },
  { file: "texts/gold.yaml", find: /^ {4}nb: .*\n/m, put: "", code: "missing_language" },
  { file: "texts/gold.yaml", find: /^( {4}en: )(.*)\n( {4}nb: ).*$/m, put: "$1$2\n$3$2", code: "same_as_english" },
  { file: "texts/facts.yaml", find: /^[a-z_]+\.[a-z0-9_.]+:$/m, put: "canary.fact:", code: "text_without_row" },
];

export interface ReleasedCanary {
  readonly file: string;
  readonly code: FaultCode;
  /** True when the check reported the code on the changed edition. */
  readonly found: boolean;
}

/** A code that the edition has faults of already tells nothing new: that canary stays in its cage. */
export function releaseCanaries(texts: EditionTexts): ReleasedCanary[] {
  const before = codesIn(texts);
  return CANARIES.filter(({ code }) => !before.has(code)).map((canary) => ({
    file: canary.file,
    code: canary.code,
    found: isFound(texts, canary),
  }));
}

/** A place that the edition does not have counts as missed: such a canary tells nothing. */
function isFound(texts: EditionTexts, { file, find, put, code }: Canary): boolean {
  const text = texts.get(file);
  if (text === undefined) return false;
  const changed = text.replace(find, put);
  return changed !== text && codesIn(new Map([...texts, [file, changed]])).has(code);
}

function codesIn(texts: EditionTexts): Set<string> {
  return new Set(checkEdition(texts, reader).faults.map((fault) => fault.code));
}
