import { compareValues } from "../expression/compile.ts";
import type { Comparator, Value } from "../expression/types.ts";
import { companions, lookUp, moveFact } from "../facts/move.ts";
import type { FactTable } from "../facts/table.ts";
import { add, ceilTo, compare, type Fraction, floorTo, isWhole, subtract, toNumber } from "../fraction.ts";
import type { AuditRow, CompiledEdition, IndexedComparison } from "../scheme/compile.ts";
import type { FactDefinition, Unit } from "../scheme/schema.ts";
import { type PlainValue, plain, type ScoredRow } from "./score.ts";

/**
 * What the next point of a row takes, in the units of the facts (README-tables.md, "Next point").
 *
 * A comparison that does not hold is mended by the smallest move of one fact, its lever: the fact itself, or for a ratio the
 * fact that the dictionary names (its numerator). After every move all steps up to the next one are looked at again, so that
 * a denominator that grew on the way is made good for.
 */
export interface Need {
  readonly fact: string;
  readonly from: PlainValue;
  readonly to: PlainValue;
  /** `to - from` for numbers; null for yes and no, and where `from` is unknown. */
  readonly change: number | null;
  readonly unit: Unit;
  /** Where the fact is derived: entered facts that bring the change, as one way to do it. */
  readonly through?: readonly Need[];
}

export interface NextPoint {
  /** The next point, one more than is certain now (steps after it may hold already); null when facts are missing. */
  readonly points: number | null;
  /** All needed together. */
  readonly needs: readonly Need[];
  readonly code?: "facts_missing" | "not_reachable";
}

/** Null for rows with full or agreed points and for rows that do not apply. */
export function nextPoint(
  edition: CompiledEdition,
  row: AuditRow,
  scored: ScoredRow,
  facts: FactTable,
): NextPoint | null {
  if (scored.state === "not_applicable" || scored.explanation.some((entry) => entry.code === "agreed_points"))
    return null;
  const certain = scored.points ?? openStep(scored);
  if (certain >= row.steps.length) return null;
  if (scored.points === null) {
    const needs = missingFacts(edition, row.steps[certain]?.comparisons ?? [], facts);
    if (needs.length > 0) return { points: null, needs, code: "facts_missing" };
  }
  const points = certain + 1;
  const comparisons = row.steps.slice(0, points).flatMap((step) => step.comparisons);
  const plan = reach(edition, comparisons, facts);
  return plan ? { points, needs: needsOf(edition, plan, facts) } : { points, needs: [], code: "not_reachable" };
}

/** The index of the step that keeps the points unknown: as many points are certain. */
function openStep(scored: ScoredRow): number {
  return scored.explanation.findIndex((entry) => entry.code === "step" && entry.met !== true);
}

/** The facts to enter before the comparisons can be judged; none where all are known and a ratio has 0 below the line. */
function missingFacts(edition: CompiledEdition, comparisons: readonly IndexedComparison[], facts: FactTable): Need[] {
  const { dictionary } = edition;
  const missing = new Set<string>();
  const visit = (id: string): void => {
    if (lookUp(edition, facts, id) !== null) return;
    const derivation = dictionary.derivations.find((d) => d.id === id);
    if (derivation) derivation.parts.forEach(visit);
    else missing.add(id);
  };
  for (const { fact } of comparisons) visit(fact);
  return dictionary.ids
    .filter((id) => missing.has(id))
    .map((fact) => ({ fact, from: null, to: null, change: null, unit: define(edition, fact).unit }));
}

function define(edition: CompiledEdition, fact: string): FactDefinition {
  return edition.dictionary.definitions[edition.dictionary.index.get(fact) as number] as FactDefinition;
}

interface Plan {
  readonly after: FactTable;
  /** Facts moved on purpose, in order. */
  readonly moved: readonly string[];
  /** Facts that must be entered besides, because nothing is known of them. */
  readonly supplied: readonly Need[];
}

/** A row has few comparisons, and mending one undoes another at most once each. */
const MAX_ROUNDS = 10;

/** Moves facts until all comparisons hold; null when that cannot be done within the limits. */
function reach(edition: CompiledEdition, comparisons: readonly IndexedComparison[], facts: FactTable): Plan | null {
  let after = facts;
  const moved = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const failing = comparisons
      .filter((c) => holds(c, after) === false || isOverZero(edition, c, after))
      .sort((a, b) => rank(edition, a) - rank(edition, b));
    const [first] = failing;
    if (!first) {
      const open = comparisons.filter((c) => holds(c, after) === null);
      return { after, moved: [...moved], supplied: supply(edition, open, after) };
    }
    const lever = leverOf(edition, first, after);
    const next = smallestMove(edition, first, lever, after);
    if (!next) return null;
    after = next;
    moved.add(lever);
  }
  return null;
}

function holds(comparison: IndexedComparison, facts: FactTable): boolean | null {
  return compareValues(comparison.op, facts[comparison.index] as Value, comparison.threshold);
}

/** True for a ratio that is unknown although all its parts are known: a division by 0, which more below the line ends. */
function isOverZero(edition: CompiledEdition, comparison: IndexedComparison, facts: FactTable): boolean {
  return holds(comparison, facts) === null && missingFacts(edition, [comparison], facts).length === 0;
}

