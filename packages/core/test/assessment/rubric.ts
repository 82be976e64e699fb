/**
 * The Gold rubric as gold-rubric.csv has it, written out: the tests must not read thresholds from the scheme they test.
 * A row is a line `id | dimension | headline fact | unit | scored | gate`, its five steps follow; a step is a conjunction of
 * comparisons joined by " & ".
 */
const TABLE = `
1.1.0 | 1 | participants.committed_share | share | no | yes
  participants.committed_share >= 0.25
  participants.committed_share >= 0.5
  participants.committed_share >= 0.6
  participants.committed_share >= 0.75
  participants.committed_share >= 0.9
1.1.1 | 1 | participants.enterprise_share | share | yes | yes
  participants.enterprise_share >= 0.25
  participants.enterprise_share >= 0.5 & participants.categories >= 2
  participants.categories >= 3
  participants.categories >= 4 & participants.research_present == true
  participants.categories >= 5
1.1.2 | 1 | participants.committed | count | yes | yes
  participants.committed >= 10
  participants.committed >= 15
  participants.committed >= 25
  participants.committed >= 40
  participants.committed >= 100
1.2 | 1 | participants.within_radius_share | share | yes | no
  participants.within_radius_share >= 0.25
  participants.within_radius_share >= 0.5
  participants.within_radius_share >= 0.65
  participants.within_radius_share >= 0.8
  participants.within_radius_share >= 0.9
2.1 | 2 | organisation.years_active | years | yes | yes
  organisation.years_active >= 1
  organisation.years_active >= 2
  organisation.years_active >= 3
  organisation.years_active >= 4
  organisation.years_active >= 6
2.2.1 | 2 | team.fte | fte | yes | no
  team.fte >= 0.25
  team.fte >= 0.5
  team.fte >= 1 & team.fte_per_100 >= 1
  team.fte >= 2 & team.fte_per_100 >= 2.5
  team.fte_per_100 >= 4
2.2.2 | 2 | team.qualified_share | share | yes | yes
  team.qualified_key_staff >= 1
  team.manager_qualified == true
  team.qualified_share >= 0.5
  team.qualified_share >= 1
  team.certified_share >= 0.5
2.2.3 | 2 | team.training_days_per_person | days_per_year | yes | no
  team.training_days_per_person >= 0.5
  team.training_days_per_person >= 1
  team.training_days_per_person >= 2
  team.training_days_per_person >= 3 & team.training_plan == true
  team.training_budget == true & team.training_reviewed == true
2.2.4 | 2 | team.turnover_rate | share | yes | no
  team.turnover_rate <= 0.5
  team.turnover_rate <= 0.33
  team.turnover_rate <= 0.25
  team.turnover_rate <= 0.15 & team.deputy_named == true
  team.turnover_rate <= 0.1
2.3 | 2 | participants.leave_rate | share | yes | no
  participants.leave_rate <= 0.3
  participants.leave_rate <= 0.15
  participants.leave_rate <= 0.11
  participants.leave_rate <= 0.07 & participants.growth_rate >= 0
  participants.leave_rate <= 0.04 & participants.growth_rate > 0.05
2.4 | 2 | governance.bodies | count | yes | yes
  governance.bodies >= 1
  governance.roles_written == true
  governance.minutes == true & governance.participant_seats >= 1
  governance.participants_decide == true
  governance.self_review == true
2.5 | 2 | contacts.contacted_share | share | yes | yes
  contacts.contacted_share >= 0.15
  contacts.contacted_share >= 0.3
  contacts.contacted_share >= 0.45
  contacts.contacted_share >= 0.6
  contacts.contacted_share >= 0.8
2.6 | 2 | cooperation.active_share | share | yes | yes
  cooperation.active_share >= 0.1
  cooperation.active_share >= 0.2
  cooperation.active_share >= 0.35
  cooperation.active_share >= 0.5
  cooperation.active_share >= 0.7
2.7 | 2 | relations.partners | count | yes | yes
  relations.partners >= 1
  relations.partners >= 2
  relations.partners >= 3
  relations.partners >= 5 & relations.with_agreement >= 5
  relations.partners >= 8 & relations.international >= 2
3.1 | 3 | finance.months_secured | months | yes | no
  finance.months_secured >= 6
  finance.months_secured >= 12
  finance.months_secured >= 18
  finance.months_secured >= 24 & finance.secured_share_24m >= 0.75
  finance.months_secured >= 36
3.2 | 3 | budget.private_share | share | yes | no
  budget.private_share >= 0.05
  budget.private_share >= 0.1
  budget.private_share >= 0.25
  budget.private_share >= 0.4
  budget.private_share >= 0.6
4.1.1 | 4 | strategy.stakeholder_groups | count | yes | yes
  strategy.process_held == true
  strategy.members_consulted == true
  strategy.analyses >= 1
  strategy.analyses >= 2 & strategy.stakeholder_groups >= 3 & strategy.adopted == true
  strategy.process_effect == true
4.1.2 | 4 | strategy.elements | count | yes | yes
  strategy.elements >= 1
  strategy.written_goals == true
  strategy.elements >= 4
  strategy.measurable_goals == true & strategy.horizon_years >= 3
  strategy.elements >= 6 & strategy.progress_shown == true
4.1.3 | 4 | plan.actions_planned | count | yes | yes
  plan.exists == true
  plan.actions_listed == true
  plan.owners_dates == true
  plan.budget_targets == true
  plan.actions_planned >= 1 & plan.completed_share >= 0.8
4.1.4 | 4 | controlling.reports | count | yes | yes
  controlling.separate_accounts == true
  controlling.reports >= 1
  controlling.reports >= 2
  controlling.reports >= 4 & controlling.to_board == true
  controlling.audited == true & controlling.effect == true
4.1.5 | 4 | review.strategy_age | months | yes | yes
  review.strategy_reviewed == true
  review.strategy_age <= 36
  review.plan_age <= 24
  review.strategy_age <= 24 & review.plan_age <= 12
  review.changes_shown == true
4.1.6 | 4 | kpi.count | count | yes | yes
  kpi.count >= 1
  kpi.count >= 3 & kpi.documented == true
  kpi.years >= 1
  kpi.reports >= 1 & kpi.used == true
  kpi.years >= 3 & kpi.effect == true
4.2 | 4 | activities.aligned_share | share | yes | no
  focus.named == true
  focus.stated == true
  activities.total >= 1 & activities.aligned_share >= 0.5
  activities.aligned_share >= 0.8 & focus.consistent == true
  focus.effect == true
4.3 | 4 | services.fields | count | yes | yes
  services.fields >= 2
  services.fields >= 4
  services.fields >= 6
  services.fields >= 7 & services.fields_repeated >= 7
  services.fields >= 9
4.4 | 4 | performance.targets_met_share | share | yes | yes
  performance.activities_reported == true
  performance.numbers_recorded == true
  performance.targets_set >= 1 & performance.targets_met_share >= 0.5
  performance.targets_met_share >= 0.8
  performance.effect == true
4.5 | 4 | groups.active | count | yes | no
  groups.planned_or_active >= 1
  groups.active >= 1
  groups.active >= 2
  groups.active >= 3 & groups.with_results >= 3
  groups.active >= 5
4.6.1 | 4 | communication.issues | count | yes | yes
  communication.channels >= 1
  communication.issues >= 2
  communication.issues >= 6 & communication.channels >= 2
  communication.issues >= 12 & communication.channels >= 3 & communication.plan == true
  communication.effect == true
4.6.2 | 4 | web.updates | count | yes | yes
  web.page == true
  web.own_site == true
  web.updates >= 6 & web.members_listed == true
  web.updates >= 12 & web.languages >= 2
  web.effect == true
5.1 | 5 | press.mentions | count | yes | no
  press.mentions >= 2
  press.mentions >= 5
  press.mentions >= 12
  press.mentions >= 20 & press.wide_reach >= 1
  press.mentions >= 40
5.2 | 5 | stories.credits | credits | yes | no
  stories.credits >= 9
  stories.credits >= 18
  stories.credits >= 24
  stories.credits >= 29
  stories.credits >= 33
5.3 | 5 | survey.response_rate | share | yes | no
  survey.feedback == true
  survey.count_36m >= 1
  survey.response_rate >= 0.2
  survey.count_24m >= 1 & survey.response_rate >= 0.3 & survey.results_used == true
  survey.count_24m >= 2 & survey.response_rate >= 0.5 & survey.results_published == true
`;

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

const lines = TABLE.trim().split("\n");

export const RUBRIC: readonly RubricRow[] = lines.flatMap((line, i) => {
  if (line.startsWith("  ")) return [];
  const [id, dimension, headline, unit, scored, gate] = line.split(" | ") as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const steps = lines.slice(i + 1, i + 6).map((step) => step.trim());
  return [{ id, dimension, headline, unit, scored: scored === "yes", gate: gate === "yes", steps }];
});
