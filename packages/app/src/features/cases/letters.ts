import { type CaseTask, freeExperts, type Language, type StepName, TASKS } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import { type Say, sayIn } from "../../platform/i18n/texts.ts";
import { schemeOwner } from "../../platform/installation.ts";
import { type Letter, queueMails } from "../../platform/mail.ts";
import { type Services, today } from "../../platform/services.ts";
import { sayDay } from "../../platform/web/moment.ts";
import type { LoadedCase } from "./load-case.ts";
import { type Addressee, awaitedPeople, ownTemplates } from "./queries.ts";
import { pathOfTask } from "./task-path.ts";

/**
 * Letters of a case, queued with the step that makes somebody wait for somebody else: one for each task that begins, and to the cluster
 * news for which nothing waits. None of them holds points, and none a text that somebody typed into the case.
 */

export const NEWS = ["visit_planned", "visit_changed", "decision_sent", "label_published", "appeal_decided"] as const;
export const LETTERS = [...TASKS, ...NEWS] as const;
export type LetterName = (typeof LETTERS)[number];

export function isLetter(name: string): name is LetterName {
  return (LETTERS as readonly string[]).includes(name);
}

/** What a step tells the cluster. */
const NEWS_OF: Partial<Record<StepName, (typeof NEWS)[number]>> = {
  plan_visit: "visit_planned",
  send_decision: "decision_sent",
  publish: "label_published",
  decide_appeal: "appeal_decided",
};

/** What is filled into a letter; `due` is a sentence, or nothing. */
export const PLACEHOLDERS = ["name", "cluster", "label", "due", "link", "owner"] as const;
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
  const news = NEWS.find((one) => one === letter);
  return news ? say(`tasks.news.${news}`) : say(`tasks.task.${letter as CaseTask["task"]}`);
}

/** What a letter is about. */
export interface Told {
  readonly cluster: string;
  readonly label: "bronze" | "silver" | "gold";
  readonly dueOn: string | null;
  readonly link: string;
  readonly owner: string;
}

/** A letter to one person, in his language. Fillings are not looked into: a name that looks like a placeholder stays one. */
export function fillLetter(
  { subject, body }: LetterText,
  { name, language }: Pick<Addressee, "name" | "language">,
  { cluster, label, dueOn, link, owner }: Told,
): Omit<Letter, "to"> {
  const say = sayIn(language);
  const due = dueOn ? say("tasks.letter_due", { day: sayDay(dueOn, language) }) : "";
  const filling: Filling = { name, cluster, label: say(`label.${label}`), due, link, owner };
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

/** Letters about what begins to wait with a step; none to whoever took it, nor to the other people of his party. */
export async function writeLetters(
  services: Pick<Services, "settings" | "now">,
  tx: Transaction,
  { case: row, process, place }: LoadedCase,
  { begun, step, party }: { begun: readonly CaseTask[]; step: StepName; party: string },
): Promise<void> {
  const { settings } = services;
  if (!settings.sendsMail && !settings.demonstration) return;
  const asked = begun.filter((task) => task.person !== null || task.party !== party);
  const changed = step === "plan_visit" && process.state === "visit_planned";
  const news = changed ? "visit_changed" : NEWS_OF[step];
  const letters = [
    ...asked.map((task) => ({ letter: task.task as LetterName, task })),
    ...(news ? [{ letter: news as LetterName, task: toCluster(news) }] : []),
    // experts have the visit among their tasks since it was planned, and would not learn of another day or agenda
    ...(changed
      ? freeExperts(process).map(({ expert }) => ({ letter: "visit_changed" as const, task: toExpert(expert) }))
      : []),
  ];
  if (letters.length === 0) return;
  const templates = await ownTemplates(
    tx,
    letters.map(({ letter }) => letter),
  );
  const owner = await schemeOwner(tx);
  const written: Letter[] = [];
  for (const { letter, task } of letters)
    for (const person of await awaitedPeople(tx, row.id, task, today(services))) {
      if (person.id === place.person.id) continue;
      const own = templates.find((one) => one.letter === letter && one.language === person.language);
      const link = `${settings.origin}${pathOfTask({ caseId: row.id, clusterId: row.clusterId }, task.task)}`;
      const told = { cluster: process.cluster.name, label: row.label, dueOn: task.dueOn, link, owner };
      written.push({ to: person.email, ...fillLetter(own ?? programText(letter, person.language), person, told) });
    }
  await queueMails(tx, settings, written);
}

function toExpert(person: string): ReturnType<typeof toCluster> {
  return { task: "visit_changed", party: "expert", person, dueOn: null };
}

/** News go to everybody who works for the cluster; its page is that of the case. */
function toCluster(letter: string): Pick<CaseTask, "party" | "person" | "dueOn"> & { readonly task: string } {
  return { task: letter, party: "cluster", person: null, dueOn: null };
}
