import { addDays, addYears, endOfMonth, monthsDown, monthsUp } from "../calendar.ts";
import { add, compare, divide, type Fraction, fraction, multiply, subtract, toNumber } from "../fraction.ts";
import type { Arithmetic, Comparator, Expression, FunctionName, Value } from "./types.ts";

/** Computes a value from whatever the names are looked up in (a table of facts, a context of a decision). */
export type Compute<Env> = (env: Env) => Value;

/** How a name is looked up; called once per name when compiling. */
export type Resolve<Env> = (name: string) => Compute<Env>;

/**
 * Turns a tree into a function over exact fractions and three values (README-tables.md, "Facts" and "Gold rubric"):
 * arithmetic with an unknown part is unknown, a division by 0 is unknown, `&&` is false when one part is false, `||`
 * is true when one part is true, else unknown when one part is unknown.
 */
export function compileExpression<Env>(expression: Expression, resolve: Resolve<Env>): Compute<Env> {
  switch (expression.kind) {
    case "number":
    case "text":
    case "boolean": {
      const { value } = expression;
      return () => value;
    }
    case "name":
      return resolve(expression.name);
    case "arithmetic":
      return arithmetic(
        expression.op,
        compileExpression(expression.left, resolve),
        compileExpression(expression.right, resolve),
      );
    case "comparison":
      return comparison(
        expression.op,
        compileExpression(expression.left, resolve),
        compileExpression(expression.right, resolve),
      );
    case "and":
    case "or":
      return junction(
        expression.kind === "or",
        compileExpression(expression.left, resolve),
        compileExpression(expression.right, resolve),
      );
    case "call":
      return call(
        expression.function,
        expression.args.map((arg) => compileExpression(arg, resolve)),
      );
  }
}

const OPERATIONS: Record<Arithmetic, (a: Fraction, b: Fraction) => Fraction | null> = {
  "+": add,
  "-": subtract,
  "*": multiply,
  "/": divide,
};

function arithmetic<Env>(op: Arithmetic, left: Compute<Env>, right: Compute<Env>): Compute<Env> {
  const operation = OPERATIONS[op];
  return (env) => {
    const [a, b] = [left(env), right(env)];
    return a === null || b === null ? null : operation(a as Fraction, b as Fraction);
  };
}

function comparison<Env>(op: Comparator, left: Compute<Env>, right: Compute<Env>): Compute<Env> {
  return (env) => compareValues(op, left(env), right(env));
}

/** A comparison with three values; numbers exactly, days and codes as texts. */
export function compareValues(op: Comparator, a: Value, b: Value): boolean | null {
  if (a === null || b === null) return null;
  if (typeof a === "boolean" || typeof b === "boolean") return op === "!=" ? a !== b : a === b;
  if (typeof a === "string" || typeof b === "string") return holds(op, a < b ? -1 : a > b ? 1 : 0);
  return holds(op, compare(a as Fraction, b as Fraction));
}

/** What the outcomes of a comparison with a fixed threshold mean: known once, so that judging needs no operator. */
export interface Verdicts {
  /** The value that a yes/no fact must have; null for numbers. */
  readonly wanted: boolean | null;
  readonly above: boolean;
  readonly equal: boolean;
  readonly below: boolean;
}

export function verdictsOf(op: Comparator, threshold: Fraction | boolean): Verdicts {
  const wanted = typeof threshold === "boolean" ? threshold === (op === "==") : null;
  return { wanted, above: holds(op, 1), equal: holds(op, 0), below: holds(op, -1) };
}

function holds(op: Comparator, order: number): boolean {
  switch (op) {
    case ">=":
      return order >= 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case "<":
      return order < 0;
    case "==":
      return order === 0;
    case "!=":
      return order !== 0;
  }
}

/** `decisive` is the value that settles it alone: true for "or", false for "and". */
function junction<Env>(decisive: boolean, left: Compute<Env>, right: Compute<Env>): Compute<Env> {
  return (env) => {
    const [a, b] = [left(env), right(env)];
    if (a === decisive || b === decisive) return decisive;
    return a === null || b === null ? null : !decisive;
  };
}

const whole = (value: Value): number => toNumber(value as Fraction);
const day = (value: Value): string => value as string;

const FUNCTIONS: Record<FunctionName, (args: readonly Value[]) => Value> = {
  months_down: ([a = null, b = null]) => fraction(monthsDown(day(a), day(b))),
  months_up: ([a = null, b = null]) => fraction(monthsUp(day(a), day(b))),
  add_years: ([a = null, years = null]) => addYears(day(a), whole(years)),
  add_days: ([a = null, days = null]) => addDays(day(a), whole(days)),
  // the rule of validity_end is applied by the caller, who passes the rule as second argument
  end: ([a = null, rule = null]) => (rule === "month_end" ? endOfMonth(day(a)) : day(a)),
  count_at_least: ([least = null, ...counts]) =>
    fraction(counts.filter((count) => compare(count as Fraction, least as Fraction) >= 0).length),
};

function call<Env>(name: FunctionName, args: readonly Compute<Env>[]): Compute<Env> {
  const apply = FUNCTIONS[name];
  return (env) => {
    const values = args.map((arg) => arg(env));
    return values.includes(null) ? null : apply(values);
  };
}
