import type { RowAnswer } from "./operations/save-row.ts";
import type { AnswerFault, FactInput } from "./parse-answer.ts";
import { parseAnswer } from "./parse-answer.ts";
import type { AskedRow } from "./schema.ts";

export type FormBody = Readonly<Record<string, string | File | (string | File)[]>>;

/** A form as it was filled in, and what it says; faults by fact where something could not be read. */
export interface ReadForm {
  readonly typed: ReadonlyMap<string, string>;
  readonly answer: RowAnswer;
  readonly unreadable: ReadonlyMap<string, AnswerFault>;
}

/** Reads the form of a row; fields that the form did not send (as disabled ones) are left as they are. */
export function readRowForm(row: AskedRow, body: FormBody): ReadForm {
  const typed = new Map<string, string>();
  const facts = new Map<string, { value: FactInput; version: number }>();
  const unreadable = new Map<string, AnswerFault>();
  for (const { id, definition } of row.facts) {
    // checkboxes that are all off send nothing: the version tells that the field was there
    if (!(id in body) && !(definition.unit === "codes" && `version:${id}` in body)) continue;
    const given = textsOf(body[id]);
    typed.set(id, given.join(", "));
    const parsed = parseAnswer(definition, given);
    if (parsed.ok) facts.set(id, { value: parsed.value, version: Number(textsOf(body[`version:${id}`])[0] ?? 0) });
    else unreadable.set(id, parsed.code);
  }
  const said = (name: string): string => lines(textsOf(body[name])[0] ?? "");
  for (const name of ["evidence", "comment", ...row.texts.map((id) => `text:${id}`)]) typed.set(name, said(name));
  return {
    typed,
    unreadable,
    answer: {
      facts,
      note:
        "version" in body
          ? {
              evidence: said("evidence"),
              comment: said("comment"),
              texts: Object.fromEntries(row.texts.map((id) => [id, said(`text:${id}`)])),
              version: Number(textsOf(body.version)[0] ?? 0),
            }
          : null,
    },
  };
}

function textsOf(value: FormBody[string] | undefined): string[] {
  return [value ?? []].flat().filter((one): one is string => typeof one === "string");
}

/** Browsers send line ends as CR LF; characters that turn the writing direction or control a terminal are left out. */
export function lines(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\uFEFF]/gu, "")
    .trimEnd();
}
