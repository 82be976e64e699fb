import type { Context } from "hono";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { StateIcon } from "../../../platform/web/components/state-icon.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { presentMoment } from "../../../platform/web/moment.ts";
import type { ProblemDetails } from "../../../platform/web/problem.ts";
import type { RowEntry, RowGroup } from "../../assessment/index.ts";
import { type CaseView, titleOf } from "../../cases/index.ts";
import type { ScoringView } from "../load-scoring.ts";
import { OtherWork } from "./common.tsx";
import { WorkFrame } from "./frame.tsx";
import { TakeAlong } from "./take-along.tsx";
import { WaitingRows } from "./waiting-rows.tsx";

interface ScoringPageProps {
  readonly c: Context<AppEnv>;
  readonly view: ScoringView;
  readonly refused?: ProblemDetails | undefined;
}

/** All rows of a case with what this expert has given so far, and his signature. */
export function ScoringPage({ c, view, refused }: ScoringPageProps) {
  const { say } = c.var;
  const { id } = view.case;
  return (
    <WorkFrame
      c={c}
      view={view.case}
      title={say(view.scored.size > 0 ? "scoring.title" : "scoring.title_interview")}
      lead={`${titleOf(c, view.case)}. ${say(view.scored.size > 0 ? "scoring.lead" : "scoring.lead_interview")}`}
      refused={refused}
    >
      <div data-scoring={`/cases/${id}/scoring`} data-person={c.var.person?.id} />
      <WaitingRows c={c} view={view} />
      <Signing c={c} view={view} />
      <OtherWork c={c} view={view.case} here="scoring" />
      {view.writable && <TakeAlong c={c} view={view} />}
      {(["given", "begun", "noted"] as const).map((state) => (
        <template data-state={state}>
          <StateIcon state={ICONS[state]} text={say(`scoring.row_state.${state}`)} />
        </template>
      ))}
      {view.groups.map((group) => (
        <Group c={c} view={view} group={group} />
      ))}
      <p class="k-section">
        <a href={`/cases/${id}/leave`}>{say("scoring.leave.link")}</a>
      </p>
    </WorkFrame>
  );
}

/** There is nothing to score: not yet, or not any more. */
export function NothingToScore({ c, view }: { c: Context<AppEnv>; view: CaseView }) {
  const { say } = c.var;
  return (
    <WorkFrame c={c} view={view} title={say("scoring.title")} lead={titleOf(c, view)}>
      <EmptyBox title={say("scoring.nothing_title")}>
        <p>{say("scoring.nothing_text")}</p>
      </EmptyBox>
    </WorkFrame>
  );
}

function Signing({ c, view }: ScoringPageProps) {
  const { say, language } = c.var;
  const { state, id } = view.case;
  if (view.scored.size === 0) return null;
  const open = [...view.scored.keys()].filter((row) => !view.given.has(row));
  const progress = say("scoring.progress", { n: view.scored.size - open.length, of: view.scored.size });
  if (view.own.signedAt)
    return (
      <Note kind="done">
        {say(state === "visited" ? "scoring.signed_alone" : "scoring.signed", {
          when: presentMoment(view.own.signedAt, language),
        })}{" "}
        {state === "consensus" && <a href={`/cases/${id}/consensus`}>{say("scoring.to.consensus")}</a>}
      </Note>
    );
  return (
    <section class="k-section k-card" aria-labelledby="sign">
      <h2 id="sign" data-progress={say("scoring.progress", { n: "[n]", of: view.scored.size })}>
        {progress}
      </h2>
      <p id="typed-here" data-count={say("scoring.unsaved.waiting", { n: "[count]" })} hidden />
      <p
        id="still-open"
        data-few={say("scoring.unsaved.open", { rows: "[rows]" })}
        data-many={say("scoring.open_count", { n: "[count]" })}
        data-most={MOST_NAMED}
        hidden={open.length === 0}
      >
        {open.length > 0 && openText(c, open)}
      </p>
      <p>{say(state === "visited" ? "scoring.sign_means" : "scoring.sign_later")}</p>
      {state === "visited" && (
        <form method="post" action={`/cases/${id}/scoring/sign`}>
          <FormToken c={c} />
          <div class="k-actions">
            <button type="submit" class={open.length > 0 ? "k-button k-button-second" : "k-button"}>
              {say("scoring.sign")}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

/** Named as long as they are few. */
function openText({ var: { say } }: Context<AppEnv>, open: readonly string[]): string {
  const count = open.length;
  return count > MOST_NAMED
    ? say("scoring.open_count", { n: count })
    : say("scoring.rows_open", { count, rows: open.join(", ") });
}
const MOST_NAMED = 8;

function Group({ c, view, group }: { c: Context<AppEnv>; view: ScoringView; group: RowGroup }) {
  const { say } = c.var;
  return (
    <section class="k-section">
      <div class="k-section-head">
        <h2>{group.name}</h2>
        {group.max > 0 && view.scored.size > 0 && (
          <span
            class="num"
            data-done={say("scoring.given_in_group", {
              n: "[n]",
              of: group.rows.filter(({ id }) => view.scored.has(id)).length,
            })}
          >
            {say("scoring.given_in_group", {
              n: group.rows.filter(({ id }) => view.given.has(id)).length,
              of: group.rows.filter(({ id }) => view.scored.has(id)).length,
            })}
          </span>
        )}
      </div>
      <ul class="k-list k-scoring-rows">
        {group.rows.map((row) => (
          <li>
            <OneRow c={c} view={view} row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneRow({ c, view, row }: { c: Context<AppEnv>; view: ScoringView; row: RowEntry }) {
  const { say } = c.var;
  const { evidence, verdicts } = view.own;
  const pieces = evidence.filter((one) => one.evidence.rowId === row.id);
  const judged = pieces.filter((one) => verdicts.get(one.evidence.id)?.verdict).length;
  const state = stateOf(view, row);
  return (
    <a
      href={`/cases/${view.case.id}/scoring/${row.id}`}
      data-row={row.id}
      data-most={view.scored.get(row.id)}
      data-given={view.given.has(row.id) ? "" : undefined}
    >
      <StateIcon state={ICONS[state]} text={say(`scoring.row_state.${state}`)} />
      <span class="k-nav-number">{row.id}</span>
      <span>
        {row.name}
        {pieces.length > 0 && (
          <span class="k-muted k-small"> {say("scoring.pieces", { n: judged, count: pieces.length })}</span>
        )}
      </span>
      <span class="num">{pointsText(view, row)}</span>
    </a>
  );
}

const ICONS = { given: "answered", begun: "evidence_missing", open: "unanswered", noted: "settled" } as const;

function stateOf(view: ScoringView, { id }: RowEntry): keyof typeof ICONS {
  const own = view.own.scores.get(id);
  if (view.given.has(id)) return "given";
  const begun = own !== undefined && (own.points !== null || own.because !== "" || own.note !== "");
  if (!begun) return "open";
  return view.scored.has(id) ? "begun" : "noted";
}

/** What this expert gives, of how much; nothing for rows without points. */
function pointsText(view: ScoringView, { id }: RowEntry): string {
  const most = view.scored.get(id);
  if (most === undefined) return "";
  const points = view.own.scores.get(id)?.points ?? null;
  return `${points ?? "–"} / ${most}`;
}
