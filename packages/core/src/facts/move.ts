import { addDays, addMonths, monthsUp } from "../calendar.ts";
import type { Expression, Value } from "../expression/types.ts";
import { add, compare, type Fraction, isWhole, multiply, negate, subtract, toNumber, ZERO } from "../fraction.ts";
import type { Edition } from "../scheme/content.ts";
import type { FactDefinition } from "../scheme/schema.ts";
import type { Dictionary, FactTable } from "./table.ts";

/**
 * What the facts would be after one of them moved. Only entered facts move; derived ones follow. A derived sum or count is
 * moved through its parts, an age through its day. A fact that `grows_with` others brings them along one for one, one that
 * `pushes` another raises it when it would outgrow it (docs/scheme-format.md).
 */
export interface World {
  readonly edition: Edition;
  readonly dictionary: Dictionary;
}

const ONE: Fraction = { n: 1, d: 1 };

/**
 * @param amount how far the fact moves, in its unit; for a yes/no fact any amount above 0 means yes
 * @returns a new table, or null when a limit would be broken: below zero, above the highest value, a share above one
 */
export function moveFact(world: World, table: FactTable, fact: string, amount: Fraction): FactTable | null {
  const after = [...table];
  if (!moveEntered(world, after, fact, amount)) return null;
  return lawful(world.dictionary, after) ? after : null;
}

/** The fact and everything that it moves besides: what the user has to bring about together. */
export function companions(world: World, fact: string): string[] {
  const { grows_with = [], pushes = [] } = define(world, fact);
  return [fact, ...grows_with, ...pushes];
}

export function lookUp(world: World, table: FactTable, fact: string): Value {
  return table[world.dictionary.index.get(fact) as number] as Value;
}

function define(world: World, fact: string): FactDefinition {
  return world.dictionary.definitions[world.dictionary.index.get(fact) as number] as FactDefinition;
}

/** The formula of a derived fact that can be computed from what is known; null for an entered one. */
function formulaOf(world: World, table: FactTable, fact: string): Expression | null {
  const derivation = world.dictionary.derivations.find((d) => d.id === fact);
  if (!derivation || derivation.compute(table) === null) return null;
  return world.edition.expressions[define(world, fact).derived_from as string] ?? null;
}

function moveEntered(world: World, table: FactTable, fact: string, amount: Fraction): boolean {
  const formula = formulaOf(world, table, fact);
  if (formula) return moveThrough(world, table, fact, formula, amount);
  const current = lookUp(world, table, fact);
  if (typeof current === "boolean") return put(world, table, fact, compare(amount, ZERO) > 0);
  const target = add((current ?? ZERO) as Fraction, amount);
  const { highest, grows_with = [], pushes = [] } = define(world, fact);
  if (compare(target, ZERO) < 0 || (highest !== undefined && compare(target, { n: highest, d: 1 }) > 0)) return false;
  put(world, table, fact, target);
  for (const other of grows_with) {
    const along = lookUp(world, table, other) as Fraction | null;
    if (along !== null) put(world, table, other, add(along, amount));
  }
  for (const other of pushes) {
    const limit = lookUp(world, table, other) as Fraction | null;
    if (limit !== null && compare(target, limit) > 0) put(world, table, other, target);
  }
  return true;
}

function put(world: World, table: FactTable, fact: string, value: Value): true {
  table[world.dictionary.index.get(fact) as number] = value;
  for (const { index, compute } of world.dictionary.dependents.get(fact) ?? []) {
    const computed = compute(table);
    if (computed !== null) table[index] = computed;
  }
  return true;
}

/** Moves a derived fact by the entered facts it is made of. */
function moveThrough(world: World, table: FactTable, fact: string, formula: Expression, amount: Fraction): boolean {
  if (formula.kind === "call" && formula.function === "count_at_least")
    return raiseCount(world, table, fact, formula.args, amount);
  if (formula.kind === "call") return moveDay(world, table, fact, formula, amount);
  if (formula.kind === "or") return moveEntered(world, table, nameBelow(formula.left), ONE);
  if (formula.kind !== "arithmetic") return false;
  if (formula.op === "/" && formula.right.kind === "number" && formula.left.kind === "name") {
    return moveEntered(world, table, formula.left.name, multiply(amount, formula.right.value));
  }
  return formula.op === "+" && moveSum(world, table, fact, sumParts(formula), amount);
}

