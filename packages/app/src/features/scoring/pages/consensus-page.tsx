import { rowsWithOpenFacts, toNumber } from "@klynge/core";
import { sayDecimal } from "../../../platform/i18n/locale.ts";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { alphaMeans } from "../../board/index.ts";
import { StepToken, titleOf } from "../../cases/index.ts";
import { type CommonProps, Done, OtherWork } from "./common.tsx";
import { CorrectedPart } from "./corrected-part.tsx";
import { WorkFrame } from "./frame.tsx";
import { stepErrors } from "./step-errors.ts";
import { type OpenProps, pointsText, rowName, Talk } from "./talk-part.tsx";

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
      errors={stepErrors(c, tried)}
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
          {say("scoring.consensus.preliminary", {
            points: pointsText(c, preliminary.points),
            max: pointsText(c, preliminary.max),
          })}
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
            head={[
              { text: say("scoring.consensus.row") },
              { text: say("scoring.consensus.points"), numeric: true },
              { text: say("scoring.consensus.by_rules"), numeric: true },
            ]}
            rows={same.map(({ indicator }) => ({
              cells: [
                rowName(c, indicator),
                pointsText(c, points.counted.get(indicator) ?? null),
                pointsText(c, points.rules.found.get(indicator) ?? null),
              ],
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
              alpha: sayDecimal(toNumber(alpha.value), language, 2),
            })}
      </p>
      <p class="k-small k-muted">
        {alpha.value === null
          ? say("scoring.consensus.alpha_means")
          : alphaMeans(c, { same, compared, alpha: toNumber(alpha.value) })}
      </p>
    </section>
  );
}

/** What is still open, each with the way to it; and the end of the talk. */
function Closing({ c, work, points }: OpenProps) {
  const { say } = c.var;
  if (work.view.state !== "consensus" || !work.writes) return null;
  const base = `/cases/${work.view.id}`;
  const open = [
    ...points.open.map((row) => ({
      href: `#row-${row}`,
      text: say("scoring.consensus.open_points", { row: rowName(c, row) }),
    })),
    ...rowsWithOpenFacts(work.loaded.process).map((row) => ({
      href: `${base}/facts/${row}`,
      text: say("scoring.consensus.open_answers", { row: rowName(c, row) }),
    })),
  ];
  return (
    <section class="k-section k-card" aria-labelledby="close">
      <h2 id="close">{say("cases.step.close_consensus")}</h2>
      <p>
        {open.length > 0
          ? say("scoring.consensus.still_open", { count: open.length })
          : say("scoring.consensus.may_close")}
      </p>
      <ul class="k-list" hidden={open.length === 0}>
        {open.map(({ href, text }) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
      <form method="post" action={`${base}/consensus/close_consensus`}>
        <StepToken c={c} />
        <div class="k-actions">
          <button type="submit" class={open.length > 0 ? "k-button k-button-second" : "k-button"}>
            {say("cases.step.close_consensus")}
          </button>
        </div>
      </form>
    </section>
  );
}
