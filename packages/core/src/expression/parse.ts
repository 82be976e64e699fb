import { parse as parseCel } from "@marcbachmann/cel-js";
import { type Fraction, fraction, negate } from "../fraction.ts";
import { type Arithmetic, type Comparator, type Expression, FUNCTION_NAMES, type FunctionName } from "./types.ts";

/** A tree of the CEL parser, as far as it is used here. */
interface CelNode {
  readonly op: string;
  readonly args: unknown;
}

const COMPARATORS = new Set<string>([">=", "<=", ">", "<", "==", "!="]);
const ARITHMETIC = new Set<string>(["+", "-", "*", "/"]);

/** Why a text is no condition or derivation of a scheme. */
export class ExpressionError extends Error {}

/**
 * Reads CEL syntax (`a.b >= 2 && c.d == true`) into a tree; evaluation is our own (see compile.ts).
 * @throws ExpressionError with one line that says what is wrong.
 */
export function parseExpression(text: string): Expression {
  let tree: CelNode;
  try {
    tree = parseCel(text).ast as unknown as CelNode;
  } catch (error) {
    throw new ExpressionError(String((error as Error).message).split("\n")[0]);
  }
  return convert(tree);
}

function convert(node: CelNode): Expression {
  const { op } = node;
  if (op === "value") return literal(node.args);
  if (op === "id" || op === ".") return { kind: "name", name: dottedName(node) };
  if (op === "-_") return negative(convert(node.args as CelNode));
  if (op === "call") return call(node.args as [string, CelNode[]]);
  if (!Array.isArray(node.args)) throw new ExpressionError(`operator ${op} is not part of the scheme language`);
  const [left, right] = node.args as [CelNode, CelNode];
  if (op === "&&" || op === "||") {
    return { kind: op === "&&" ? "and" : "or", left: convert(left), right: convert(right) };
  }
  if (COMPARATORS.has(op)) {
    return { kind: "comparison", op: op as Comparator, left: convert(left), right: convert(right) };
  }
  if (ARITHMETIC.has(op)) {
    return { kind: "arithmetic", op: op as Arithmetic, left: convert(left), right: convert(right) };
  }
  throw new ExpressionError(`operator ${op} is not part of the scheme language`);
}

function literal(value: unknown): Expression {
  if (typeof value === "bigint" || typeof value === "number")
    return { kind: "number", value: threshold(Number(value)) };
  if (typeof value === "boolean") return { kind: "boolean", value };
  if (typeof value === "string") return { kind: "text", value };
  throw new ExpressionError(`${String(value)} is not a number, text, true or false`);
}

/** A number of a rule; more digits than a number can hold would not be what was meant. */
function threshold(value: number): Fraction {
  const exact = fraction(value);
  if (typeof exact.n === "bigint") throw new ExpressionError(`${value} has more than 15 digits`);
  return exact;
}

function negative(of: Expression): Expression {
  if (of.kind === "number") return { kind: "number", value: negate(of.value as Fraction) };
  return { kind: "arithmetic", op: "-", left: { kind: "number", value: { n: 0, d: 1 } }, right: of };
}

function dottedName(node: CelNode): string {
  if (node.op === "id") return String(node.args);
  if (node.op !== ".") throw new ExpressionError("a name is words joined by dots");
  const [object, field] = node.args as [CelNode, string];
  return `${dottedName(object)}.${field}`;
}

function call([name, args]: [string, CelNode[]]): Expression {
  if (!(FUNCTION_NAMES as readonly string[]).includes(name)) throw new ExpressionError(`unknown function ${name}`);
  return { kind: "call", function: name as FunctionName, args: args.map(convert) };
}
