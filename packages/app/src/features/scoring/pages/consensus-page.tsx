import { randomUUID } from "node:crypto";
import { type AgendaItem, toNumber } from "@klynge/core";
import type { Context } from "hono";
import { localeOf, sayNumber } from "../../../platform/i18n/locale.ts";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { schemeWords, titleOf } from "../../cases/index.ts";
import type { CommonWork, OpenPoints } from "../load-consensus.ts";
import { BecauseField, type CommonProps, Done, expertName, OtherWork } from "./common.tsx";
import { CorrectedPart } from "./corrected-part.tsx";
import { WorkFrame } from "./frame.tsx";

/** The points of all experts side by side: how far they agree, what to talk about first, and the values they agree on. */
export function ConsensusPage({ c, work, tried }: CommonProps) {
  const { say } = c.var;
  const { view, points } = work;
  return (
    <WorkFrame
      c={c}
      view={view}
      title={say("scoring.consensus.title")}
      lead={`${titleOf(c, view)}. ${say("scoring.consensus.lead")}`}
      refused={tried?.refused}
    >
      <Done c={c} />
      <OtherWork c={c} view={view} here="consensus" />
      {points ? (
        <Open c={c} work={work} points={points} tried={tried} />
      ) : (
        <EmptyBox title={say("scoring.consensus.closed_title")}>{say("scoring.consensus.closed_text")}</EmptyBox>
      )}
    </WorkFrame>
  );
}

type OpenProps = CommonProps & { readonly points: OpenPoints };

function Open(props: OpenProps) {
  const { c, work, points } = props;
  const { say } = c.var;
  const { preliminary } = work.view.points ?? {};
  const agenda = points.agreement.agenda;
  const talked = new Set(agenda.map(({ indicator }) => indicator));
  const same = points.agreement.indicators.filter(({ indicator }) => !talked.has(indicator));
  return (
    <>
      {preliminary && (
        <Note kind="done">
          {say("scoring.consensus.preliminary", { points: preliminary.points, max: preliminary.max })}
        </Note>
      )}
      <Agreed {...props} />
      <section class="k-section" aria-labelledby="agenda">
        <h2 id="agenda">{say("scoring.consensus.agenda")}</h2>
        {agenda.length === 0 && <p>{say("scoring.consensus.no_agenda")}</p>}
        {agenda.map((item) => (
          <Talk {...props} item={item} />
        ))}
      </section>
      <CorrectedPart c={c} work={work} />
      <Closing c={c} work={work} points={points} />
      {same.length > 0 && (
        <section class="k-section">
          <DataTable
            caption={say("scoring.consensus.same_rows")}
            head={[{ text: say("scoring.consensus.row") }, { text: say("scoring.consensus.points"), numeric: true }]}
            rows={same.map(({ indicator }) => ({
              cells: [rowName(c, indicator), number(c, points.counted.get(indicator) ?? null)],
            }))}
          />
        </section>
      )}
    </>
  );
}

/** How far the experts agree: rows with the same points, and alpha over all. */
function Agreed({ c, points }: OpenProps) {
  const { say, language } = c.var;
  const { same, compared, alpha } = points.agreement;
  return (
    <section class="k-section k-card" aria-labelledby="agreement">
      <h2 id="agreement">{say("scoring.consensus.agreement", { n: same, count: compared })}</h2>
      <p>
        {alpha.value === null
          ? say(`scoring.consensus.no_alpha.${alpha.undefinedBecause}`)
          : say("scoring.consensus.alpha", {
              alpha: toNumber(alpha.value).toLocaleString(localeOf(language), { maximumFractionDigits: 2 }),
            })}
      </p>
      <p class="k-small k-muted">{say("scoring.consensus.alpha_means")}</p>
    </section>
  );
}

