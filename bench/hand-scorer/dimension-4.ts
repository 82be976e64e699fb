import type { Explanation, ScoredRow } from "@klynge/core";
import type { PlainFacts } from "./facts.ts";
import {
  type Agreed,
  type Assumed,
  atLeast,
  atMost,
  gateOf,
  holds,
  levelOf,
  noteAssumed,
  one,
  ruleOf,
  three,
  two,
} from "./parts.ts";

/** The indicators of dimension 4, written out: long on purpose, as nothing is shared here that data would share (that is the peer). */

export function row4_1_1(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, holds("strategy.process_held", facts.strategyProcessHeld));
  const s2 = one(2, holds("strategy.members_consulted", facts.strategyMembersConsulted));
  const s3 = one(3, atLeast("strategy.analyses", facts.strategyAnalyses, 1));
  const s4 = three(
    4,
    atLeast("strategy.analyses", facts.strategyAnalyses, 2),
    atLeast("strategy.stakeholder_groups", facts.strategyStakeholderGroups, 3),
    holds("strategy.adopted", facts.strategyAdopted),
  );
  const s5 = one(5, holds("strategy.process_effect", facts.strategyProcessEffect));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("4.1.1");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "strategy.process_held",
      "strategy.members_consulted",
      "strategy.analyses",
      "strategy.stakeholder_groups",
      "strategy.adopted",
      "strategy.process_effect",
    ]);
  const points = given ?? level;
  return {
    id: "4.1.1",
    dimension: "4",
    points,
    max: 5,
    value: facts.strategyStakeholderGroups,
    unit: "count",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "strategy.process_held == true",
      "strategy.members_consulted == true",
      "strategy.analyses >= 1",
      "strategy.analyses >= 2 && strategy.stakeholder_groups >= 3 && strategy.adopted == true",
      "strategy.process_effect == true",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row4_1_2(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("strategy.elements", facts.strategyElements, 1));
  const s2 = one(2, holds("strategy.written_goals", facts.strategyWrittenGoals));
  const s3 = one(3, atLeast("strategy.elements", facts.strategyElements, 4));
  const s4 = two(
    4,
    holds("strategy.measurable_goals", facts.strategyMeasurableGoals),
    atLeast("strategy.horizon_years", facts.strategyHorizonYears, 3),
  );
  const s5 = two(
    5,
    atLeast("strategy.elements", facts.strategyElements, 6),
    holds("strategy.progress_shown", facts.strategyProgressShown),
  );
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("4.1.2");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "strategy.elements",
      "strategy.written_goals",
      "strategy.measurable_goals",
      "strategy.horizon_years",
      "strategy.progress_shown",
    ]);
  const points = given ?? level;
  return {
    id: "4.1.2",
    dimension: "4",
    points,
    max: 5,
    value: facts.strategyElements,
    unit: "count",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "strategy.elements >= 1",
      "strategy.written_goals == true",
      "strategy.elements >= 4",
      "strategy.measurable_goals == true && strategy.horizon_years >= 3",
      "strategy.elements >= 6 && strategy.progress_shown == true",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row4_1_3(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, holds("plan.exists", facts.planExists));
  const s2 = one(2, holds("plan.actions_listed", facts.planActionsListed));
  const s3 = one(3, holds("plan.owners_dates", facts.planOwnersDates));
  const s4 = one(4, holds("plan.budget_targets", facts.planBudgetTargets));
  const s5 = two(
    5,
    atLeast("plan.actions_planned", facts.planActionsPlanned, 1),
    atLeast("plan.completed_share", facts.planCompletedShare, 0.8),
  );
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("4.1.3");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "plan.exists",
      "plan.actions_listed",
      "plan.owners_dates",
      "plan.budget_targets",
      "plan.actions_planned",
      "plan.actions_completed",
      "plan.completed_share",
    ]);
  const points = given ?? level;
  return {
    id: "4.1.3",
    dimension: "4",
    points,
    max: 5,
    value: facts.planActionsPlanned,
    unit: "count",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "plan.exists == true",
      "plan.actions_listed == true",
      "plan.owners_dates == true",
      "plan.budget_targets == true",
      "plan.actions_planned >= 1 && plan.completed_share >= 0.8",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row4_1_4(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, holds("controlling.separate_accounts", facts.controllingSeparateAccounts));
  const s2 = one(2, atLeast("controlling.reports", facts.controllingReports, 1));
  const s3 = one(3, atLeast("controlling.reports", facts.controllingReports, 2));
  const s4 = two(
    4,
    atLeast("controlling.reports", facts.controllingReports, 4),
    holds("controlling.to_board", facts.controllingToBoard),
  );
  const s5 = two(
    5,
    holds("controlling.audited", facts.controllingAudited),
    holds("controlling.effect", facts.controllingEffect),
  );
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("4.1.4");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "controlling.separate_accounts",
      "controlling.reports",
      "controlling.to_board",
      "controlling.audited",
      "controlling.effect",
    ]);
  const points = given ?? level;
  return {
    id: "4.1.4",
    dimension: "4",
    points,
    max: 5,
    value: facts.controllingReports,
    unit: "count",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "controlling.separate_accounts == true",
      "controlling.reports >= 1",
      "controlling.reports >= 2",
      "controlling.reports >= 4 && controlling.to_board == true",
      "controlling.audited == true && controlling.effect == true",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row4_1_5(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, holds("review.strategy_reviewed", facts.reviewStrategyReviewed));
  const s2 = one(2, atMost("review.strategy_age", facts.reviewStrategyAge, 36));
  const s3 = one(3, atMost("review.plan_age", facts.reviewPlanAge, 24));
  const s4 = two(
    4,
    atMost("review.strategy_age", facts.reviewStrategyAge, 24),
    atMost("review.plan_age", facts.reviewPlanAge, 12),
  );
  const s5 = one(5, holds("review.changes_shown", facts.reviewChangesShown));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("4.1.5");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "review.strategy_reviewed",
      "review.strategy_date",
      "review.strategy_age",
      "review.plan_date",
      "review.plan_age",
      "review.changes_shown",
    ]);
  const points = given ?? level;
  return {
    id: "4.1.5",
    dimension: "4",
    points,
    max: 5,
    value: facts.reviewStrategyAge,
    unit: "months",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "review.strategy_reviewed == true",
      "review.strategy_age <= 36",
      "review.plan_age <= 24",
      "review.strategy_age <= 24 && review.plan_age <= 12",
      "review.changes_shown == true",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row4_1_6(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("kpi.count", facts.kpiCount, 1));
  const s2 = two(2, atLeast("kpi.count", facts.kpiCount, 3), holds("kpi.documented", facts.kpiDocumented));
  const s3 = one(3, atLeast("kpi.years", facts.kpiYears, 1));
  const s4 = two(4, atLeast("kpi.reports", facts.kpiReports, 1), holds("kpi.used", facts.kpiUsed));
  const s5 = two(5, atLeast("kpi.years", facts.kpiYears, 3), holds("kpi.effect", facts.kpiEffect));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("4.1.6");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "kpi.count",
      "kpi.documented",
      "kpi.years",
      "kpi.reports",
      "kpi.used",
      "kpi.effect",
    ]);
  const points = given ?? level;
  return {
    id: "4.1.6",
    dimension: "4",
    points,
    max: 5,
    value: facts.kpiCount,
    unit: "count",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "kpi.count >= 1",
      "kpi.count >= 3 && kpi.documented == true",
      "kpi.years >= 1",
      "kpi.reports >= 1 && kpi.used == true",
      "kpi.years >= 3 && kpi.effect == true",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row4_2(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, holds("focus.named", facts.focusNamed));
  const s2 = one(2, holds("focus.stated", facts.focusStated));
  const s3 = two(
    3,
    atLeast("activities.total", facts.activitiesTotal, 1),
    atLeast("activities.aligned_share", facts.activitiesAlignedShare, 0.5),
  );
  const s4 = two(
    4,
    atLeast("activities.aligned_share", facts.activitiesAlignedShare, 0.8),
    holds("focus.consistent", facts.focusConsistent),
  );
  const s5 = one(5, holds("focus.effect", facts.focusEffect));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("4.2");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "focus.named",
      "focus.stated",
      "focus.consistent",
      "focus.effect",
      "activities.total",
      "activities.aligned",
      "activities.aligned_share",
    ]);
  const points = given ?? level;
  return {
    id: "4.2",
    dimension: "4",
    points,
    max: 5,
    value: facts.activitiesAlignedShare,
    unit: "share",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "focus.named == true",
      "focus.stated == true",
      "activities.total >= 1 && activities.aligned_share >= 0.5",
      "activities.aligned_share >= 0.8 && focus.consistent == true",
      "focus.effect == true",
    ),
    gate: "none",
    explanation,
  };
}

