import type { Explanation } from "@klynge/core";
import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { AssessmentView, RowEntry } from "../present.ts";
import { capital } from "./parts.ts";

/** Why a row has its points: the steps with the own value, as far as the first that does not hold. */
export function RowReasons({ c, view, row }: { c: Context<AppEnv>; view: AssessmentView; row: RowEntry }) {
  const { say } = c.var;
  const { scored } = row;
  if (!scored) return null;
  const own = headline(view, row);
  return (
    <>
      <h2>{title(c, row)}</h2>
      <p class="k-small">
        {capital(view.wording.factName(own))}: <strong>{view.wording.value(own, scored.value)}</strong>
      </p>
      <ul class="k-reasons">
        {scored.explanation.map((entry) => (
          <Reason c={c} view={view} own={own} entry={entry} />
        ))}
      </ul>
      {scored.gate !== "none" && <p class="k-small">{say(`assessment.gate.${scored.gate}`)}</p>}
    </>
  );
}

function title({ var: { say } }: Context<AppEnv>, { scored }: RowEntry): string {
  if (!scored || scored.state === "not_applicable") return say("assessment.this_row");
  if (scored.max === 0) return say("assessment.this_row");
  return scored.points === null
    ? say("assessment.row_unknown")
    : say("assessment.row_points", { points: scored.points, max: scored.max });
}

function headline({ scheme }: AssessmentView, { id }: RowEntry): string {
  return scheme.rows.find((row) => row.id === id)?.headline ?? "";
}

const SIGNS = { true: "✓", false: "✗", null: "?" } as const;

function Reason({
  c,
  view: { wording },
  own,
  entry,
}: {
  c: Context<AppEnv>;
  view: AssessmentView;
  /** The fact that stands above the list with its value: not named again in each line. */
  own: string;
  entry: Explanation;
}) {
  const { say } = c.var;
  if (entry.code === "step")
    return (
      <li class="k-reason-step">
        <span aria-hidden="true">{SIGNS[`${entry.met}`]}</span>
        <strong>{entry.step}</strong>
        <span>
          <span class="k-sr">{say(`assessment.step_met.${entry.met}`)} </span>
          {entry.parts
            .map((part) =>
              part.fact === own
                ? wording.threshold(part)
                : `${wording.comparison(part)} (${wording.value(part.fact, part.value)})`,
            )
            .join("; ")}
        </span>
      </li>
    );
  if (entry.code === "agreed_points")
    return <li>{say("assessment.reason.agreed_points", { points: entry.points })}</li>;
  if (entry.code === "gate_without_points") return <li>{say("assessment.reason.gate_without_points")}</li>;
  if (entry.code === "not_applicable") return <li>{say("assessment.reason.not_applicable")}</li>;
  if (entry.code === "assumed_fact")
    return <li>{say("assessment.reason.assumed_fact", { fact: wording.factName(entry.fact) })}</li>;
  if (entry.code === "answer") return null;
  return <li>{say(`assessment.reason.trigger_${entry.fires}`)}</li>;
}