/** Yes and no first, then counts, then ratios: a new research organisation is also a new category, and lowers a share. */
function rank(edition: CompiledEdition, comparison: IndexedComparison): number {
  if (typeof comparison.threshold === "boolean") return 0;
  return define(edition, comparison.fact).lever ? 2 : 1;
}

/** The fact to move: the lever of a ratio whose parts are known, else the fact itself. */
function leverOf(edition: CompiledEdition, comparison: IndexedComparison, facts: FactTable): string {
  const { fact } = comparison;
  const lever = define(edition, fact).lever;
  const derivation = edition.dictionary.derivations.find((d) => d.id === fact);
  const computed = derivation ? derivation.compute(facts) !== null : false;
  const known = computed || isOverZero(edition, comparison, facts);
  return lever && known && lookUp(edition, facts, lever) !== null ? lever : fact;
}

/** Whole numbers move by one; other units by thousandths when a threshold cannot be met exactly. */
const WHOLE_UNITS = new Set<Unit>(["count", "eur", "credits", "level"]);
const FINEST = 1000;

/** The facts after the smallest move of the lever with which the comparison holds; null when none does. */
function smallestMove(
  edition: CompiledEdition,
  comparison: IndexedComparison,
  lever: string,
  facts: FactTable,
): FactTable | null {
  if (typeof comparison.threshold === "boolean") return moveFact(edition, facts, lever, { n: 1, d: 1 });
  const current = lookUp(edition, facts, lever) as Fraction;
  const parts = WHOLE_UNITS.has(define(edition, lever).unit) && isWhole(current) ? 1 : FINEST;
  if (lever === comparison.fact) {
    const target = boundary(comparison.op, comparison.threshold, parts);
    return moveFact(edition, facts, lever, subtract(target, current));
  }
  const sign = comparison.op === ">=" || comparison.op === ">" ? 1 : -1;
  const after = (k: number): FactTable | null => moveFact(edition, facts, lever, { n: sign * k, d: parts });
  const k = smallest((n) => {
    const table = after(n);
    return table === null || holds(comparison, table) === true;
  });
  const table = k === null ? null : after(k);
  return table && holds(comparison, table) ? table : null;
}

/** The nearest value to the threshold for which the comparison holds, on a grid of 1/parts where the threshold is off it. */
function boundary(op: Comparator, threshold: Fraction, parts: number): Fraction {
  const step: Fraction = { n: 1, d: parts };
  const up = op === ">=" || op === ">";
  const onGrid = up ? ceilTo(threshold, parts) : floorTo(threshold, parts);
  const strict = op === ">" || op === "<";
  if (!strict || compare(onGrid, threshold) !== 0) return onGrid;
  return up ? add(onGrid, step) : subtract(onGrid, step);
}

const SEARCH_LIMIT = 2 ** 40;

/** The smallest n >= 1 for which a test that stays true once it is true comes out true; null when it never does. */
function smallest(test: (n: number) => boolean): number | null {
  let high = 1;
  while (!test(high)) {
    high *= 2;
    if (high > SEARCH_LIMIT) return null;
  }
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (test(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Comparisons that stay open for want of a fact: the fact at its threshold, or the entered facts that are missing. */
function supply(edition: CompiledEdition, open: readonly IndexedComparison[], facts: FactTable): Need[] {
  return open.flatMap((comparison) => {
    const { fact, op, threshold } = comparison;
    const { unit, derived_from } = define(edition, fact);
    if (derived_from !== undefined) return missingFacts(edition, [comparison], facts);
    const to =
      typeof threshold === "boolean"
        ? threshold
        : toNumber(boundary(op, threshold, WHOLE_UNITS.has(unit) ? 1 : FINEST));
    return [{ fact, from: null, to, change: null, unit }];
  });
}

/** The differences between the tables, told as the facts that were moved on purpose and what they bring along. */
function needsOf(edition: CompiledEdition, plan: Plan, before: FactTable): Need[] {
  const asked = [...new Set(plan.moved.flatMap((fact) => companions(edition, fact)))];
  const need = (fact: string): Need => difference(edition, fact, before, plan.after);
  const changed = edition.dictionary.ids.filter(
    (id) => !asked.includes(id) && isEntered(edition, id) && hasChanged(need(id)),
  );
  const needs = asked
    .map(need)
    .filter(hasChanged)
    .map((entry) => {
      const through = changed.filter((id) => restsOn(edition, entry.fact, id)).map(need);
      return through.length > 0 ? { ...entry, through } : entry;
    });
  return [...needs, ...plan.supplied];
}

function hasChanged(need: Need): boolean {
  return need.from !== need.to;
}

function isEntered(edition: CompiledEdition, fact: string): boolean {
  return define(edition, fact).derived_from === undefined;
}

function restsOn(edition: CompiledEdition, fact: string, part: string): boolean {
  const parts = edition.dictionary.derivations.find((d) => d.id === fact)?.parts ?? [];
  return parts.some((own) => own === part || restsOn(edition, own, part));
}

function difference(edition: CompiledEdition, fact: string, before: FactTable, after: FactTable): Need {
  const [old, now] = [lookUp(edition, before, fact), lookUp(edition, after, fact)];
  const [from, to] = [plain(old), plain(now)];
  const numbers = typeof from === "number" && typeof to === "number";
  const change = numbers ? toNumber(subtract(now as Fraction, old as Fraction)) : null;
  return { fact, from, to, change, unit: define(edition, fact).unit };
}