export function row4_3(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("services.fields", facts.servicesFields, 2));
  const s2 = one(2, atLeast("services.fields", facts.servicesFields, 4));
  const s3 = one(3, atLeast("services.fields", facts.servicesFields, 6));
  const s4 = two(
    4,
    atLeast("services.fields", facts.servicesFields, 7),
    atLeast("services.fields_repeated", facts.servicesFieldsRepeated, 7),
  );
  const s5 = one(5, atLeast("services.fields", facts.servicesFields, 9));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("4.3");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "services.information",
      "services.networking",
      "services.innovation",
      "services.business",
      "services.training",
      "services.international",
      "services.startup",
      "services.marketing",
      "services.lobbying",
      "services.fields",
      "services.fields_repeated",
    ]);
  const points = given ?? level;
  return {
    id: "4.3",
    dimension: "4",
    points,
    max: 5,
    value: facts.servicesFields,
    unit: "count",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "services.fields >= 2",
      "services.fields >= 4",
      "services.fields >= 6",
      "services.fields >= 7 && services.fields_repeated >= 7",
      "services.fields >= 9",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row4_4(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, holds("performance.activities_reported", facts.performanceActivitiesReported));
  const s2 = one(2, holds("performance.numbers_recorded", facts.performanceNumbersRecorded));
  const s3 = two(
    3,
    atLeast("performance.targets_set", facts.performanceTargetsSet, 1),
    atLeast("performance.targets_met_share", facts.performanceTargetsMetShare, 0.5),
  );
  const s4 = one(4, atLeast("performance.targets_met_share", facts.performanceTargetsMetShare, 0.8));
  const s5 = one(5, holds("performance.effect", facts.performanceEffect));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("4.4");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "performance.activities_reported",
      "performance.numbers_recorded",
      "performance.targets_set",
      "performance.targets_met",
      "performance.targets_met_share",
      "performance.effect",
    ]);
  const points = given ?? level;
  return {
    id: "4.4",
    dimension: "4",
    points,
    max: 5,
    value: facts.performanceTargetsMetShare,
    unit: "share",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "performance.activities_reported == true",
      "performance.numbers_recorded == true",
      "performance.targets_set >= 1 && performance.targets_met_share >= 0.5",
      "performance.targets_met_share >= 0.8",
      "performance.effect == true",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row4_5(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("groups.planned_or_active", facts.groupsPlannedOrActive, 1));
  const s2 = one(2, atLeast("groups.active", facts.groupsActive, 1));
  const s3 = one(3, atLeast("groups.active", facts.groupsActive, 2));
  const s4 = two(
    4,
    atLeast("groups.active", facts.groupsActive, 3),
    atLeast("groups.with_results", facts.groupsWithResults, 3),
  );
  const s5 = one(5, atLeast("groups.active", facts.groupsActive, 5));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("4.5");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "groups.planned",
      "groups.active",
      "groups.planned_or_active",
      "groups.with_results",
    ]);
  const points = given ?? level;
  return {
    id: "4.5",
    dimension: "4",
    points,
    max: 5,
    value: facts.groupsActive,
    unit: "count",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "groups.planned_or_active >= 1",
      "groups.active >= 1",
      "groups.active >= 2",
      "groups.active >= 3 && groups.with_results >= 3",
      "groups.active >= 5",
    ),
    gate: "none",
    explanation,
  };
}

