import { LANGUAGES, type Language } from "@klynge/core";
import { cleanText } from "../../platform/clean-text.ts";
import { fingerprint } from "./fingerprint.ts";
import type { AnswerProblem, RowAnswer } from "./operations/save-row.ts";
import type { FactInput } from "./parse-answer.ts";
import { parseAnswer } from "./parse-answer.ts";
import { type RegisterNow, saidNow } from "./register-now.ts";
import { type AskedRow, reasonPart } from "./schema.ts";

export type FormBody = Readonly<Record<string, string | File | (string | File)[]>>;

/**
 * A form as it was filled in, and what it says. Its parts are the facts by their id, the reasons why one is not what the register
 * says (`reason:<id>`), and the texts beside them: `evidence`, `comment` and `text:<id>`.
 */
export interface ReadForm {
  readonly typed: ReadonlyMap<string, string>;
  readonly answer: RowAnswer;
  readonly faults: readonly AnswerProblem[];
  /** Parts that stand as the page brought them, or are given up for what somebody else wrote: they change nothing. */
  readonly untouched: ReadonlySet<string>;
  /**
   * The hidden fields that tell what the form was filled from: versions, and under `was:<part>` fingerprints. A form without
   * fingerprints is taken to change all that it sends.
   */
  readonly filledFrom: ReadonlyMap<string, string>;
}

/** As in the API. */
const LONGEST_TEXT = 20_000;
/** No version is this one: what is said beside the facts has to be put together with what stands there. */
const OLDER_THAN_ALL = -1;

/** The texts beside the facts. */
export function textsOf(row: AskedRow): string[] {
  return ["evidence", "comment", ...row.texts.map((id) => `text:${id}`)];
}

/**
 * Reads the form of a row; fields that the form did not send (as disabled ones) are left as they are.
 * @param language of the reader, where the form does not say the one of its page
 * @param register what it says now, for a fact that is to be taken over from there
 */
export function readRowForm(
  row: AskedRow,
  body: FormBody,
  { language, register }: { language: Language; register: RegisterNow | null },
): ReadForm {
  const form = { row, body, language: pageLanguage(body) ?? language, register };
  const facts = readFacts(form);
  const reasons = readReasons(form);
  const note = readNote(form);
  return {
    typed: new Map([...facts.typed, ...reasons.typed, ...note.typed]),
    answer: { facts: facts.values, reasons: reasons.values, note: note.note },
    faults: [...facts.faults, ...reasons.faults, ...note.faults],
    untouched: new Set([...facts.untouched, ...reasons.untouched, ...note.untouched]),
    filledFrom: new Map(Object.entries(body).filter(isFilledFrom)),
  };
}

interface Form {
  readonly row: AskedRow;
  readonly body: FormBody;
  readonly language: Language;
  readonly register: RegisterNow | null;
}

function readFacts({ row, body, language, register }: Form) {
  const typed = new Map<string, string>();
  const values = new Map<string, { value: FactInput; version: number }>();
  const faults: AnswerProblem[] = [];
  const untouched = new Set<string>();
  for (const { id, definition } of row.facts) {
    const taken = body.take === id && register ? saidNow(register, id) : null;
    if (taken !== null) {
      values.set(id, { value: taken, version: numberIn(body, `version:${id}`) });
      continue;
    }
    // checkboxes that are all off send nothing: the version tells that the field was there
    if (!(id in body) && !(definition.unit === "codes" && `version:${id}` in body)) continue;
    const given = sentAs(body, id);
    typed.set(id, given.join(", "));
    const parsed = parseAnswer(definition, given, language);
    if (givenUp(body, id) || (parsed.ok && body[`was:${id}`] === fingerprint(parsed.value))) untouched.add(id);
    else if (parsed.ok) values.set(id, { value: parsed.value, version: numberIn(body, `version:${id}`) });
    else faults.push({ fact: id, code: parsed.code, details: {} });
  }
  return { typed, values, faults, untouched };
}

/** A fact that is what the register says has no field for a reason. */
function readReasons({ row, body }: Form) {
  const asked = row.facts.filter(({ id }) => reasonPart(id) in body);
  const { typed, untouched, faults } = readTexts(
    body,
    asked.map(({ id }) => reasonPart(id)),
  );
  const values = new Map(
    asked
      .map(({ id }) => ({ id, part: reasonPart(id) }))
      .filter(({ part }) => !untouched.has(part))
      .map(({ id, part }) => [id, { reason: typed.get(part) ?? "", version: numberIn(body, `version:${id}`) }]),
  );
  return { typed, values, faults, untouched };
}

function readTexts(body: FormBody, parts: readonly string[]) {
  const typed = new Map(parts.map((part) => [part, cleanText(sentAs(body, part)[0] ?? "")]));
  const said = (part: string): string => typed.get(part) ?? "";
  const untouched = new Set(
    parts.filter((part) => givenUp(body, part) || body[`was:${part}`] === fingerprint(said(part))),
  );
  const faults = parts.flatMap((part): AnswerProblem[] => {
    const { length } = said(part);
    if (length <= LONGEST_TEXT || untouched.has(part)) return [];
    return [{ fact: part, code: "text_too_long", details: { length, longest: LONGEST_TEXT } }];
  });
  return { typed, said, untouched, faults };
}

function readNote({ row, body }: Form) {
  const parts = textsOf(row);
  const { typed, said, untouched, faults } = readTexts(body, parts);
  const note = {
    evidence: said("evidence"),
    comment: said("comment"),
    texts: Object.fromEntries(row.texts.map((id) => [id, said(`text:${id}`)])),
    version: parts.some((part) => givenUp(body, part)) ? OLDER_THAN_ALL : numberIn(body, "version"),
  };
  const says = "version" in body && parts.some((part) => !untouched.has(part));
  return { typed, untouched, faults, note: says ? note : null };
}

/** Between two answers the person chose the other one: for this part, or for all. */
function givenUp(body: FormBody, part: string): boolean {
  if (!(`choice:${part}` in body)) return false;
  return body.choose === "theirs" || (body.choose !== "mine" && body[`choice:${part}`] === "theirs");
}

function pageLanguage({ language }: FormBody): Language | undefined {
  return LANGUAGES.find((one) => one === language);
}

function numberIn(body: FormBody, name: string): number {
  return Number(sentAs(body, name)[0] ?? 0);
}

function sentAs(body: FormBody, name: string): string[] {
  return [body[name] ?? []].flat().filter((one): one is string => typeof one === "string");
}

function isFilledFrom(field: [name: string, value: FormBody[string]]): field is [string, string] {
  return /^(version|was)(:|$)/.test(field[0]) && typeof field[1] === "string";
}
