import { addDays } from "../../calendar.ts";
import { applicationOf } from "../application.ts";
import { refuse } from "../circumstances.ts";
import { countedFacts, countedPoints } from "../points.ts";
import { REPORTING } from "../states.ts";
import { standsAs } from "./experts.ts";
import type { RulesOf } from "./rule.ts";
import { factsOpen, valuesOpen } from "./scores.ts";

/** A cluster that stays silent holds its case open so long. */
const MOST_REPLY_DAYS = 90;

/** Findings, the cluster's check of facts, and the experts' recommendation (excellence.md 3.4, steps 6 and 7). */
export const REPORT_RULES: RulesOf<
  "write_finding" | "take_finding_back" | "send_fact_check" | "reply_to_report" | "confirm_facts" | "recommend"
> = {
  write_finding: {
    by: ["expert"],
    from: REPORTING,
    check: (now, { row }, { scheme, person }) =>
      standsAs(now, person, ["free"]) ?? (row === null || scheme.rows.has(row) ? null : refuse("unknown_row", { row })),
  },
  take_finding_back: {
    by: ["expert"],
    from: REPORTING,
    check: (now, { finding }, { person }) =>
      standsAs(now, person, ["free"]) ?? (now.findings.includes(finding) ? null : refuse("no_finding")),
  },
  send_fact_check: {
    by: ["expert"],
    from: ["report_draft"],
    check: (now, { dueOn }, { today, person }) => {
      const refusal = standsAs(now, person, ["free"]);
      if (refusal) return refusal;
      const open = now.areas.filter(({ confirmed }) => confirmed === null).map(({ indicator }) => indicator);
      if (open.length > 0) return refuse("areas_open", { rows: open.join(", ") });
      const unagreed = factsOpen(now);
      if (unagreed) return unagreed;
      if (now.findings.length === 0) return refuse("no_finding");
      if (dueOn <= today) return refuse("due_too_soon");
      const until = addDays(today, MOST_REPLY_DAYS);
      return dueOn > until ? refuse("due_too_late", { until }) : null;
    },
  },
  reply_to_report: {
    by: ["cluster"],
    from: ["fact_check"],
    check: ({ factCheck }, { row }, { scheme }) => {
      if (factCheck?.confirmed) return refuse("fact_check_over");
      return row === null || scheme.rows.has(row) ? null : refuse("unknown_row", { row });
    },
  },
  confirm_facts: {
    by: ["cluster"],
    from: ["fact_check"],
    check: ({ factCheck }) => (factCheck?.confirmed ? refuse("fact_check_over") : null),
  },
  // nobody recommends an award that the rules of the label do not give
  recommend: {
    by: ["expert"],
    from: ["fact_check"],
    check: (now, { outcome }, { today, person, judge, scheme }) => {
      const { factCheck, recommendation } = now;
      const refusal = standsAs(now, person, ["free"]);
      if (refusal) return refusal;
      if (factCheck && !factCheck.confirmed && today <= factCheck.dueOn)
        return refuse("fact_check_running", { due: factCheck.dueOn });
      if (recommendation?.outcome === outcome && recommendation.signedBy.includes(person as string))
        return refuse("already_signed");
      const open = factsOpen(now) ?? valuesOpen(now, scheme);
      if (open) return open;
      const judged = judge(applicationOf(now), countedPoints(now), countedFacts(now));
      const against = outcome === "award" && judged.outcome !== "awarded";
      return against ? refuse("label_rule", { reasons: judged.reasons.join(", ") }) : null;
    },
    add: (now, _, { judge }) => ({ final: judge(applicationOf(now), countedPoints(now), countedFacts(now)).total }),
  },
};
