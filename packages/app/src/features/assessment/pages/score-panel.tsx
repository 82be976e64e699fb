import type { Context } from "hono";
import { DimensionBars } from "../../../platform/web/components/dimension-bars.tsx";
import { ScoreBar } from "../../../platform/web/components/score-bar.tsx";
import { StateIcon } from "../../../platform/web/components/state-icon.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { type AssessmentView, nextInWords, pointsNeeded, type RowEntry } from "../present.ts";
import { ELIGIBILITY } from "../schema.ts";
import { capital } from "./parts.ts";
import { RowReasons } from "./row-reasons.tsx";

interface PanelProps {
  readonly c: Context<AppEnv>;
  readonly view: AssessmentView;
  readonly row: RowEntry | null;
  /** Points that the last answer brought. */
  readonly gained?: number;
}

/** The live score with its reasons: the whole, this row with what the next point takes, the dimensions. It changes in silence. */
export function ScorePanel(props: PanelProps) {
  const { c, view, row } = props;
  return (
    <aside class="k-rail k-assess-score" id="score" aria-label={c.var.say("assessment.score")}>
      <div class="k-stays">
        {view.scheme.kind === "audit" ? <AuditTotal {...props} /> : <InterviewTotal {...props} />}
        {row && (
          <section class="k-rail-block">
            {row.scored ? <RowReasons c={c} view={view} row={row} /> : <Requirement c={c} view={view} row={row} />}
            <NextPoint c={c} view={view} row={row} />
            <Oddities c={c} view={view} row={row} />
          </section>
        )}
        {view.scheme.kind === "audit" && <Dimensions {...props} />}
      </div>
    </aside>
  );
}

function AuditTotal({ c, view, gained = 0 }: PanelProps) {
  const { say, services } = c.var;
  const { total } = view.score;
  const needed = pointsNeeded(view, services.edition);
  const unknown = total.highest - total.lowest;
  return (
    <section class="k-rail-block">
      <h2>
        {say("assessment.live_score")} <span class="k-muted">{say("assessment.own")}</span>
      </h2>
      <p class="k-score">
        <strong>{view.wording.number(total.points)}</strong>{" "}
        {say("assessment.of_points", { max: total.max, share: view.wording.percent(total.points / total.max, 0) })}
        {gained !== 0 && (
          // said in words by the place that is read aloud
          <span class="k-gained" aria-hidden="true">
            {gained > 0 ? "+" : "−"}
            {view.wording.number(Math.abs(gained))}
          </span>
        )}
      </p>
      <ScoreBar
        id="total"
        title={say("assessment.bar_title", { points: total.points, max: total.max, unknown })}
        description={needed === null ? "" : say("assessment.bar_needed", { needed })}
        points={total.points}
        unknown={unknown}
        of={total.max}
        threshold={needed === null ? undefined : { value: needed, text: say("assessment.needed_mark", { needed }) }}
      />
      {needed !== null && <p class="k-distance">{distance(c, needed - total.points)}</p>}
      {total.unknown > 0 && (
        <p class="k-small k-muted">{say("assessment.unknown_points", { count: total.unknown, points: unknown })}</p>
      )}
      <Baselines c={c} view={view} />
      <p class="k-small">{outcome(c, view)}</p>
    </section>
  );
}

/** How many baselines are met, and which are missed, each with the way to it. */
function Baselines({ c, view }: Pick<PanelProps, "c" | "view">) {
  const { say } = c.var;
  const inState = (wanted: string) => view.rows.filter(({ scored }) => scored?.gate === wanted);
  const missed = inState("failed");
  return (
    <p class="k-with-icon">
      <StateIcon state={missed.length > 0 ? "gate_failed" : "gate_met"} />
      <span>
        {say("assessment.baselines", {
          met: inState("met").length,
          failed: missed.length,
          unknown: inState("unknown").length,
        })}
        {missed.length > 0 && ` ${say("assessment.baselines_missed")}`}
        {missed.map(({ id, name }) => (
          <>
            {" "}
            <a href={`/assessments/${view.loaded.assessment.id}/rows/${id}`} title={name}>
              {id}
            </a>
          </>
        ))}
      </span>
    </p>
  );
}

