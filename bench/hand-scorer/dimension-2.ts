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
  moreThan,
  noteAssumed,
  one,
  ruleOf,
  two,
} from "./parts.ts";

/** The indicators of dimension 2, written out: long on purpose, as nothing is shared here that data would share (that is the peer). */

export function row2_1(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("organisation.years_active", facts.organisationYearsActive, 1));
  const s2 = one(2, atLeast("organisation.years_active", facts.organisationYearsActive, 2));
  const s3 = one(3, atLeast("organisation.years_active", facts.organisationYearsActive, 3));
  const s4 = one(4, atLeast("organisation.years_active", facts.organisationYearsActive, 4));
  const s5 = one(5, atLeast("organisation.years_active", facts.organisationYearsActive, 6));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("2.1");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "organisation.start_date",
      "organisation.months_active",
      "organisation.years_active",
    ]);
  const points = given ?? level;
  return {
    id: "2.1",
    dimension: "2",
    points,
    max: 5,
    value: facts.organisationYearsActive,
    unit: "years",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "organisation.years_active >= 1",
      "organisation.years_active >= 2",
      "organisation.years_active >= 3",
      "organisation.years_active >= 4",
      "organisation.years_active >= 6",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row2_2_1(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("team.fte", facts.teamFte, 0.25));
  const s2 = one(2, atLeast("team.fte", facts.teamFte, 0.5));
  const s3 = two(3, atLeast("team.fte", facts.teamFte, 1), atLeast("team.fte_per_100", facts.teamFtePer100, 1));
  const s4 = two(4, atLeast("team.fte", facts.teamFte, 2), atLeast("team.fte_per_100", facts.teamFtePer100, 2.5));
  const s5 = one(5, atLeast("team.fte_per_100", facts.teamFtePer100, 4));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("2.2.1");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0) noteAssumed(explanation, assumed, ["participants.committed", "team.fte", "team.fte_per_100"]);
  const points = given ?? level;
  return {
    id: "2.2.1",
    dimension: "2",
    points,
    max: 5,
    value: facts.teamFte,
    unit: "fte",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "team.fte >= 0.25",
      "team.fte >= 0.5",
      "team.fte >= 1 && team.fte_per_100 >= 1",
      "team.fte >= 2 && team.fte_per_100 >= 2.5",
      "team.fte_per_100 >= 4",
    ),
    gate: "none",
    explanation,
  };
}

export function row2_2_2(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("team.qualified_key_staff", facts.teamQualifiedKeyStaff, 1));
  const s2 = one(2, holds("team.manager_qualified", facts.teamManagerQualified));
  const s3 = one(3, atLeast("team.qualified_share", facts.teamQualifiedShare, 0.5));
  const s4 = one(4, atLeast("team.qualified_share", facts.teamQualifiedShare, 1));
  const s5 = one(5, atLeast("team.certified_share", facts.teamCertifiedShare, 0.5));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("2.2.2");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "team.key_staff",
      "team.manager_qualified",
      "team.qualified_key_staff",
      "team.qualified_share",
      "team.certified_key_staff",
      "team.certified_share",
    ]);
  const points = given ?? level;
  return {
    id: "2.2.2",
    dimension: "2",
    points,
    max: 5,
    value: facts.teamQualifiedShare,
    unit: "share",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "team.qualified_key_staff >= 1",
      "team.manager_qualified == true",
      "team.qualified_share >= 0.5",
      "team.qualified_share >= 1",
      "team.certified_share >= 0.5",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row2_2_3(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("team.training_days_per_person", facts.teamTrainingDaysPerPerson, 0.5));
  const s2 = one(2, atLeast("team.training_days_per_person", facts.teamTrainingDaysPerPerson, 1));
  const s3 = one(3, atLeast("team.training_days_per_person", facts.teamTrainingDaysPerPerson, 2));
  const s4 = two(
    4,
    atLeast("team.training_days_per_person", facts.teamTrainingDaysPerPerson, 3),
    holds("team.training_plan", facts.teamTrainingPlan),
  );
  const s5 = two(
    5,
    holds("team.training_budget", facts.teamTrainingBudget),
    holds("team.training_reviewed", facts.teamTrainingReviewed),
  );
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("2.2.3");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "team.persons",
      "team.training_days",
      "team.training_days_per_person",
      "team.training_plan",
      "team.training_budget",
      "team.training_reviewed",
    ]);
  const points = given ?? level;
  return {
    id: "2.2.3",
    dimension: "2",
    points,
    max: 5,
    value: facts.teamTrainingDaysPerPerson,
    unit: "days_per_year",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "team.training_days_per_person >= 0.5",
      "team.training_days_per_person >= 1",
      "team.training_days_per_person >= 2",
      "team.training_days_per_person >= 3 && team.training_plan == true",
      "team.training_budget == true && team.training_reviewed == true",
    ),
    gate: "none",
    explanation,
  };
}

