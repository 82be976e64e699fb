import type { PlainValue } from "@klynge/core";

/** The facts that the 31 indicators ask for, as plain numbers; null is unknown. */
export interface PlainFacts {
  readonly participantsCommittedShare: number | null;
  readonly participantsEnterpriseShare: number | null;
  readonly participantsCategories: number | null;
  readonly participantsResearchPresent: boolean | null;
  readonly participantsCommitted: number | null;
  readonly participantsWithinRadiusShare: number | null;
  readonly clusterNational: boolean | null;
  readonly organisationYearsActive: number | null;
  readonly teamFte: number | null;
  readonly teamFtePer100: number | null;
  readonly teamQualifiedKeyStaff: number | null;
  readonly teamManagerQualified: boolean | null;
  readonly teamQualifiedShare: number | null;
  readonly teamCertifiedShare: number | null;
  readonly teamTrainingDaysPerPerson: number | null;
  readonly teamTrainingPlan: boolean | null;
  readonly teamTrainingBudget: boolean | null;
  readonly teamTrainingReviewed: boolean | null;
  readonly teamTurnoverRate: number | null;
  readonly teamDeputyNamed: boolean | null;
  readonly participantsLeaveRate: number | null;
  readonly participantsGrowthRate: number | null;
  readonly governanceBodies: number | null;
  readonly governanceRolesWritten: boolean | null;
  readonly governanceMinutes: boolean | null;
  readonly governanceParticipantSeats: number | null;
  readonly governanceParticipantsDecide: boolean | null;
  readonly governanceSelfReview: boolean | null;
  readonly contactsContactedShare: number | null;
  readonly cooperationActiveShare: number | null;
  readonly relationsPartners: number | null;
  readonly relationsWithAgreement: number | null;
  readonly relationsInternational: number | null;
  readonly financeMonthsSecured: number | null;
  readonly financeSecuredShare24m: number | null;
  readonly budgetPrivateShare: number | null;
  readonly strategyProcessHeld: boolean | null;
  readonly strategyMembersConsulted: boolean | null;
  readonly strategyAnalyses: number | null;
  readonly strategyStakeholderGroups: number | null;
  readonly strategyAdopted: boolean | null;
  readonly strategyProcessEffect: boolean | null;
  readonly strategyElements: number | null;
  readonly strategyWrittenGoals: boolean | null;
  readonly strategyMeasurableGoals: boolean | null;
  readonly strategyHorizonYears: number | null;
  readonly strategyProgressShown: boolean | null;
  readonly planExists: boolean | null;
  readonly planActionsListed: boolean | null;
  readonly planOwnersDates: boolean | null;
  readonly planBudgetTargets: boolean | null;
  readonly planActionsPlanned: number | null;
  readonly planCompletedShare: number | null;
  readonly controllingSeparateAccounts: boolean | null;
  readonly controllingReports: number | null;
  readonly controllingToBoard: boolean | null;
  readonly controllingAudited: boolean | null;
  readonly controllingEffect: boolean | null;
  readonly reviewStrategyReviewed: boolean | null;
  readonly reviewStrategyAge: number | null;
  readonly reviewPlanAge: number | null;
  readonly reviewChangesShown: boolean | null;
  readonly kpiCount: number | null;
  readonly kpiDocumented: boolean | null;
  readonly kpiYears: number | null;
  readonly kpiReports: number | null;
  readonly kpiUsed: boolean | null;
  readonly kpiEffect: boolean | null;
  readonly focusNamed: boolean | null;
  readonly focusStated: boolean | null;
  readonly activitiesTotal: number | null;
  readonly activitiesAlignedShare: number | null;
  readonly focusConsistent: boolean | null;
  readonly focusEffect: boolean | null;
  readonly servicesFields: number | null;
  readonly servicesFieldsRepeated: number | null;
  readonly performanceActivitiesReported: boolean | null;
  readonly performanceNumbersRecorded: boolean | null;
  readonly performanceTargetsSet: number | null;
  readonly performanceTargetsMetShare: number | null;
  readonly performanceEffect: boolean | null;
  readonly groupsPlannedOrActive: number | null;
  readonly groupsActive: number | null;
  readonly groupsWithResults: number | null;
  readonly communicationChannels: number | null;
  readonly communicationIssues: number | null;
  readonly communicationPlan: boolean | null;
  readonly communicationEffect: boolean | null;
  readonly webPage: boolean | null;
  readonly webOwnSite: boolean | null;
  readonly webUpdates: number | null;
  readonly webMembersListed: boolean | null;
  readonly webLanguages: number | null;
  readonly webEffect: boolean | null;
  readonly pressMentions: number | null;
  readonly pressWideReach: number | null;
  readonly storiesCredits: number | null;
  readonly surveyFeedback: boolean | null;
  readonly surveyCount36m: number | null;
  readonly surveyResponseRate: number | null;
  readonly surveyCount24m: number | null;
  readonly surveyResultsUsed: boolean | null;
  readonly surveyResultsPublished: boolean | null;
}