/** Where all that is asked is known, what is open is not asked here. */
function outcome({ var: { say } }: Context<AppEnv>, { decision, rows, score }: AssessmentView): string {
  const all = score.total.unknown === 0 && rows.every(({ state }) => state !== "unanswered");
  return say(`assessment.outcome.${decision.outcome === "undecided" && all ? "undecided_later" : decision.outcome}`);
}

function distance(c: Context<AppEnv>, missing: number): string {
  return missing > 0
    ? c.var.say("assessment.distance", { count: missing })
    : c.var.say("assessment.reached", { count: -missing });
}

/** An interview earns no points: it counts what is answered. */
function InterviewTotal({ c, view }: PanelProps) {
  const { say } = c.var;
  const own = view.rows.filter(({ asked }) => asked.group !== ELIGIBILITY);
  const eligible = view.decision.rules.filter(({ group }) => group === "eligibility");
  return (
    <section class="k-rail-block">
      <h2>{say("assessment.progress")}</h2>
      <p class="k-score">
        <strong>{view.answered}</strong> {say("assessment.of_questions", { count: own.length })}
      </p>
      <p class="k-small k-muted">{say("assessment.no_points")}</p>
      <p class="k-with-icon">
        <StateIcon state="gate_met" />
        <span>
          {say("assessment.eligible_count", {
            n: eligible.filter(({ holds }) => holds === true).length,
            of: eligible.length,
          })}
        </span>
      </p>
      <p class="k-small">{outcome(c, view)}</p>
    </section>
  );
}

/** An item of eligibility has no points: it is met or not. */
function Requirement({ c, view, row }: PanelProps & { row: RowEntry }) {
  const { say } = c.var;
  const holds = view.decision.rules.find(({ id }) => id === row.id)?.holds ?? null;
  return (
    <>
      <h2>{say("assessment.this_requirement")}</h2>
      <p class="k-small">{say(`assessment.requirement.${holds}`)}</p>
    </>
  );
}

function NextPoint({ c, view, row }: PanelProps & { row: RowEntry }) {
  const { say, services } = c.var;
  const next = nextInWords(view, services.edition, row.id);
  if (!next) return null;
  return (
    <div class="k-card k-next-point">
      <h3>{next.code === "facts_missing" ? say("assessment.next_unknown") : say("assessment.next_point")}</h3>
      {next.needs.length > 0 ? (
        <ul>
          {next.needs.map((need) => (
            <li>{capital(need)}</li>
          ))}
        </ul>
      ) : (
        <p>{say("assessment.next_not_reachable")}</p>
      )}
    </div>
  );
}

/** Odd but lawful: what the row asks does not fit together. */
function Oddities({ c, view, row }: PanelProps & { row: RowEntry }) {
  const asked = new Set(row.asked.facts.map(({ id }) => id));
  const odd = view.input.warnings
    .map((warning) => ({ ...warning, fact: warning.path.replace(/^facts\./, "") }))
    .filter(({ fact, details }) => asked.has(fact) || asked.has(String(details.whole)));
  return odd.flatMap(({ code, fact, details }) => {
    if (code !== "categories_do_not_add_up" && code !== "part_exceeds_whole") return [];
    const whole = String(details.whole ?? fact);
    return [
      <p class="k-with-icon k-small">
        <StateIcon state="evidence_missing" />
        <span>
          {c.var.say(`assessment.warning.${code}`, {
            fact: view.wording.factName(fact),
            whole: view.wording.factName(whole),
            given: view.wording.number(Number(details.given)),
            computed: view.wording.number(Number(details.computed)),
          })}
        </span>
      </p>,
    ];
  });
}

function Dimensions({ c, view }: PanelProps) {
  const { say } = c.var;
  return (
    <section class="k-rail-block">
      <DimensionBars
        id="dimensions"
        caption={say("assessment.by_dimension")}
        tick={0.8}
        tickText={view.wording.percent(0.8, 0)}
        rows={view.groups
          .filter(({ max }) => max > 0)
          .map((group) => {
            const total = view.score.dimensions.find(({ id }) => id === group.id);
            const open = view.score.rows
              .filter((row) => row.dimension === group.id && row.points === null)
              .reduce((sum, row) => sum + row.max, 0);
            return {
              name: group.name,
              points: group.points,
              unknown: open,
              of: total?.max ?? group.max,
              value: view.wording.number(group.points),
              ofText: String(group.max),
              title: say("assessment.bar_title", { points: group.points, max: group.max, unknown: open }),
            };
          })}
      />
    </section>
  );
}