function nameBelow(tree: Expression): string {
  if (tree.kind === "name") return tree.name;
  return "left" in tree ? nameBelow(tree.left) : "";
}

function sumParts(tree: Expression): string[] {
  if (tree.kind === "name") return [tree.name];
  return tree.kind === "arithmetic" && tree.op === "+" ? [...sumParts(tree.left), ...sumParts(tree.right)] : [];
}

/** The first part with room takes as much as it can, then the next. */
function moveSum(world: World, table: FactTable, fact: string, parts: readonly string[], amount: Fraction): boolean {
  const target = add(lookUp(world, table, fact) as Fraction, amount);
  for (const part of parts) {
    const missing = subtract(target, lookUp(world, table, fact) as Fraction);
    if (compare(missing, ZERO) === 0) break;
    const own = lookUp(world, table, part) as Fraction;
    const { highest } = define(world, part);
    const room =
      compare(missing, ZERO) < 0 ? negate(own) : highest === undefined ? missing : subtract({ n: highest, d: 1 }, own);
    const step = compare(missing, ZERO) < 0 ? larger(room, missing) : negate(larger(negate(room), negate(missing)));
    if (!moveEntered(world, table, part, step)) return false;
  }
  return compare(lookUp(world, table, fact) as Fraction, target) === 0;
}

function larger(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) >= 0 ? a : b;
}

/** The counts that lack least are raised first, so that the whole change is the smallest. */
function raiseCount(
  world: World,
  table: FactTable,
  fact: string,
  [least, ...counts]: readonly Expression[],
  amount: Fraction,
): boolean {
  const target = add(lookUp(world, table, fact) as Fraction, amount);
  const lacking = counts
    .map((count) => nameBelow(count))
    .map((name) => ({
      name,
      lacks: subtract((least as { value: Fraction }).value, lookUp(world, table, name) as Fraction),
    }))
    .filter(({ lacks }) => compare(lacks, ZERO) > 0)
    .sort((a, b) => compare(a.lacks, b.lacks));
  for (const { name, lacks } of lacking) {
    if (compare(lookUp(world, table, fact) as Fraction, target) >= 0) break;
    if (!moveEntered(world, table, name, lacks)) return false;
  }
  return compare(lookUp(world, table, fact) as Fraction, target) >= 0;
}

/** An age or a time of activity in months is moved by moving its day. */
function moveDay(
  world: World,
  table: FactTable,
  fact: string,
  call: Expression & { kind: "call" },
  amount: Fraction,
): boolean {
  const target = add(lookUp(world, table, fact) as Fraction, amount);
  if (!isWhole(target) || compare(target, ZERO) < 0) return false;
  const months = toNumber(target);
  const reference = table[world.dictionary.referenceDate] as string;
  let day = addMonths(reference, -months);
  while (call.function === "months_up" && monthsUp(day, reference) > months) day = addDays(day, 1);
  return put(world, table, nameBelow(call.args[0] as Expression), day);
}

/**
 * "Up to their denominator" (README-tables.md, "Next point"): no share of a whole comes out above one, and no numerator
 * outgrows its whole where the whole is 0 and the share unknown.
 */
function lawful(dictionary: Dictionary, table: FactTable): boolean {
  return dictionary.definitions.every(({ unit, above_one, lever }, i) => {
    if (unit !== "share" || above_one === true) return true;
    const value = table[i] as Fraction | null;
    if (value !== null) return compare(value, ONE) <= 0;
    const part = lever === undefined ? undefined : dictionary.index.get(lever);
    const whole = part === undefined ? undefined : dictionary.index.get(dictionary.definitions[part]?.part_of ?? "");
    if (part === undefined || whole === undefined) return true;
    const [own, limit] = [table[part] as Fraction | null, table[whole] as Fraction | null];
    return own === null || limit === null || compare(own, limit) <= 0;
  });
}