/** One row to talk about: what each gave and why, and the value they agree on. */
function Talk(props: OpenProps & { item: AgendaItem }) {
  const { c, work, points, item } = props;
  const { say } = c.var;
  const { indicator } = item;
  const agreed = points.agreed.get(indicator) ?? null;
  return (
    <article class="k-scoring-talk" id={`row-${indicator}`}>
      <div class="k-section-head">
        <h3>{rowName(c, indicator)}</h3>
        <span>
          {agreed === null ? (
            <Tag kind={item.why === "large_difference" ? "bad" : "warn"}>
              {say(`scoring.consensus.why.${item.why}`)}
            </Tag>
          ) : (
            <Tag kind="neutral">{say("scoring.consensus.agreed_on", { points: number(c, agreed) })}</Tag>
          )}
        </span>
      </div>
      <div class="k-scoring-sides">
        {points.experts.map((expert) => (
          <div>
            <p>
              <strong>{expertName(c, work, expert)}</strong>
            </p>
            <p class="k-score">
              <strong>{number(c, points.scores.get(expert)?.[indicator] ?? null)}</strong>{" "}
              <span class="k-muted">/ {work.loaded.scheme.scored.get(indicator)}</span>
            </p>
            <p class="k-case-text">
              {points.reasons.find((one) => one.personId === expert && one.rowId === indicator)?.because}
            </p>
          </div>
        ))}
      </div>
      <Reason work={work} row={indicator} />
      {work.writes && (work.view.state === "consensus" || work.view.state === "fact_check") && (
        <AgreeForm {...props} open={agreed === null} />
      )}
    </article>
  );
}

/** Why the value was agreed on, as the trail has it. */
function Reason({ work, row }: { work: CommonWork; row: string }) {
  const agreed = work.trail.find(
    ({ data, number: at }) => data.step === "agree_value" && data.row === row && at > openedAt(work),
  );
  if (agreed?.data.step !== "agree_value" || !work.points?.agreed.has(row)) return null;
  return <p class="k-case-text">{agreed.data.because}</p>;
}

/** Points are opened anew when an expert was replaced: what was agreed before is over. */
function openedAt({ trail }: CommonWork): number {
  return trail.find(({ data }) => data.step === "open_scores")?.number ?? 0;
}

function AgreeForm({ c, work, points, item, tried, open }: OpenProps & { item: AgendaItem; open: boolean }) {
  const { say } = c.var;
  const { indicator } = item;
  const own = tried?.step === "agree_value" && tried.values.row === indicator ? tried : undefined;
  const most = work.loaded.scheme.scored.get(indicator) ?? 0;
  const halves = Array.from({ length: most * 2 + 1 }, (_, index) => index / 2);
  return (
    <details open={open || own !== undefined}>
      <summary>{say("scoring.consensus.agree")}</summary>
      <form
        method="post"
        action={`/cases/${work.view.id}/consensus/agree_value#row-${indicator}`}
        class="k-form"
        novalidate
      >
        <FormToken c={c} />
        <input type="hidden" name="command" value={randomUUID()} />
        <input type="hidden" name="row" value={indicator} />
        <Field
          id={`points-${indicator}`}
          name="points"
          kind="select"
          size="short"
          label={say("scoring.consensus.value")}
          value={own?.values.points ?? String(points.agreed.get(indicator) ?? "")}
          options={[
            { value: "", text: say("scoring.consensus.choose") },
            ...halves.map((half) => ({ value: String(half), text: number(c, half) })),
          ]}
          errors={own?.fault === "not_right" ? [say("scoring.fault.points")] : []}
        />
        <BecauseField c={c} id={`because-${indicator}`} tried={own} />
        <div class="k-actions">
          <button type="submit" class="k-button k-button-second">
            {say("cases.step.agree_value")}
          </button>
        </div>
      </form>
    </details>
  );
}

function Closing({ c, work, points }: OpenProps) {
  const { say } = c.var;
  if (work.view.state !== "consensus" || !work.writes) return null;
  const { openFacts } = work.loaded.process;
  return (
    <section class="k-section k-card" aria-labelledby="close">
      <h2 id="close">{say("cases.step.close_consensus")}</h2>
      <p>
        {points.open.length > 0
          ? say("scoring.consensus.still_open", { count: points.open.length, rows: points.open.join(", ") })
          : say(openFacts.size > 0 ? "scoring.facts.before_closing" : "scoring.consensus.may_close")}
      </p>
      <form method="post" action={`/cases/${work.view.id}/consensus/close_consensus`}>
        <FormToken c={c} />
        <input type="hidden" name="command" value={randomUUID()} />
        <div class="k-actions">
          <button
            type="submit"
            class={points.open.length + openFacts.size > 0 ? "k-button k-button-second" : "k-button"}
          >
            {say("cases.step.close_consensus")}
          </button>
        </div>
      </form>
    </section>
  );
}

function rowName({ var: { services, language, say } }: Context<AppEnv>, row: string): string {
  return schemeWords(services, language, say).row(row);
}

function number({ var: { language } }: Context<AppEnv>, points: number | null): string {
  return points === null ? "–" : sayNumber(points, language);
}
