/**
 * The Gold rubric as gold-rubric.csv has it, written out: the tests must not read thresholds from the scheme they test.
 * A step is a conjunction of comparisons, joined by " & ".
 */
export interface RubricRow {
  readonly id: string;
  readonly dimension: string;
  readonly headline: string;
  readonly unit: string;
  readonly scored: boolean;
  readonly gate: boolean;
  readonly steps: readonly string[];
}

export interface RubricComparison {
  readonly fact: string;
  readonly op: string;
  readonly threshold: number | boolean;
}

export function comparisonsOf(step: string): RubricComparison[] {
  return step.split(" & ").map((part) => {
    const [fact, op, value] = part.split(" ") as [string, string, string];
    return { fact, op, threshold: value === "true" ? true : value === "false" ? false : Number(value) };
  });
}

export const RUBRIC: readonly RubricRow[] = [
  { id: "1.1.0", dimension: "1", headline: "participants.committed_share", unit: "share", scored: false, gate: true, steps: [
    "participants.committed_share >= 0.25",
    "participants.committed_share >= 0.5",
    "participants.committed_share >= 0.6",
    "participants.committed_share >= 0.75",
    "participants.committed_share >= 0.9",
  ] },
  { id: "1.1.1", dimension: "1", headline: "participants.enterprise_share", unit: "share", scored: true, gate: true, steps: [
    "participants.enterprise_share >= 0.25",
    "participants.enterprise_share >= 0.5 & participants.categories >= 2",
    "participants.categories >= 3",
    "participants.categories >= 4 & participants.research_present == true",
    "participants.categories >= 5",
  ] },
  { id: "1.1.2", dimension: "1", headline: "participants.committed", unit: "count", scored: true, gate: true, steps: [
    "participants.committed >= 10",
    "participants.committed >= 15",
    "participants.committed >= 25",
    "participants.committed >= 40",
    "participants.committed >= 100",
  ] },
  { id: "1.2", dimension: "1", headline: "participants.within_radius_share", unit: "share", scored: true, gate: false, steps: [
    "participants.within_radius_share >= 0.25",
    "participants.within_radius_share >= 0.5",
    "participants.within_radius_share >= 0.65",
    "participants.within_radius_share >= 0.8",
    "participants.within_radius_share >= 0.9",
  ] },
  { id: "2.1", dimension: "2", headline: "organisation.years_active", unit: "years", scored: true, gate: true, steps: [
    "organisation.years_active >= 1",
    "organisation.years_active >= 2",
    "organisation.years_active >= 3",
    "organisation.years_active >= 4",
    "organisation.years_active >= 6",
  ] },
  { id: "2.2.1", dimension: "2", headline: "team.fte", unit: "fte", scored: true, gate: false, steps: [
    "team.fte >= 0.25",
    "team.fte >= 0.5",
    "team.fte >= 1 & team.fte_per_100 >= 1",
    "team.fte >= 2 & team.fte_per_100 >= 2.5",
    "team.fte_per_100 >= 4",
  ] },
  { id: "2.2.2", dimension: "2", headline: "team.qualified_share", unit: "share", scored: true, gate: true, steps: [
    "team.qualified_key_staff >= 1",
    "team.manager_qualified == true",
    "team.qualified_share >= 0.5",
    "team.qualified_share >= 1",
    "team.certified_share >= 0.5",
  ] },
  { id: "2.2.3", dimension: "2", headline: "team.training_days_per_person", unit: "days_per_year", scored: true, gate: false, steps: [
    "team.training_days_per_person >= 0.5",
    "team.training_days_per_person >= 1",
    "team.training_days_per_person >= 2",
    "team.training_days_per_person >= 3 & team.training_plan == true",
    "team.training_budget == true & team.training_reviewed == true",
  ] },
  { id: "2.2.4", dimension: "2", headline: "team.turnover_rate", unit: "share", scored: true, gate: false, steps: [
    "team.turnover_rate <= 0.5",
    "team.turnover_rate <= 0.33",
    "team.turnover_rate <= 0.25",
    "team.turnover_rate <= 0.15 & team.deputy_named == true",
    "team.turnover_rate <= 0.1",
  ] },
  { id: "2.3", dimension: "2", headline: "participants.leave_rate", unit: "share", scored: true, gate: false, steps: [
    "participants.leave_rate <= 0.3",
    "participants.leave_rate <= 0.15",
    "participants.leave_rate <= 0.11",
    "participants.leave_rate <= 0.07 & participants.growth_rate >= 0",
    "participants.leave_rate <= 0.04 & participants.growth_rate > 0.05",
  ] },
  { id: "2.4", dimension: "2", headline: "governance.bodies", unit: "count", scored: true, gate: true, steps: [
    "governance.bodies >= 1",
    "governance.roles_written == true",
    "governance.minutes == true & governance.participant_seats >= 1",
    "governance.participants_decide == true",
    "governance.self_review == true",
  ] },
  { id: "2.5", dimension: "2", headline: "contacts.contacted_share", unit: "share", scored: true, gate: true, steps: [
    "contacts.contacted_share >= 0.15",
    "contacts.contacted_share >= 0.3",
    "contacts.contacted_share >= 0.45",
    "contacts.contacted_share >= 0.6",
    "contacts.contacted_share >= 0.8",
  ] },
  { id: "2.6", dimension: "2", headline: "cooperation.active_share", unit: "share", scored: true, gate: true, steps: [
    "cooperation.active_share >= 0.1",
    "cooperation.active_share >= 0.2",
    "cooperation.active_share >= 0.35",
    "cooperation.active_share >= 0.5",
    "cooperation.active_share >= 0.7",
  ] },
  { id: "2.7", dimension: "2", headline: "relations.partners", unit: "count", scored: true, gate: true, steps: [
    "relations.partners >= 1",
    "relations.partners >= 2",
    "relations.partners >= 3",
    "relations.partners >= 5 & relations.with_agreement >= 5",
    "relations.partners >= 8 & relations.international >= 2",
  ] },
  { id: "3.1", dimension: "3", headline: "finance.months_secured", unit: "months", scored: true, gate: false, steps: [
    "finance.months_secured >= 6",
    "finance.months_secured >= 12",
    "finance.months_secured >= 18",
    "finance.months_secured >= 24 & finance.secured_share_24m >= 0.75",
    "finance.months_secured >= 36",
  ] },
  { id: "3.2", dimension: "3", headline: "budget.private_share", unit: "share", scored: true, gate: false, steps: [
    "budget.private_share >= 0.05",
    "budget.private_share >= 0.1",
    "budget.private_share >= 0.25",
    "budget.private_share >= 0.4",
    "budget.private_share >= 0.6",
  ] },
  { id: "4.1.1", dimension: "4", headline: "strategy.stakeholder_groups", unit: "count", scored: true, gate: true, steps: [
    "strategy.process_held == true",
    "strategy.members_consulted == true",
    "strategy.analyses >= 1",
    "strategy.analyses >= 2 & strategy.stakeholder_groups >= 3 & strategy.adopted == true",
    "strategy.process_effect == true",
  ] },
  { id: "4.1.2", dimension: "4", headline: "strategy.elements", unit: "count", scored: true, gate: true, steps: [
    "strategy.elements >= 1",
    "strategy.written_goals == true",
    "strategy.elements >= 4",
    "strategy.measurable_goals == true & strategy.horizon_years >= 3",
    "strategy.elements >= 6 & strategy.progress_shown == true",
  ] },
  { id: "4.1.3", dimension: "4", headline: "plan.actions_planned", unit: "count", scored: true, gate: true, steps: [
    "plan.exists == true",
    "plan.actions_listed == true",
    "plan.owners_dates == true",
    "plan.budget_targets == true",
    "plan.actions_planned >= 1 & plan.completed_share >= 0.8",
  ] },
  { id: "4.1.4", dimension: "4", headline: "controlling.reports", unit: "count", scored: true, gate: true, steps: [
    "controlling.separate_accounts == true",
    "controlling.reports >= 1",
    "controlling.reports >= 2",
    "controlling.reports >= 4 & controlling.to_board == true",
    "controlling.audited == true & controlling.effect == true",
  ] },
  { id: "4.1.5", dimension: "4", headline: "review.strategy_age", unit: "months", scored: true, gate: true, steps: [
    "review.strategy_reviewed == true",
    "review.strategy_age <= 36",
    "review.plan_age <= 24",
    "review.strategy_age <= 24 & review.plan_age <= 12",
    "review.changes_shown == true",
  ] },
  { id: "4.1.6", dimension: "4", headline: "kpi.count", unit: "count", scored: true, gate: true, steps: [
    "kpi.count >= 1",
    "kpi.count >= 3 & kpi.documented == true",
    "kpi.years >= 1",
    "kpi.reports >= 1 & kpi.used == true",
    "kpi.years >= 3 & kpi.effect == true",
  ] },
  { id: "4.2", dimension: "4", headline: "activities.aligned_share", unit: "share", scored: true, gate: false, steps: [
    "focus.named == true",
    "focus.stated == true",
    "activities.total >= 1 & activities.aligned_share >= 0.5",
    "activities.aligned_share >= 0.8 & focus.consistent == true",
    "focus.effect == true",
  ] },
  { id: "4.3", dimension: "4", headline: "services.fields", unit: "count", scored: true, gate: true, steps: [
    "services.fields >= 2",
    "services.fields >= 4",
    "services.fields >= 6",
    "services.fields >= 7 & services.fields_repeated >= 7",
    "services.fields >= 9",
  ] },
  { id: "4.4", dimension: "4", headline: "performance.targets_met_share", unit: "share", scored: true, gate: true, steps: [
    "performance.activities_reported == true",
    "performance.numbers_recorded == true",
    "performance.targets_set >= 1 & performance.targets_met_share >= 0.5",
    "performance.targets_met_share >= 0.8",
    "performance.effect == true",
  ] },
  { id: "4.5", dimension: "4", headline: "groups.active", unit: "count", scored: true, gate: false, steps: [
    "groups.planned_or_active >= 1",
    "groups.active >= 1",
    "groups.active >= 2",
    "groups.active >= 3 & groups.with_results >= 3",
    "groups.active >= 5",
  ] },
  { id: "4.6.1", dimension: "4", headline: "communication.issues", unit: "count", scored: true, gate: true, steps: [
    "communication.channels >= 1",
    "communication.issues >= 2",
    "communication.issues >= 6 & communication.channels >= 2",
    "communication.issues >= 12 & communication.channels >= 3 & communication.plan == true",
    "communication.effect == true",
  ] },
  { id: "4.6.2", dimension: "4", headline: "web.updates", unit: "count", scored: true, gate: true, steps: [
    "web.page == true",
    "web.own_site == true",
    "web.updates >= 6 & web.members_listed == true",
    "web.updates >= 12 & web.languages >= 2",
    "web.effect == true",
  ] },
  { id: "5.1", dimension: "5", headline: "press.mentions", unit: "count", scored: true, gate: false, steps: [
    "press.mentions >= 2",
    "press.mentions >= 5",
    "press.mentions >= 12",
    "press.mentions >= 20 & press.wide_reach >= 1",
    "press.mentions >= 40",
  ] },
  { id: "5.2", dimension: "5", headline: "stories.credits", unit: "credits", scored: true, gate: false, steps: [
    "stories.credits >= 9",
    "stories.credits >= 18",
    "stories.credits >= 24",
    "stories.credits >= 29",
    "stories.credits >= 33",
  ] },
  { id: "5.3", dimension: "5", headline: "survey.response_rate", unit: "share", scored: true, gate: false, steps: [
    "survey.feedback == true",
    "survey.count_36m >= 1",
    "survey.response_rate >= 0.2",
    "survey.count_24m >= 1 & survey.response_rate >= 0.3 & survey.results_used == true",
    "survey.count_24m >= 2 & survey.response_rate >= 0.5 & survey.results_published == true",
  ] },
];
