import type { Comparator, Edition, Expression, Language, Unit } from "@klynge/core";
import { toNumber } from "@klynge/core";
import { CONDITION_NAMES } from "./condition-names.ts";
import type { Comparison } from "./types.ts";

/** What conditions are told with; Wording has it all. */
export interface Words {
  readonly edition: Edition;
  readonly language: Language;
  readonly comparison: (comparison: Comparison) => string;
  /** "at least 50": how a comparison is told before what it compares with. */
  readonly against: (op: Comparator, value: string) => string;
  readonly yesNo: (value: boolean) => string;
  readonly factName: (fact: string) => string;
  readonly value: (fact: string, value: string | number) => string;
  readonly code: (vocabulary: string | undefined, code: string) => string;
  readonly amount: (value: number, unit: Unit) => string;
  readonly number: (value: number) => string;
  readonly day: (day: string) => string;
}

/**
 * A condition in words, whatever it is made of, so that none has to be shown as it is written. Parts that must hold together
 * are joined by a semicolon, alternatives by a slash.
 * @param label whose parameters are meant where they differ
 */
export function conditionInWords(words: Words, tree: Expression, label: string | null): string {
  const told = (part: Expression): string => conditionInWords(words, part, label);
  switch (tree.kind) {
    case "and":
    case "or": {
      const other = tree.kind === "and" ? "or" : "and";
      const parts = [tree.left, tree.right].map((part) => (part.kind === other ? `(${told(part)})` : told(part)));
      return parts.join(tree.kind === "and" ? "; " : " / ");
    }
    case "comparison":
      return comparisonInWords(words, tree, label);
    case "name":
      return `${operand(words, tree, label)}: ${words.yesNo(true)}`;
    default:
      return operand(words, tree, label);
  }
}

type Compared = Extract<Expression, { kind: "comparison" }>;

const MIRRORED: Readonly<Record<Comparator, Comparator>> = {
  ">=": "<=",
  "<=": ">=",
  ">": "<",
  "<": ">",
  "==": "==",
  "!=": "!=",
};

function comparisonInWords(words: Words, tree: Compared, label: string | null): string {
  const { left, op, right } = isPlain(tree.left) && !isPlain(tree.right) ? mirrored(tree) : tree;
  if (right.kind === "boolean") {
    const yes = right.value === (op === "==");
    return `${operand(words, left, label)}: ${words.yesNo(yes)}`;
  }
  const about = left.kind === "name" ? left.name : "";
  if (right.kind === "number" && isFact(words, about))
    return words.comparison({ fact: about, op, threshold: toNumber(right.value) });
  const value = right.kind === "text" ? textInWords(words, right.value, about) : operand(words, right, label);
  return `${operand(words, left, label)}: ${words.against(op, value)}`;
}

/** "15 <= committed participants" says the same as its mirror image, the other way round. */
function mirrored({ left, op, right }: Compared): Compared {
  return { kind: "comparison", left: right, op: MIRRORED[op], right: left };
}

function isPlain({ kind }: Expression): boolean {
  return kind === "number" || kind === "text" || kind === "boolean";
}

function isFact({ edition }: Words, name: string): boolean {
  return Object.hasOwn(edition.files["facts.yaml"].facts, name);
}

/** Which list of codes a value of the application comes from. */
const VOCABULARIES: Readonly<Record<string, string>> = {
  "application.mode": "mode",
  "application.label": "label",
  "previous.label": "label",
};

/** A day, a code in words, or the text in quotes; `about` is the name it is compared with. */
function textInWords(words: Words, text: string, about: string): string {
  const { quotes, kinds } = CONDITION_NAMES[words.language];
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return words.day(text);
  if (isFact(words, about)) return words.value(about, text);
  if (about === "application.kind") return kinds[text] ?? text;
  const vocabulary = VOCABULARIES[about];
  return vocabulary === undefined ? `${quotes[0]}${text}${quotes[1]}` : words.code(vocabulary, text);
}

/** One side of a comparison: a name, a value, or what is reckoned from them. */
function operand(words: Words, tree: Expression, label: string | null): string {
  const told = (part: Expression): string => operand(words, part, label);
  switch (tree.kind) {
    case "number":
      return words.number(toNumber(tree.value));
    case "text":
      return textInWords(words, tree.value, "");
    case "boolean":
      return words.yesNo(tree.value);
    case "name":
      return nameInWords(words, tree.name, label);
    case "arithmetic":
      return [tree.left, tree.right]
        .map((part) => (part.kind === "arithmetic" ? `(${told(part)})` : told(part)))
        .join(` ${SIGNS[tree.op]} `);
    case "call": {
      const [first = "", ...others] = tree.args.map(told);
      return CONDITION_NAMES[words.language].functions[tree.function]
        .replace("{0}", () => first)
        .replace("{1}", () => others.join(", "));
    }
    default:
      return `(${conditionInWords(words, tree, label)})`;
  }
}

const SIGNS = { "+": "+", "-": "−", "*": "×", "/": ":" } as const;

/** The name of a fact or of what the application says; a parameter is told by its value. */
function nameInWords(words: Words, name: string, label: string | null): string {
  const rows = words.edition.files["label-rules.yaml"].parameters.filter((row) => row.id === name);
  const row = rows.find((own) => own.label === label) ?? rows.find((own) => own.label === "all") ?? rows[0];
  if (row && typeof row.value === "number")
    return MEASURED.has(row.unit) ? words.amount(row.value, row.unit as Unit) : words.number(row.value);
  const { names, referenceDate } = CONDITION_NAMES[words.language];
  if (name === "case.reference_date") return referenceDate;
  return (names as Readonly<Record<string, string>>)[name] ?? words.factName(name);
}

/** Units of parameters that are units of facts as well, and have words. */
const MEASURED: ReadonlySet<string> = new Set(["share", "days", "months", "years"]);