export function row2_2_4(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atMost("team.turnover_rate", facts.teamTurnoverRate, 0.5));
  const s2 = one(2, atMost("team.turnover_rate", facts.teamTurnoverRate, 0.33));
  const s3 = one(3, atMost("team.turnover_rate", facts.teamTurnoverRate, 0.25));
  const s4 = two(
    4,
    atMost("team.turnover_rate", facts.teamTurnoverRate, 0.15),
    holds("team.deputy_named", facts.teamDeputyNamed),
  );
  const s5 = one(5, atMost("team.turnover_rate", facts.teamTurnoverRate, 0.1));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("2.2.4");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "team.leavers",
      "team.headcount_average",
      "team.turnover_rate",
      "team.deputy_named",
    ]);
  const points = given ?? level;
  return {
    id: "2.2.4",
    dimension: "2",
    points,
    max: 5,
    value: facts.teamTurnoverRate,
    unit: "share",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "team.turnover_rate <= 0.5",
      "team.turnover_rate <= 0.33",
      "team.turnover_rate <= 0.25",
      "team.turnover_rate <= 0.15 && team.deputy_named == true",
      "team.turnover_rate <= 0.1",
    ),
    gate: "none",
    explanation,
  };
}

export function row2_3(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atMost("participants.leave_rate", facts.participantsLeaveRate, 0.3));
  const s2 = one(2, atMost("participants.leave_rate", facts.participantsLeaveRate, 0.15));
  const s3 = one(3, atMost("participants.leave_rate", facts.participantsLeaveRate, 0.11));
  const s4 = two(
    4,
    atMost("participants.leave_rate", facts.participantsLeaveRate, 0.07),
    atLeast("participants.growth_rate", facts.participantsGrowthRate, 0),
  );
  const s5 = two(
    5,
    atMost("participants.leave_rate", facts.participantsLeaveRate, 0.04),
    moreThan("participants.growth_rate", facts.participantsGrowthRate, 0.05),
  );
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("2.3");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "participants.committed_year_ago",
      "participants.joined_12m",
      "participants.left_12m",
      "participants.leave_rate",
      "participants.growth_rate",
    ]);
  const points = given ?? level;
  return {
    id: "2.3",
    dimension: "2",
    points,
    max: 5,
    value: facts.participantsLeaveRate,
    unit: "share",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "participants.leave_rate <= 0.3",
      "participants.leave_rate <= 0.15",
      "participants.leave_rate <= 0.11",
      "participants.leave_rate <= 0.07 && participants.growth_rate >= 0",
      "participants.leave_rate <= 0.04 && participants.growth_rate > 0.05",
    ),
    gate: "none",
    explanation,
  };
}

