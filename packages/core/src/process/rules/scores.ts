import { applicationOf } from "../application.ts";
import { type Circumstances, type Refusal, refuse } from "../circumstances.ts";
import { countedPoints, openRows } from "../points.ts";
import { freeExperts } from "../process.ts";
import { expertsFault, standsAs } from "./experts.ts";
import type { RulesOf } from "./rule.ts";

/** Independent points, then one value for each row (issue D, "Double scoring"; label-rules.csv, points.step_agreed). */
export const SCORE_RULES: RulesOf<"open_scores" | "agree_value" | "close_consensus" | "confirm_area"> = {
  // the program does it when the last expert of the case has signed; until then nobody sees anything
  open_scores: {
    by: ["program"],
    from: ["visited"],
    check: (now, { scores }, { scheme, judge }) => {
      const refusal = expertsFault(now, judge);
      if (refusal) return refusal;
      const missing = freeExperts(now).filter(({ expert }) => !scores.some((one) => one.expert === expert));
      if (missing.length > 0 || scores.length !== freeExperts(now).length)
        return refuse("scores_incomplete", { experts: missing.length });
      const given = scores.flatMap(({ points }) => Object.entries(points));
      return given.map(([row, points]) => withinRow(scheme, row, points)).find((refusal) => refusal !== null) ?? null;
    },
  },
  agree_value: {
    by: ["expert"],
    from: ["consensus", "fact_check"],
    check: (now, { row, points }, { scheme, person }) =>
      standsAs(now, person, ["free"]) ?? withinRow(scheme, row, points),
  },
  close_consensus: {
    by: ["expert"],
    from: ["consensus"],
    check: (now, _, { scheme, person }) => {
      const rows = openRows(now, scheme.scored.keys());
      return (
        standsAs(now, person, ["free"]) ?? (rows.length > 0 ? refuse("values_open", { rows: rows.join(", ") }) : null)
      );
    },
    // the score that is told on site is preliminary (3.4)
    add: (now, _, { judge }) => {
      const { total } = judge(applicationOf(now), countedPoints(now));
      return total ? { preliminary: total } : refuse("not_this_label", { label: now.label });
    },
  },
  // 3.3: each improvement area is checked on site against the Gold criteria of its row
  confirm_area: {
    by: ["expert"],
    from: ["report_draft", "fact_check"],
    check: (now, { indicator }, { person }) =>
      standsAs(now, person, ["free"]) ??
      (now.areas.some((area) => area.indicator === indicator) ? null : refuse("unknown_row", { row: indicator })),
  },
};

function withinRow({ scored }: Circumstances["scheme"], row: string, points: number): Refusal | null {
  const most = scored.get(row);
  if (most === undefined) return refuse("unknown_row", { row });
  return points > most ? refuse("points_too_high", { row, most }) : null;
}
