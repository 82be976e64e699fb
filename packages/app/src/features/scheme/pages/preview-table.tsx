import type { Judgement, PreviewedCase } from "@klynge/core";
import type { Context } from "hono";
import { sayNumber } from "../../../platform/i18n/locale.ts";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { Tag, type TagKind } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { presentMoment, sayDay } from "../../../platform/web/moment.ts";
import type { ShownPreview } from "../present-preview.ts";

type C = Context<AppEnv>;

const CHANGES = ["loses", "open", "gains", "stays"] as const;

/** Who would gain or lose, with points and reasons; whom something changes for first. */
export function PreviewTable({ c, preview }: { c: C; preview: ShownPreview }) {
  const { say, language } = c.var;
  const { asOf, counts, concerned, more } = preview;
  return (
    <section class="k-scheme k-section" aria-labelledby="preview">
      <h2 id="preview">{say("scheme.preview.title")}</h2>
      <p>{say("scheme.preview.text")}</p>
      <p class="k-fine k-muted">{say("scheme.preview.as_of", { when: presentMoment(asOf, language) })}</p>
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
          rows={concerned.map((one) => ({ cells: cellsOf(c, one) }))}
        />
      )}
      {more > 0 && <p>{say("scheme.preview.more", { count: more })}</p>}
      <Unjudged c={c} labels={preview.unjudged} />
    </section>
  );
}

/** Labels that are valid and that no case of this installation gave. */
function Unjudged({ c, labels }: { c: C; labels: ShownPreview["unjudged"] }) {
  const { say, language } = c.var;
  if (labels.length === 0) return null;
  return (
    <>
      <h3>{say("scheme.preview.unjudged", { count: labels.length })}</h3>
      <p>{say("scheme.preview.unjudged_text")}</p>
      <ul class="k-list">
        {labels.map(({ clusterId, cluster, label, validUntil }) => (
          <li>
            <a href={`/clusters/${clusterId}`}>{cluster}</a>
            {", "}
            {say("scheme.preview.valid_until", {
              label: say(`label.${label ?? "bronze"}`),
              day: sayDay(validUntil ?? "", language),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

function cellsOf(c: C, one: ShownPreview["concerned"][number]) {
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
    <Why reasons={one.why} />,
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
  const told = (points: number) => sayNumber(points, language);
  return lowest === highest ? told(lowest) : `${told(lowest)}–${told(highest)}`;
}

function outcomeOf({ var: { say } }: C, judgement: Judgement): string {
  return say(judgement.readable ? `scheme.outcome.${judgement.outcome}` : "scheme.outcome.unreadable");
}

/** What is new in the judgement, in sentences. */
export function Why({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return <span class="k-muted">–</span>;
  return (
    <ul class="k-scheme-why">
      {reasons.map((reason) => (
        <li>{reason}</li>
      ))}
    </ul>
  );
}
