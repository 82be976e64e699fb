import { applicationOf } from "../application.ts";
import { type Circumstances, type Refusal, refuse } from "../circumstances.ts";
import { countedPoints, openRows, rowsWithOpenFacts } from "../points.ts";
import { type CaseProcess, freeExperts } from "../process.ts";
import { REPORTING } from "../states.ts";
import type { FactValues } from "../steps.ts";
import { expertsFault, standsAs } from "./experts.ts";
import type { RulesOf } from "./rule.ts";

/** Independent points, then one value for each row (issue D, "Double scoring"; label-rules.csv, points.step_agreed). */
export const SCORE_RULES: RulesOf<
  "open_scores" | "agree_value" | "correct_facts" | "close_consensus" | "confirm_area"
> = {
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
      return (
        scores
          .flatMap(({ points, corrections }) => [
            ...Object.entries(points).map(([row, given]) => withinRow(scheme, row, given)),
            ...Object.entries(corrections).map(([row, facts]) => asksFacts(scheme, row, facts)),
          ])
          .find((refusal) => refusal !== null) ?? null
      );
    },
  },
  agree_value: {
    by: ["expert"],
    from: ["consensus", "fact_check"],
    check: (now, { row, points }, { scheme, person }) =>
      standsAs(now, person, ["free"]) ?? withinRow(scheme, row, points),
  },
  // what was answered otherwise than it was found on site: gates and label follow what was found
  correct_facts: {
    by: ["expert"],
    from: REPORTING,
    check: (now, { row, facts }, { scheme, person }) =>
      standsAs(now, person, ["free"]) ?? asksFacts(scheme, row, facts),
    add: (_, { facts }, { scheme }) => ({
      submitted: Object.fromEntries(Object.keys(facts).map((fact) => [fact, scheme.submitted(fact)])),
    }),
  },
  close_consensus: {
    by: ["expert"],
    from: ["consensus"],
    check: (now, _, { scheme, person }) => standsAs(now, person, ["free"]) ?? valuesOpen(now, scheme) ?? factsOpen(now),
    // the score that is told on site is preliminary (3.4): of what was submitted, whatever was corrected
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

/** Where a corrected fact makes a row count after all, it needs points, too. */
export function valuesOpen(now: CaseProcess, { scored }: Circumstances["scheme"]): Refusal | null {
  const rows = openRows(now, scored.keys());
  return rows.length > 0 ? refuse("values_open", { rows: rows.join(", ") }) : null;
}

export function factsOpen(now: CaseProcess): Refusal | null {
  const rows = rowsWithOpenFacts(now);
  return rows.length > 0 ? refuse("facts_open", { rows: rows.join(", ") }) : null;
}

function asksFacts({ asked, faultsIn }: Circumstances["scheme"], row: string, facts: FactValues): Refusal | null {
  const known = asked.get(row);
  if (!known) return refuse("unknown_row", { row });
  if (!Object.keys(facts).every((fact) => known.has(fact))) return refuse("unknown_fact", { row });
  return faultsIn(facts).length > 0 ? refuse("fact_not_lawful", { row }) : null;
}

function withinRow({ scored }: Circumstances["scheme"], row: string, points: number): Refusal | null {
  const most = scored.get(row);
  if (most === undefined) return refuse("unknown_row", { row });
  return points > most ? refuse("points_too_high", { row, most }) : null;
}
