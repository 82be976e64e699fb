import type { Judgement, PreviewedCase } from "@klynge/core";
import type { Context } from "hono";
import { localeOf } from "../../../platform/i18n/locale.ts";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { Tag, type TagKind } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { SchemeWords } from "../../cases/index.ts";
import type { Concerned, Preview } from "../load-preview.ts";

type C = Context<AppEnv>;

/** More are only counted: whoever wants all has `klynge scheme preview`. */
const MOST_SHOWN = 100;
const CHANGES = ["loses", "open", "gains", "stays"] as const;

/** Who would gain or lose, with points and reasons; whom something changes for first. */
export function PreviewTable({ c, preview, words }: { c: C; preview: Preview; words: SchemeWords }) {
  const { say } = c.var;
  const { counts, concerned } = preview;
  return (
    <section class="k-scheme k-section" aria-labelledby="preview">
      <h2 id="preview">{say("scheme.preview.title")}</h2>
      <p>{say("scheme.preview.text")}</p>
      <dl class="k-facts">
        {CHANGES.map((change) => (
          <div>
            <dt>{say(`scheme.change.${change}`)}</dt>
            <dd class="k-value num">{counts[change]}</dd>
          </div>
        ))}
      </dl>
      {concerned.length === 0 ? (
        <p>{say("scheme.preview.nobody")}</p>
      ) : (
        <DataTable
          caption={say("scheme.preview.title")}
          captionHidden
          head={(["cluster", "change", "points", "label", "why"] as const).map((column) => ({
            text: say(`scheme.column.${column}`),
          }))}
          rows={concerned.slice(0, MOST_SHOWN).map((one) => ({ cells: cellsOf(c, one, words) }))}
        />
      )}
      {concerned.length > MOST_SHOWN && <p>{say("scheme.preview.more", { count: concerned.length - MOST_SHOWN })}</p>}
    </section>
  );
}

function cellsOf(c: C, one: Concerned, words: SchemeWords) {
  const { say } = c.var;
  return [
    <>
      <a href={one.path}>{one.cluster}</a>
      <br />
      <span class="k-fine k-muted">
        {say(`label.${one.label as "gold"}`)}, {say(`scheme.as.${one.as}`)}
      </span>
    </>,
    <ChangeTag c={c} change={one.change} />,
    pointsText(c, one),
    outcomeText(c, one),
    <Why c={c} previewed={one} words={words} />,
  ];
}

const KINDS: Readonly<Record<PreviewedCase["change"], TagKind>> = {
  gains: "invented",
  loses: "bad",
  open: "warn",
  stays: "neutral",
};

export function ChangeTag({ c, change }: { c: C; change: PreviewedCase["change"] }) {
  return <Tag kind={KINDS[change]}>{c.var.say(`scheme.change.${change}`)}</Tag>;
}

export function pointsText(c: C, { before, after }: PreviewedCase): string {
  return fromTo(pointsOf(c, before), pointsOf(c, after));
}

export function outcomeText(c: C, { before, after }: PreviewedCase): string {
  return fromTo(outcomeOf(c, before), outcomeOf(c, after));
}

/** Once where nothing changes. */
function fromTo(before: string, after: string): string {
  return before === after ? before : `${before} → ${after}`;
}

function pointsOf({ var: { language } }: C, judgement: Judgement): string {
  if (!judgement.readable || !judgement.points) return "–";
  const { lowest, highest } = judgement.points;
  const told = (points: number) => points.toLocaleString(localeOf(language));
  return lowest === highest ? told(lowest) : `${told(lowest)}–${told(highest)}`;
}

function outcomeOf({ var: { say } }: C, judgement: Judgement): string {
  return say(judgement.readable ? `scheme.outcome.${judgement.outcome}` : "scheme.outcome.unreadable");
}

/** The reasons that were not there before, the baselines that fail anew, and the facts that nobody was asked for. */
export function Why({ c, previewed, words }: { c: C; previewed: PreviewedCase; words: SchemeWords }) {
  const { say } = c.var;
  const { before, after, missing } = previewed;
  if (!after.readable)
    return (
      <ul class="k-scheme-why">
        {after.faults.slice(0, MOST_REASONS).map(({ path, code }) => (
          <li>
            {path}: {code}
          </li>
        ))}
      </ul>
    );
  const old = new Set(before.readable ? [...before.reasons, ...before.failedGates] : []);
  const reasons = after.reasons.filter((code) => code !== "all_conditions_met" && !old.has(code));
  const gates = after.failedGates.filter((row) => !old.has(row));
  if (reasons.length + gates.length + missing.length === 0) return <span class="k-muted">–</span>;
  return (
    <ul class="k-scheme-why">
      {reasons.slice(0, MOST_REASONS).map((code) => (
        <li>{words.reason(code)}</li>
      ))}
      {gates.length > 0 && <li>{say("scheme.gates", { rows: gates.map((row) => words.row(row)).join(", ") })}</li>}
      {missing.length > 0 && <li>{say("scheme.missing", { facts: missing.slice(0, MOST_REASONS).join(", ") })}</li>}
    </ul>
  );
}
const MOST_REASONS = 6;
