import type { Warning } from "@klynge/core";
import type { ShellFault } from "./problem.ts";
import type { TextDetails, TextKey, Texts } from "./texts.ts";

/** Faults and warnings in words: `file: path: sentence`, always one line. */

/** A fault as it stands in an answer with --json. */
export interface FaultData {
  readonly file: string;
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export function faultLine(texts: Texts, fault: ShellFault): string {
  return oneLine([fault.file || "klynge", fault.path, sentence(texts, fault)].filter((part) => part !== "").join(": "));
}

export function warningLine(texts: Texts, file: string, warning: Warning): string {
  return oneLine(
    `${file}: ${warning.path}: ${texts.say("warning")}: ${texts.say(`warning.${warning.code}`, warning.details)}`,
  );
}

export function faultData(texts: Texts, fault: ShellFault): FaultData {
  return { file: fault.file, path: fault.path, code: fault.code, message: oneLine(sentence(texts, fault)) };
}

function sentence(texts: Texts, { code, details }: Pick<ShellFault, "code" | "details">): string {
  const closer = CLOSER.find((own) => own.code === code && own.fits(details));
  return texts.say(closer?.key ?? `fault.${code}`, inWords(texts, details));
}

/** Sentences that say more than the one of the code, where the details give more. */
const CLOSER: readonly {
  readonly code: ShellFault["code"];
  readonly fits: (details: TextDetails) => boolean;
  readonly key: TextKey;
}[] = [
  { code: "unknown_fact", fits: ({ nearest }) => Boolean(nearest), key: "fault.unknown_fact.near" },
  { code: "duplicate_key", fits: ({ line }) => line === undefined, key: "fault.duplicate_key.here" },
  { code: "duplicate_key", fits: ({ key }) => key !== undefined, key: "fault.duplicate_key.named" },
  { code: "not_a_date", fits: ({ suggestion }) => suggestion !== undefined, key: "fault.not_a_date.write" },
  { code: "number_as_text", fits: ({ suggestion }) => suggestion !== undefined, key: "fault.number_as_text.write" },
  { code: "unknown_country", fits: ({ given }) => /^[A-Z]{2}$/.test(String(given)), key: "fault.unknown_country.code" },
  { code: "wrong_sum", fits: ({ computed }) => computed !== undefined, key: "fault.wrong_sum.rows" },
];

/** Details that are words of the core, in the language of the reader; names and values stay as they are. */
const WORDS: Readonly<Record<string, TextKey>> = {
  "a number": "word.number",
  number: "word.number",
  string: "word.text",
  text: "word.text",
  boolean: "word.yes_no",
  "true or false": "word.yes_no",
  array: "word.list",
  list: "word.list",
  "a list of codes": "word.codes",
  codes: "word.codes",
  "a code in lower_snake_case": "word.code",
  object: "word.mapping",
  record: "word.mapping",
  null: "word.nothing",
  nothing: "word.nothing",
  "one of the allowed forms": "word.allowed_form",
  directory: "word.directory",
  permission: "word.permission",
  "no regular file": "word.no_regular_file",
  "no directory": "word.no_directory",
  present: "word.present",
  absent: "word.absent",
  "circle of links": "word.circle_of_links",
  "name too long": "word.name_too_long",
  "disk full": "word.disk_full",
  "read-only": "word.read_only",
  read: "word.read",
  "inside the edition": "word.inside_edition",
};

const TRANSLATED = new Set(["expected", "given", "allowed", "reason"]);

/** Faults of syntax by their code: the own sentences of a parser are in English only, and long. */
const SYNTAX: Readonly<Record<string, TextKey>> = {
  TAB_AS_INDENT: "syntax.TAB_AS_INDENT",
  BAD_INDENT: "syntax.BAD_INDENT",
  MISSING_CHAR: "syntax.MISSING_CHAR",
  UNEXPECTED_TOKEN: "syntax.UNEXPECTED_TOKEN",
  BLOCK_AS_IMPLICIT_KEY: "syntax.BLOCK_AS_IMPLICIT_KEY",
  MULTILINE_IMPLICIT_KEY: "syntax.MULTILINE_IMPLICIT_KEY",
  BAD_SCALAR_START: "syntax.BAD_SCALAR_START",
  BAD_DQ_ESCAPE: "syntax.BAD_DQ_ESCAPE",
  TAG_RESOLVE_FAILED: "syntax.TAG_RESOLVE_FAILED",
  BAD_ALIAS: "syntax.BAD_ALIAS",
  MULTIPLE_DOCS: "syntax.MULTIPLE_DOCS",
  EMPTY_FILE: "syntax.EMPTY_FILE",
  NUL_CHARACTER: "syntax.NUL_CHARACTER",
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: "syntax.CSV_RECORD_INCONSISTENT_FIELDS_LENGTH",
  CSV_QUOTE_NOT_CLOSED: "syntax.CSV_QUOTE_NOT_CLOSED",
  CSV_INVALID_CLOSING_QUOTE: "syntax.CSV_INVALID_CLOSING_QUOTE",
  INVALID_OPENING_QUOTE: "syntax.INVALID_OPENING_QUOTE",
  UNREADABLE: "expression.UNREADABLE",
  UNKNOWN_OPERATOR: "expression.UNKNOWN_OPERATOR",
  UNKNOWN_LITERAL: "expression.UNKNOWN_LITERAL",
  TOO_MANY_DIGITS: "expression.TOO_MANY_DIGITS",
  BAD_NAME: "expression.BAD_NAME",
  UNKNOWN_FUNCTION: "expression.UNKNOWN_FUNCTION",
  WRONG_RESULT: "expression.WRONG_RESULT",
  WRONG_OPERAND: "expression.WRONG_OPERAND",
  UNLIKE_SIDES: "expression.UNLIKE_SIDES",
  NO_ORDER: "expression.NO_ORDER",
  WRONG_ARGUMENTS: "expression.WRONG_ARGUMENTS",
};

/** A detail that is no code stays as it is. */
function syntaxKey(detail: string): TextKey | undefined {
  if (!/^[A-Z_]+$/.test(detail)) return undefined;
  return (Object.hasOwn(SYNTAX, detail) ? SYNTAX[detail] : undefined) ?? "syntax.other";
}

function inWords(texts: Texts, { detail, ...others }: TextDetails): TextDetails {
  const pairs = Object.entries(others).map(([name, value]): [string, string | number] => {
    const key = TRANSLATED.has(name) && Object.hasOwn(WORDS, value) ? WORDS[value] : undefined;
    if (!key && name === "reason") return [name, texts.say("word.system_error", { reason: value })];
    return [name, key ? texts.say(key) : value];
  });
  const words = Object.fromEntries(pairs);
  if (detail === undefined) return words;
  const key = syntaxKey(String(detail));
  return { ...words, detail: key ? texts.say(key, words) : detail };
}

/** Names of files and keys may hold anything: control and direction marks are shown as escapes, at full length. */
export function oneLine(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (c) => `\\u${(c.codePointAt(0) as number).toString(16).padStart(4, "0")}`,
  );
}