export function row4_6_1(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("communication.channels", facts.communicationChannels, 1));
  const s2 = one(2, atLeast("communication.issues", facts.communicationIssues, 2));
  const s3 = two(
    3,
    atLeast("communication.issues", facts.communicationIssues, 6),
    atLeast("communication.channels", facts.communicationChannels, 2),
  );
  const s4 = three(
    4,
    atLeast("communication.issues", facts.communicationIssues, 12),
    atLeast("communication.channels", facts.communicationChannels, 3),
    holds("communication.plan", facts.communicationPlan),
  );
  const s5 = one(5, holds("communication.effect", facts.communicationEffect));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("4.6.1");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "communication.channels",
      "communication.issues",
      "communication.plan",
      "communication.effect",
    ]);
  const points = given ?? level;
  return {
    id: "4.6.1",
    dimension: "4",
    points,
    max: 5,
    value: facts.communicationIssues,
    unit: "count",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "communication.channels >= 1",
      "communication.issues >= 2",
      "communication.issues >= 6 && communication.channels >= 2",
      "communication.issues >= 12 && communication.channels >= 3 && communication.plan == true",
      "communication.effect == true",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row4_6_2(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, holds("web.page", facts.webPage));
  const s2 = one(2, holds("web.own_site", facts.webOwnSite));
  const s3 = two(3, atLeast("web.updates", facts.webUpdates, 6), holds("web.members_listed", facts.webMembersListed));
  const s4 = two(4, atLeast("web.updates", facts.webUpdates, 12), atLeast("web.languages", facts.webLanguages, 2));
  const s5 = one(5, holds("web.effect", facts.webEffect));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("4.6.2");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "web.page",
      "web.own_site",
      "web.languages",
      "web.members_listed",
      "web.updates",
      "web.effect",
    ]);
  const points = given ?? level;
  return {
    id: "4.6.2",
    dimension: "4",
    points,
    max: 5,
    value: facts.webUpdates,
    unit: "count",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "web.page == true",
      "web.own_site == true",
      "web.updates >= 6 && web.members_listed == true",
      "web.updates >= 12 && web.languages >= 2",
      "web.effect == true",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}