export function row2_4(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("governance.bodies", facts.governanceBodies, 1));
  const s2 = one(2, holds("governance.roles_written", facts.governanceRolesWritten));
  const s3 = two(
    3,
    holds("governance.minutes", facts.governanceMinutes),
    atLeast("governance.participant_seats", facts.governanceParticipantSeats, 1),
  );
  const s4 = one(4, holds("governance.participants_decide", facts.governanceParticipantsDecide));
  const s5 = one(5, holds("governance.self_review", facts.governanceSelfReview));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("2.4");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "governance.bodies",
      "governance.roles_written",
      "governance.minutes",
      "governance.participant_seats",
      "governance.participants_decide",
      "governance.self_review",
    ]);
  const points = given ?? level;
  return {
    id: "2.4",
    dimension: "2",
    points,
    max: 5,
    value: facts.governanceBodies,
    unit: "count",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "governance.bodies >= 1",
      "governance.roles_written == true",
      "governance.minutes == true && governance.participant_seats >= 1",
      "governance.participants_decide == true",
      "governance.self_review == true",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row2_5(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("contacts.contacted_share", facts.contactsContactedShare, 0.15));
  const s2 = one(2, atLeast("contacts.contacted_share", facts.contactsContactedShare, 0.3));
  const s3 = one(3, atLeast("contacts.contacted_share", facts.contactsContactedShare, 0.45));
  const s4 = one(4, atLeast("contacts.contacted_share", facts.contactsContactedShare, 0.6));
  const s5 = one(5, atLeast("contacts.contacted_share", facts.contactsContactedShare, 0.8));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("2.5");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "participants.committed",
      "contacts.participants_contacted",
      "contacts.contacted_share",
    ]);
  const points = given ?? level;
  return {
    id: "2.5",
    dimension: "2",
    points,
    max: 5,
    value: facts.contactsContactedShare,
    unit: "share",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "contacts.contacted_share >= 0.15",
      "contacts.contacted_share >= 0.3",
      "contacts.contacted_share >= 0.45",
      "contacts.contacted_share >= 0.6",
      "contacts.contacted_share >= 0.8",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row2_6(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("cooperation.active_share", facts.cooperationActiveShare, 0.1));
  const s2 = one(2, atLeast("cooperation.active_share", facts.cooperationActiveShare, 0.2));
  const s3 = one(3, atLeast("cooperation.active_share", facts.cooperationActiveShare, 0.35));
  const s4 = one(4, atLeast("cooperation.active_share", facts.cooperationActiveShare, 0.5));
  const s5 = one(5, atLeast("cooperation.active_share", facts.cooperationActiveShare, 0.7));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("2.6");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "participants.committed",
      "cooperation.participants_active",
      "cooperation.active_share",
    ]);
  const points = given ?? level;
  return {
    id: "2.6",
    dimension: "2",
    points,
    max: 5,
    value: facts.cooperationActiveShare,
    unit: "share",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "cooperation.active_share >= 0.1",
      "cooperation.active_share >= 0.2",
      "cooperation.active_share >= 0.35",
      "cooperation.active_share >= 0.5",
      "cooperation.active_share >= 0.7",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row2_7(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("relations.partners", facts.relationsPartners, 1));
  const s2 = one(2, atLeast("relations.partners", facts.relationsPartners, 2));
  const s3 = one(3, atLeast("relations.partners", facts.relationsPartners, 3));
  const s4 = two(
    4,
    atLeast("relations.partners", facts.relationsPartners, 5),
    atLeast("relations.with_agreement", facts.relationsWithAgreement, 5),
  );
  const s5 = two(
    5,
    atLeast("relations.partners", facts.relationsPartners, 8),
    atLeast("relations.international", facts.relationsInternational, 2),
  );
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("2.7");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, ["relations.partners", "relations.with_agreement", "relations.international"]);
  const points = given ?? level;
  return {
    id: "2.7",
    dimension: "2",
    points,
    max: 5,
    value: facts.relationsPartners,
    unit: "count",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "relations.partners >= 1",
      "relations.partners >= 2",
      "relations.partners >= 3",
      "relations.partners >= 5 && relations.with_agreement >= 5",
      "relations.partners >= 8 && relations.international >= 2",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}
