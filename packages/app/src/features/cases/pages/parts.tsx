import { type CaseState, type LabelState, type Language, STATES } from "@klynge/core";
import type { Context } from "hono";
import { sayNumber } from "../../../platform/i18n/locale.ts";
import type { Say, TextKey } from "../../../platform/i18n/texts.ts";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { Crumb } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import type { CaseView } from "../present.ts";
import type { SchemeWords } from "../words.ts";

/** The case in one line: "Gold, Fjordkraft Industriklynge". */
export function titleOf(
  { var: { say } }: Context<AppEnv>,
  view: Pick<CaseView, "label"> & { readonly cluster: { readonly name: string } },
): string {
  return say("cases.name", { label: say(`label.${view.label}`), cluster: view.cluster.name });
}

/** Points and the most there are, as numbers are written in the language. */
export function sayPoints({ points, max }: { points: number; max: number }, language: Language) {
  return { points: sayNumber(points, language), max: sayNumber(max, language) };
}

/** "119.5 of 150 points" */
export function pointsOf({ var: { say, language } }: Context<AppEnv>, of: { points: number; max: number }): string {
  return say("cases.decision.points", sayPoints(of, language));
}

/** Where a case stands in the site: under its cluster for its people, under the work of everybody else. */
export function caseCrumbs({ var: { say } }: Context<AppEnv>, view: CaseView, inCluster: boolean): Crumb[] {
  return inCluster
    ? [
        { text: view.cluster.name, href: `/clusters/${view.cluster.id}` },
        { text: say("cases.title"), href: `/clusters/${view.cluster.id}/cases` },
      ]
    : [{ text: say("layout.work"), href: "/tasks" }];
}

const MARKS: Partial<Record<CaseState, "warn" | "bad" | "expired">> = {
  refused: "bad",
  withdrawn: "expired",
};

const LABEL_MARKS = { suspended: "warn", withdrawn: "bad", expired: "expired" } as const;

/** @param label what became of the label, where it was published: one that stands no more is not told as published */
export function StateTag({
  c,
  state,
  label = "valid",
}: {
  c: Context<AppEnv>;
  state: CaseState;
  label?: LabelState | undefined;
}) {
  if (state === "published" && label !== "valid")
    return <Tag kind={LABEL_MARKS[label]}>{c.var.say(`cases.standing.${label}`)}</Tag>;
  return <Tag kind={MARKS[state] ?? "neutral"}>{c.var.say(`cases.state.${state}`)}</Tag>;
}

/** What the way of every case leads through; a decision is one place with two names, and after a refusal nothing is published. */
const WAY: readonly CaseState[] = STATES.filter((state) => state !== "refused" && state !== "withdrawn");
/** Bronze and Silver have one expert: there is nothing to agree on. */
const SOLO = WAY.filter((state) => state !== "visited" && state !== "consensus");

/** The way of the case, drawn: where it is, what is behind it and what comes. */
export function Way({ c, view }: { c: Context<AppEnv>; view: Pick<CaseView, "state" | "label"> }) {
  const { say } = c.var;
  const whole = view.label === "gold" ? WAY : SOLO;
  const way = view.state === "refused" ? whole.filter((state) => state !== "published") : whole;
  const at = way.indexOf(view.state === "refused" ? "awarded" : view.state);
  return (
    <ol class={way === SOLO ? "k-case-way k-case-way-solo" : "k-case-way"} aria-label={say("cases.way")}>
      {way.map((state, index) => (
        <li
          class={index < at ? "k-case-way-done" : index === at ? "k-case-way-here" : undefined}
          aria-current={index === at ? "step" : undefined}
        >
          <span>{say(`cases.state.${state === "awarded" && view.state === "refused" ? "refused" : state}`)}</span>
          {index < at && <span class="k-sr"> {say("cases.done_before")}</span>}
        </li>
      ))}
    </ol>
  );
}

/** Why a rule refused a step, as a sentence with what it found. */
export function refusalText(
  { var: { say, language } }: Context<AppEnv>,
  words: SchemeWords,
  details: Readonly<Record<string, string | number>>,
): string {
  const { refusal, ...rest } = details;
  const told: Record<string, string | number> = { ...rest };
  if (typeof rest.state === "string")
    told.state =
      refusal === "step_not_now"
        ? say(`cases.state.${rest.state}` as TextKey)
        : say(`cases.word.${rest.state}` as TextKey);
  if (typeof rest.standing === "string") told.standing = say(`cases.word.${rest.standing}` as TextKey);
  if (typeof rest.due === "string") told.due = sayDay(rest.due, language);
  if (typeof rest.visited === "string") told.visited = sayDay(rest.visited, language);
  if (typeof rest.until === "string") told.until = sayDay(rest.until, language);
  if (typeof rest.conflicts === "string") told.conflicts = conflictWords(say, rest.conflicts);
  if (typeof rest.party === "string")
    told.party = rest.party
      .split(", ")
      .map((party) => say(`cases.party.${party}` as TextKey))
      .join(", ");
  if (typeof rest.reasons === "string")
    told.reasons = rest.reasons
      .split(", ")
      .map((code) => words.reason(code))
      .join(" ");
  return say(`cases.refusal.${refusal}` as TextKey, told);
}

const CONFLICTS = ["tied", "declared", "office"] as const;

/** Codes of the core; kinds of ties come as words from the page that knows them. */
function conflictWords(say: Say, conflicts: string): string {
  const word = (conflict: string) => {
    const code = CONFLICTS.find((one) => one === conflict);
    return code ? say(`cases.conflict.${code}`) : conflict;
  };
  return conflicts.split(", ").map(word).join(", ");
}