/** @param read the plain value of a fact by its id */
export function plainFacts(read: (fact: string) => PlainValue): PlainFacts {
  return {
    participantsCommittedShare: read("participants.committed_share") as number | null,
    participantsEnterpriseShare: read("participants.enterprise_share") as number | null,
    participantsCategories: read("participants.categories") as number | null,
    participantsResearchPresent: read("participants.research_present") as boolean | null,
    participantsCommitted: read("participants.committed") as number | null,
    participantsWithinRadiusShare: read("participants.within_radius_share") as number | null,
    clusterNational: read("cluster.national") as boolean | null,
    organisationYearsActive: read("organisation.years_active") as number | null,
    teamFte: read("team.fte") as number | null,
    teamFtePer100: read("team.fte_per_100") as number | null,
    teamQualifiedKeyStaff: read("team.qualified_key_staff") as number | null,
    teamManagerQualified: read("team.manager_qualified") as boolean | null,
    teamQualifiedShare: read("team.qualified_share") as number | null,
    teamCertifiedShare: read("team.certified_share") as number | null,
    teamTrainingDaysPerPerson: read("team.training_days_per_person") as number | null,
    teamTrainingPlan: read("team.training_plan") as boolean | null,
    teamTrainingBudget: read("team.training_budget") as boolean | null,
    teamTrainingReviewed: read("team.training_reviewed") as boolean | null,
    teamTurnoverRate: read("team.turnover_rate") as number | null,
    teamDeputyNamed: read("team.deputy_named") as boolean | null,
    participantsLeaveRate: read("participants.leave_rate") as number | null,
    participantsGrowthRate: read("participants.growth_rate") as number | null,
    governanceBodies: read("governance.bodies") as number | null,
    governanceRolesWritten: read("governance.roles_written") as boolean | null,
    governanceMinutes: read("governance.minutes") as boolean | null,
    governanceParticipantSeats: read("governance.participant_seats") as number | null,
    governanceParticipantsDecide: read("governance.participants_decide") as boolean | null,
    governanceSelfReview: read("governance.self_review") as boolean | null,
    contactsContactedShare: read("contacts.contacted_share") as number | null,
    cooperationActiveShare: read("cooperation.active_share") as number | null,
    relationsPartners: read("relations.partners") as number | null,
    relationsWithAgreement: read("relations.with_agreement") as number | null,
    relationsInternational: read("relations.international") as number | null,
    financeMonthsSecured: read("finance.months_secured") as number | null,
    financeSecuredShare24m: read("finance.secured_share_24m") as number | null,
    budgetPrivateShare: read("budget.private_share") as number | null,
    strategyProcessHeld: read("strategy.process_held") as boolean | null,
    strategyMembersConsulted: read("strategy.members_consulted") as boolean | null,
    strategyAnalyses: read("strategy.analyses") as number | null,
    strategyStakeholderGroups: read("strategy.stakeholder_groups") as number | null,
    strategyAdopted: read("strategy.adopted") as boolean | null,
    strategyProcessEffect: read("strategy.process_effect") as boolean | null,
    strategyElements: read("strategy.elements") as number | null,
    strategyWrittenGoals: read("strategy.written_goals") as boolean | null,
    strategyMeasurableGoals: read("strategy.measurable_goals") as boolean | null,
    strategyHorizonYears: read("strategy.horizon_years") as number | null,
    strategyProgressShown: read("strategy.progress_shown") as boolean | null,
    planExists: read("plan.exists") as boolean | null,
    planActionsListed: read("plan.actions_listed") as boolean | null,
    planOwnersDates: read("plan.owners_dates") as boolean | null,
    planBudgetTargets: read("plan.budget_targets") as boolean | null,
    planActionsPlanned: read("plan.actions_planned") as number | null,
    planCompletedShare: read("plan.completed_share") as number | null,
    controllingSeparateAccounts: read("controlling.separate_accounts") as boolean | null,
    controllingReports: read("controlling.reports") as number | null,
    controllingToBoard: read("controlling.to_board") as boolean | null,
    controllingAudited: read("controlling.audited") as boolean | null,
    controllingEffect: read("controlling.effect") as boolean | null,
    reviewStrategyReviewed: read("review.strategy_reviewed") as boolean | null,
    reviewStrategyAge: read("review.strategy_age") as number | null,
    reviewPlanAge: read("review.plan_age") as number | null,
    reviewChangesShown: read("review.changes_shown") as boolean | null,
    kpiCount: read("kpi.count") as number | null,
    kpiDocumented: read("kpi.documented") as boolean | null,
    kpiYears: read("kpi.years") as number | null,
    kpiReports: read("kpi.reports") as number | null,
    kpiUsed: read("kpi.used") as boolean | null,
    kpiEffect: read("kpi.effect") as boolean | null,
    focusNamed: read("focus.named") as boolean | null,
    focusStated: read("focus.stated") as boolean | null,
    activitiesTotal: read("activities.total") as number | null,
    activitiesAlignedShare: read("activities.aligned_share") as number | null,
    focusConsistent: read("focus.consistent") as boolean | null,
    focusEffect: read("focus.effect") as boolean | null,
    servicesFields: read("services.fields") as number | null,
    servicesFieldsRepeated: read("services.fields_repeated") as number | null,
    performanceActivitiesReported: read("performance.activities_reported") as boolean | null,
    performanceNumbersRecorded: read("performance.numbers_recorded") as boolean | null,
    performanceTargetsSet: read("performance.targets_set") as number | null,
    performanceTargetsMetShare: read("performance.targets_met_share") as number | null,
    performanceEffect: read("performance.effect") as boolean | null,
    groupsPlannedOrActive: read("groups.planned_or_active") as number | null,
    groupsActive: read("groups.active") as number | null,
    groupsWithResults: read("groups.with_results") as number | null,
    communicationChannels: read("communication.channels") as number | null,
    communicationIssues: read("communication.issues") as number | null,
    communicationPlan: read("communication.plan") as boolean | null,
    communicationEffect: read("communication.effect") as boolean | null,
    webPage: read("web.page") as boolean | null,
    webOwnSite: read("web.own_site") as boolean | null,
    webUpdates: read("web.updates") as number | null,
    webMembersListed: read("web.members_listed") as boolean | null,
    webLanguages: read("web.languages") as number | null,
    webEffect: read("web.effect") as boolean | null,
    pressMentions: read("press.mentions") as number | null,
    pressWideReach: read("press.wide_reach") as number | null,
    storiesCredits: read("stories.credits") as number | null,
    surveyFeedback: read("survey.feedback") as boolean | null,
    surveyCount36m: read("survey.count_36m") as number | null,
    surveyResponseRate: read("survey.response_rate") as number | null,
    surveyCount24m: read("survey.count_24m") as number | null,
    surveyResultsUsed: read("survey.results_used") as boolean | null,
    surveyResultsPublished: read("survey.results_published") as boolean | null,
  };
}
