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
  if (code === "unknown_fact" && details.nearest) return texts.say("fault.unknown_fact.near", details);
  if (code === "duplicate_key" && details.key !== undefined) return texts.say("fault.duplicate_key.named", details);
  return texts.say(`fault.${code}`, inWords(texts, details));
}

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
  "a code in lower_snake_case": "word.code",
  object: "word.mapping",
  record: "word.mapping",
  null: "word.nothing",
  nothing: "word.nothing",
  "one of the allowed forms": "word.allowed_form",
  "the file is empty": "word.file_empty",
  "more than one document": "word.more_documents",
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

const TRANSLATED = new Set(["expected", "given", "detail", "reason"]);

function inWords(texts: Texts, details: TextDetails): TextDetails {
  const pairs = Object.entries(details).map(([name, value]): [string, string | number] => {
    const key = TRANSLATED.has(name) && Object.hasOwn(WORDS, value) ? WORDS[value] : undefined;
    if (!key && name === "reason") return [name, texts.say("word.system_error", { reason: value })];
    return [name, key ? texts.say(key) : value];
  });
  return Object.fromEntries(pairs);
}

/** Names of files and keys may hold anything: control and direction marks are shown as escapes, at full length. */
export function oneLine(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (c) => `\\u${(c.codePointAt(0) as number).toString(16).padStart(4, "0")}`,
  );
}
