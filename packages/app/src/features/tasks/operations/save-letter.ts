import { LANGUAGES, type Language } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { isLetter, type LetterName, PLACEHOLDERS } from "../../cases/index.ts";
import { mayOversee } from "../policy.ts";
import { deleteTemplate, writeTemplate } from "../queries.ts";

export interface LetterKey {
  readonly letter: LetterName;
  readonly language: Language;
}

/** @throws Problem not_found */
export function letterKey(letter: string, language: string): LetterKey {
  const known = LANGUAGES.find((one) => one === language);
  if (!known || !isLetter(letter)) throw new Problem("not_found");
  return { letter, language: known };
}

export interface LetterInput extends LetterKey {
  readonly subject: string;
  readonly body: string;
  /** 0 for the program's text. */
  readonly version: number;
}

export type LetterFaults = Partial<Record<"subject" | "body", "missing" | "too_long" | "unknown">>;
const MOST = { subject: 400, body: 20_000 } as const;

/** What is wrong with a text: nothing in it, too much, or a placeholder that nobody fills. */
export function letterFaults(input: Pick<LetterInput, "subject" | "body">): LetterFaults {
  const faults: LetterFaults = {};
  for (const field of ["subject", "body"] as const) {
    const text = input[field].trim();
    const named = [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, name]) => name ?? "");
    if (text === "") faults[field] = "missing";
    else if (text.length > MOST[field]) faults[field] = "too_long";
    else if (named.some((name) => !(PLACEHOLDERS as readonly string[]).includes(name))) faults[field] = "unknown";
  }
  return faults;
}

/**
 * Words a letter anew in one language; letters that were queued before stay as they are.
 * @throws Problem not_allowed; bad_input with the faulty field; stale when somebody was faster
 */
export async function saveLetter(services: Services, person: Person, input: LetterInput): Promise<void> {
  if (!mayOversee(person)) throw new Problem("not_allowed", { may: "secretariat" });
  const [field] = Object.keys(letterFaults(input));
  if (field) throw new Problem("bad_input", { field });
  const { letter, language, subject, body, version } = input;
  await services.db.asPerson(person.id, async (tx) => {
    const values = { letter, language, subject: subject.trim(), body: body.trim(), version };
    const written = await writeTemplate(tx, { ...values, changedBy: person.id, changedAt: services.now() });
    if (!written) throw new Problem("stale", { who: "", when: "" });
    await record(tx, { person, clusterId: null, action: "letter.changed", target: `${letter}/${language}` });
  });
}

/** Back to the program's text. */
export async function takeLetterBack(
  services: Services,
  person: Person,
  { version, ...key }: LetterKey & { version: number },
): Promise<void> {
  if (!mayOversee(person)) throw new Problem("not_allowed", { may: "secretariat" });
  await services.db.asPerson(person.id, async (tx) => {
    if (!(await deleteTemplate(tx, { ...key, version }))) throw new Problem("stale", { who: "", when: "" });
    await record(tx, {
      person,
      clusterId: null,
      action: "letter.taken_back",
      target: `${key.letter}/${key.language}`,
    });
  });
}
