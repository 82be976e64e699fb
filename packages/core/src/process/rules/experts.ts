import { applicationOf } from "../application.ts";
import { type Circumstances, type Refusal, refuse } from "../circumstances.ts";
import { activeExperts, type CaseExpert, type CaseProcess, type ExpertState, freeExperts } from "../process.ts";
import { ON_DESK, STAFFING } from "../states.ts";
import { isTimeZone, localDay } from "../zoned.ts";
import type { RulesOf } from "./rule.ts";

/** Two, three once (excellence.md 3.6), and one in training beside them. */
const MOST_EXPERTS = 4;
/** Gold takes two days (excellence.md 3.3); longer than a week is a slip in the month or the year. */
const MOST_VISIT_DAYS = 7;
const DAY_MS = 86_400_000;

/** Who assesses, and when (excellence.md 3.3, 3.4 step 5, 3.6). */
export const EXPERT_RULES: RulesOf<
  | "propose_expert"
  | "approve_same_firm"
  | "withdraw_proposal"
  | "accept_expert"
  | "object_to_expert"
  | "declare_interests"
  | "decline_case"
  | "leave_case"
  | "plan_visit"
  | "record_visit"
> = {
  // 3.6: the scheme selects and proposes, the cluster agrees; blocked are those employed or paid by, coaching or funding the cluster
  propose_expert: {
    by: ["secretariat"],
    from: STAFFING,
    check: (now, { expert, conflicts }, { person }) => {
      const before = now.experts.find((one) => one.expert === expert)?.state;
      if (before === "objected" || before === "in_conflict" || before === "left") return refuse("expert_out");
      if (before === "proposed" || before === "accepted" || before === "free") return refuse("expert_active");
      const ties = expert === person || actsForScheme(now, expert) ? [...conflicts, "office"] : conflicts;
      if (ties.length > 0) return refuse("expert_in_conflict", { conflicts: ties.join(", ") });
      return activeExperts(now).length >= MOST_EXPERTS ? refuse("enough_experts", { most: MOST_EXPERTS }) : null;
    },
  },
  approve_same_firm: {
    by: ["secretariat"],
    from: STAFFING,
    check: (now) => (sharesFirm(activeExperts(now)) ? null : refuse("no_same_firm")),
  },
  // also of somebody who had not declared his interests when the others' points were opened
  withdraw_proposal: {
    by: ["secretariat"],
    from: ON_DESK,
    check: (now, { expert }) => standsAs(now, expert, ["proposed", "accepted"]),
  },
  accept_expert: { by: ["cluster"], from: STAFFING, check: (now, { expert }) => standsAs(now, expert, ["proposed"]) },
  object_to_expert: {
    by: ["cluster"],
    from: STAFFING,
    check: (now, { expert }) => standsAs(now, expert, ["proposed"]),
  },
  declare_interests: {
    by: ["expert"],
    from: STAFFING,
    check: (now, { conflict, because }, { person, parties }) => {
      const refusal = standsAs(now, person, ["accepted"]);
      if (refusal) return refusal;
      if (!conflict) return parties.has("cluster") ? refuse("not_impartial") : null;
      return because === null ? refuse("because_missing") : null;
    },
  },
  decline_case: {
    by: ["expert"],
    from: ON_DESK,
    check: (now, _, { person }) => standsAs(now, person, ["proposed", "accepted"]),
  },
  // a later declaration takes that expert's points out and keeps them in the trail (issue D)
  leave_case: {
    by: ["expert", "secretariat"],
    from: ON_DESK,
    check: (now, { expert }, { person, party }) =>
      party === "expert" && person !== expert
        ? refuse("step_not_yours", { party: "secretariat" })
        : standsAs(now, expert, ["free"]),
    add: (now, { expert }, { sealedPoints, sealedCorrections }) => ({
      setAside: now.scores.get(expert) ?? sealedPoints,
      setAsideCorrections: now.corrections.get(expert) ?? sealedCorrections,
    }),
  },

  plan_visit: {
    by: ["secretariat", "expert"],
    from: ["submitted", "visit_planned"],
    check: (now, { starts, ends, timeZone, agenda = [] }, { today, person, party, judge }) => {
      const refusal = party === "expert" ? standsAs(now, person, ["free"]) : null;
      if (refusal) return refusal;
      if (!isTimeZone(timeZone)) return refuse("unknown_time_zone", { given: timeZone });
      if (Date.parse(ends) <= Date.parse(starts)) return refuse("visit_ends_early");
      if (Date.parse(ends) - Date.parse(starts) > MOST_VISIT_DAYS * DAY_MS)
        return refuse("visit_too_long", { most: MOST_VISIT_DAYS });
      if (agenda.some(({ at }) => Date.parse(at) < Date.parse(starts) || Date.parse(at) >= Date.parse(ends)))
        return refuse("agenda_outside");
      if (localDay(starts, timeZone) < today) return refuse("day_in_past");
      if (activeExperts(now).some(({ state }) => state !== "free"))
        return refuse("experts_missing", { reasons: "experts_not_free" });
      return expertsFault(now, judge);
    },
  },
  record_visit: {
    by: ["expert"],
    from: ["visit_planned"],
    check: (now, { lastDay }, { today, person, judge }) => {
      const refusal = standsAs(now, person, ["free"]) ?? expertsFault(now, judge);
      if (refusal) return refusal;
      if (lastDay > today) return refuse("day_in_future");
      const planned = now.visit && localDay(now.visit.starts, now.visit.timeZone);
      return planned && lastDay < planned ? refuse("visit_ends_early") : null;
    },
  },
};

/**
 * 3.3, 3.6: as many as the label needs, and two of one firm only with the secretariat's recorded approval. It is asked again at the visit and
 * before points count, because somebody may have been replaced.
 */
export function expertsFault(now: CaseProcess, judge: Circumstances["judge"]): Refusal | null {
  const { expertReasons } = judge(applicationOf(now), new Map());
  if (expertReasons.length > 0) return refuse("experts_missing", { reasons: expertReasons.join(", ") });
  return sharesFirm(freeExperts(now)) && !now.sameFirmApproved ? refuse("same_firm") : null;
}

export function sharesFirm(experts: readonly CaseExpert[]): boolean {
  const firms = experts.flatMap(({ firm }) => firm ?? []);
  return new Set(firms).size < firms.length;
}

/** Nobody judges on two sides; who only worked as an expert of this case may come back. */
function actsForScheme({ involved, experts, appealsDecidedBy }: CaseProcess, person: string): boolean {
  return (
    appealsDecidedBy.includes(person) || (involved.includes(person) && !experts.some(({ expert }) => expert === person))
  );
}

/** @returns null for an expert of the case who is in one of these states */
export function standsAs(
  { experts }: { readonly experts: readonly CaseExpert[] },
  expert: string | null,
  states: readonly ExpertState[],
): Refusal | null {
  const found = experts.find((one) => one.expert === expert);
  if (!found) return refuse("expert_state", { state: "none" });
  return states.includes(found.state) ? null : refuse("expert_state", { state: found.state });
}
