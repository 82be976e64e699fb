import { parse as parseCel } from "@marcbachmann/cel-js";
import { type Fraction, fraction, negate } from "../fraction.ts";
import type { FaultDetails } from "../problem.ts";
import { type Arithmetic, type Comparator, type Expression, FUNCTION_NAMES, type FunctionName } from "./types.ts";

/** A tree of the CEL parser, as far as it is used here. */
interface CelNode {
  readonly op: string;
  readonly args: unknown;
}

const COMPARATORS = new Set<string>([">=", "<=", ">", "<", "==", "!="]);
const ARITHMETIC = new Set<string>(["+", "-", "*", "/"]);

/** What is wrong with an expression; `detail` of `malformed_expression`, with the parameters named here. */
export type ExpressionDetail =
  | "UNREADABLE"
  | "UNKNOWN_OPERATOR" // {given}
  | "UNKNOWN_LITERAL" // {given}
  | "TOO_MANY_DIGITS" // {given}
  | "BAD_NAME"
  | "UNKNOWN_FUNCTION" // {given}, {allowed}
  // found by the check of an edition
  | "WRONG_RESULT" // {expected}, {given}
  | "WRONG_OPERAND" // {operator}, {expected}, {given}
  | "UNLIKE_SIDES" // {expected}, {given}
  | "NO_ORDER" // {operator}
  | "WRONG_ARGUMENTS"; // {operator}, {number}

/** Why a text is no condition or derivation of a scheme. */
export class ExpressionError extends Error {
  constructor(
    readonly detail: ExpressionDetail,
    readonly details: FaultDetails = {},
  ) {
    super(`${detail} ${Object.values(details).join(" ")}`.trim());
  }
}

/**
 * Reads CEL syntax (`a.b >= 2 && c.d == true`) into a tree; evaluation is our own (see compile.ts).
 * @throws ExpressionError
 */
export function parseExpression(text: string): Expression {
  let tree: CelNode;
  try {
    tree = parseCel(text).ast as unknown as CelNode;
  } catch {
    throw new ExpressionError("UNREADABLE");
  }
  return convert(tree);
}

function convert(node: CelNode): Expression {
  const { op } = node;
  if (op === "value") return literal(node.args);
  if (op === "id" || op === ".") return { kind: "name", name: dottedName(node) };
  if (op === "-_") return negative(convert(node.args as CelNode));
  if (op === "call") return call(node.args as [string, CelNode[]]);
  if (!Array.isArray(node.args)) throw new ExpressionError("UNKNOWN_OPERATOR", { given: op });
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
  throw new ExpressionError("UNKNOWN_OPERATOR", { given: op });
}

function literal(value: unknown): Expression {
  if (typeof value === "bigint" || typeof value === "number")
    return { kind: "number", value: threshold(Number(value)) };
  if (typeof value === "boolean") return { kind: "boolean", value };
  if (typeof value === "string") return { kind: "text", value };
  throw new ExpressionError("UNKNOWN_LITERAL", { given: String(value) });
}

/** A number of a rule; more digits than a number can hold would not be what was meant. */
function threshold(value: number): Fraction {
  const exact = fraction(value);
  if (typeof exact.n === "bigint") throw new ExpressionError("TOO_MANY_DIGITS", { given: value });
  return exact;
}

function negative(of: Expression): Expression {
  if (of.kind === "number") return { kind: "number", value: negate(of.value as Fraction) };
  return { kind: "arithmetic", op: "-", left: { kind: "number", value: { n: 0, d: 1 } }, right: of };
}

function dottedName(node: CelNode): string {
  if (node.op === "id") return String(node.args);
  if (node.op !== ".") throw new ExpressionError("BAD_NAME");
  const [object, field] = node.args as [CelNode, string];
  return `${dottedName(object)}.${field}`;
}

function call([name, args]: [string, CelNode[]]): Expression {
  if (!(FUNCTION_NAMES as readonly string[]).includes(name))
    throw new ExpressionError("UNKNOWN_FUNCTION", { given: name, allowed: FUNCTION_NAMES.join(", ") });
  return { kind: "call", function: name as FunctionName, args: args.map(convert) };
}
