import type { Explanation, ScoredRow } from "@klynge/core";
import type { PlainFacts } from "./facts.ts";
import {
  type Agreed,
  type Assumed,
  atLeast,
  gateOf,
  holds,
  levelOf,
  notApplicable,
  noteAssumed,
  one,
  ruleOf,
  two,
} from "./parts.ts";

/** The indicators of dimension 1, written out. */

export function row1_1_0(facts: PlainFacts, _agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("participants.committed_share", facts.participantsCommittedShare, 0.25));
  const s2 = one(2, atLeast("participants.committed_share", facts.participantsCommittedShare, 0.5));
  const s3 = one(3, atLeast("participants.committed_share", facts.participantsCommittedShare, 0.6));
  const s4 = one(4, atLeast("participants.committed_share", facts.participantsCommittedShare, 0.75));
  const s5 = one(5, atLeast("participants.committed_share", facts.participantsCommittedShare, 0.9));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  explanation.push({ code: "gate_without_points", level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "participants.listed",
      "participants.committed",
      "participants.committed_share",
    ]);
  return {
    id: "1.1.0",
    dimension: "1",
    points: null,
    max: 0,
    value: facts.participantsCommittedShare,
    unit: "share",
    state: "not_applicable",
    rule: ruleOf(
      level,
      "participants.committed_share >= 0.25",
      "participants.committed_share >= 0.5",
      "participants.committed_share >= 0.6",
      "participants.committed_share >= 0.75",
      "participants.committed_share >= 0.9",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row1_1_1(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("participants.enterprise_share", facts.participantsEnterpriseShare, 0.25));
  const s2 = two(
    2,
    atLeast("participants.enterprise_share", facts.participantsEnterpriseShare, 0.5),
    atLeast("participants.categories", facts.participantsCategories, 2),
  );
  const s3 = one(3, atLeast("participants.categories", facts.participantsCategories, 3));
  const s4 = two(
    4,
    atLeast("participants.categories", facts.participantsCategories, 4),
    holds("participants.research_present", facts.participantsResearchPresent),
  );
  const s5 = one(5, atLeast("participants.categories", facts.participantsCategories, 5));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("1.1.1");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "participants.committed",
      "participants.sme",
      "participants.large",
      "participants.research",
      "participants.university",
      "participants.training",
      "participants.finance",
      "participants.consultant",
      "participants.public",
      "participants.other",
      "participants.enterprises",
      "participants.enterprise_share",
      "participants.categories",
      "participants.research_present",
    ]);
  const points = given ?? level;
  return {
    id: "1.1.1",
    dimension: "1",
    points,
    max: 5,
    value: facts.participantsEnterpriseShare,
    unit: "share",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "participants.enterprise_share >= 0.25",
      "participants.enterprise_share >= 0.5 && participants.categories >= 2",
      "participants.categories >= 3",
      "participants.categories >= 4 && participants.research_present == true",
      "participants.categories >= 5",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row1_1_2(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("participants.committed", facts.participantsCommitted, 10));
  const s2 = one(2, atLeast("participants.committed", facts.participantsCommitted, 15));
  const s3 = one(3, atLeast("participants.committed", facts.participantsCommitted, 25));
  const s4 = one(4, atLeast("participants.committed", facts.participantsCommitted, 40));
  const s5 = one(5, atLeast("participants.committed", facts.participantsCommitted, 100));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("1.1.2");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0) noteAssumed(explanation, assumed, ["participants.committed"]);
  const points = given ?? level;
  return {
    id: "1.1.2",
    dimension: "1",
    points,
    max: 5,
    value: facts.participantsCommitted,
    unit: "count",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "participants.committed >= 10",
      "participants.committed >= 15",
      "participants.committed >= 25",
      "participants.committed >= 40",
      "participants.committed >= 100",
    ),
    gate: gateOf(s1.met, s2.met),
    explanation,
  };
}

export function row1_2(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  if (facts.clusterNational === true)
    return notApplicable("1.2", "1", facts.participantsWithinRadiusShare, "cluster.national == true");
  const s1 = one(1, atLeast("participants.within_radius_share", facts.participantsWithinRadiusShare, 0.25));
  const s2 = one(2, atLeast("participants.within_radius_share", facts.participantsWithinRadiusShare, 0.5));
  const s3 = one(3, atLeast("participants.within_radius_share", facts.participantsWithinRadiusShare, 0.65));
  const s4 = one(4, atLeast("participants.within_radius_share", facts.participantsWithinRadiusShare, 0.8));
  const s5 = one(5, atLeast("participants.within_radius_share", facts.participantsWithinRadiusShare, 0.9));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("1.2");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "participants.committed",
      "participants.within_radius",
      "participants.within_radius_share",
    ]);
  const points = given ?? level;
  return {
    id: "1.2",
    dimension: "1",
    points,
    max: 5,
    value: facts.participantsWithinRadiusShare,
    unit: "share",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "participants.within_radius_share >= 0.25",
      "participants.within_radius_share >= 0.5",
      "participants.within_radius_share >= 0.65",
      "participants.within_radius_share >= 0.8",
      "participants.within_radius_share >= 0.9",
    ),
    gate: "none",
    explanation,
  };
}
