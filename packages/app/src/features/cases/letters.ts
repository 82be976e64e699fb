import { type Language, outOfVote } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import { type Say, sayIn } from "../../platform/i18n/texts.ts";
import { schemeOwner } from "../../platform/installation.ts";
import { type Letter, queueMails } from "../../platform/mail.ts";
import { type Services, today } from "../../platform/services.ts";
import { sayDay } from "../../platform/web/moment.ts";
import { isNews, type LetterName } from "./letter-names.ts";
import { lettersOf, type TakenStep } from "./letters-of.ts";
import type { LoadedCase } from "./load-case.ts";
import { type Addressee, awaitedPeople, ownTemplates } from "./queries.ts";
import { pathOfTask } from "./task-path.ts";

/**
 * Letters of a case, queued with the step that makes somebody wait for somebody else: one for each task that begins, and news for which
 * nothing waits (letter-names.ts). None of them holds points; of what somebody typed into the case only the reason why it is given back or
 * moved, to those whom it concerns.
 */

/** What is filled into a letter; `due` is a sentence, or nothing, and so is `reason`. */
export const PLACEHOLDERS = ["name", "cluster", "label", "due", "reason", "link", "owner"] as const;
type Filling = Readonly<Record<(typeof PLACEHOLDERS)[number], string>>;

export interface LetterText {
  readonly subject: string;
  readonly body: string;
}

/** As the program words it, with its placeholders. */
export function programText(letter: LetterName, language: Language): LetterText {
  const say = sayIn(language);
  const kept = Object.fromEntries(PLACEHOLDERS.map((name) => [name, `{{${name}}}`]));
  return {
    subject: `{{label}}, {{cluster}}: ${titleOfLetter(letter, say)}`,
    body: say("tasks.letter_frame", { ...kept, text: say(`tasks.letter.${letter}`, kept) }),
  };
}

export function titleOfLetter(letter: LetterName, say: Say): string {
  return isNews(letter) ? say(`tasks.news.${letter}`) : say(`tasks.task.${letter}`);
}

/** What a letter is about. */
export interface Told {
  readonly cluster: string;
  readonly label: "bronze" | "silver" | "gold";
  readonly dueOn: string | null;
  /** The day is the last one for an appeal, which nobody has to make. */
  readonly forAppeal?: boolean;
  /** Why the case is given back, or moved. */
  readonly reason?: string;
  readonly link: string;
  readonly owner: string;
}

/** A letter to one person, in his language. Fillings are not looked into: a name that looks like a placeholder stays one. */
export function fillLetter(
  { subject, body }: LetterText,
  { name, language }: Pick<Addressee, "name" | "language">,
  { cluster, label, dueOn, forAppeal = false, reason = "", link, owner }: Told,
): Omit<Letter, "to"> {
  const say = sayIn(language);
  const dueText = forAppeal ? "tasks.letter_appeal_until" : "tasks.letter_due";
  const due = dueOn ? say(dueText, { day: sayDay(dueOn, language) }) : "";
  const filling: Filling = { name, cluster, label: say(`label.${label}`), due, reason, link, owner };
  const fill = (text: string) =>
    text.replace(/\{\{(\w+)\}\}/g, (all, key: string) => (filling as Readonly<Record<string, string>>)[key] ?? all);
  return {
    subject: fill(subject),
    text: fill(body)
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
    language,
  };
}

/** Letters about a step that was taken; none to whoever took it. */
export async function writeLetters(
  services: Pick<Services, "settings" | "now">,
  tx: Transaction,
  loaded: LoadedCase,
  taken: TakenStep,
): Promise<void> {
  const { settings } = services;
  if (!settings.sendsMail && !settings.demonstration) return;
  const letters = lettersOf(loaded, taken);
  if (letters.length === 0) return;
  const { case: row, process, place } = loaded;
  const templates = await ownTemplates(
    tx,
    letters.map(({ letter }) => letter),
  );
  const owner = await schemeOwner(tx);
  const written: Letter[] = [];
  for (const { letter, page, reason, ...to } of letters)
    for (const person of await awaitedPeople(tx, row.id, to, today(services))) {
      if (person.id === place.person.id || (to.party === "board" && outOfVote(taken.after, person.id))) continue;
      const own = templates.find((one) => one.letter === letter && one.language === person.language);
      const link = `${settings.origin}${pathOfTask({ caseId: row.id, clusterId: row.clusterId }, page)}`;
      const told = {
        ...{ cluster: process.cluster.name, label: row.label, dueOn: to.dueOn, link, owner, reason },
        forAppeal: letter === "refusal_sent",
      };
      written.push({ to: person.email, ...fillLetter(own ?? programText(letter, person.language), person, told) });
    }
  await queueMails(tx, settings, written);
}
