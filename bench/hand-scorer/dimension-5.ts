import type { Explanation, ScoredRow } from "@klynge/core";
import type { PlainFacts } from "./facts.ts";
import { type Agreed, type Assumed, atLeast, holds, levelOf, noteAssumed, one, ruleOf, three, two } from "./parts.ts";

/** The indicators of dimension 5, written out. */

export function row5_1(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("press.mentions", facts.pressMentions, 2));
  const s2 = one(2, atLeast("press.mentions", facts.pressMentions, 5));
  const s3 = one(3, atLeast("press.mentions", facts.pressMentions, 12));
  const s4 = two(
    4,
    atLeast("press.mentions", facts.pressMentions, 20),
    atLeast("press.wide_reach", facts.pressWideReach, 1),
  );
  const s5 = one(5, atLeast("press.mentions", facts.pressMentions, 40));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("5.1");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0) noteAssumed(explanation, assumed, ["press.mentions", "press.wide_reach"]);
  const points = given ?? level;
  return {
    id: "5.1",
    dimension: "5",
    points,
    max: 5,
    value: facts.pressMentions,
    unit: "count",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "press.mentions >= 2",
      "press.mentions >= 5",
      "press.mentions >= 12",
      "press.mentions >= 20 && press.wide_reach >= 1",
      "press.mentions >= 40",
    ),
    gate: "none",
    explanation,
  };
}

export function row5_2(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("stories.credits", facts.storiesCredits, 9));
  const s2 = one(2, atLeast("stories.credits", facts.storiesCredits, 18));
  const s3 = one(3, atLeast("stories.credits", facts.storiesCredits, 24));
  const s4 = one(4, atLeast("stories.credits", facts.storiesCredits, 29));
  const s5 = one(5, atLeast("stories.credits", facts.storiesCredits, 33));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("5.2");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "stories.first.role",
      "stories.first.benefit",
      "stories.first.proof",
      "stories.first.durability",
      "stories.second.role",
      "stories.second.benefit",
      "stories.second.proof",
      "stories.second.durability",
      "stories.third.role",
      "stories.third.benefit",
      "stories.third.proof",
      "stories.third.durability",
      "stories.credits",
    ]);
  const points = given ?? level;
  return {
    id: "5.2",
    dimension: "5",
    points,
    max: 5,
    value: facts.storiesCredits,
    unit: "credits",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "stories.credits >= 9",
      "stories.credits >= 18",
      "stories.credits >= 24",
      "stories.credits >= 29",
      "stories.credits >= 33",
    ),
    gate: "none",
    explanation,
  };
}

export function row5_3(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, holds("survey.feedback", facts.surveyFeedback));
  const s2 = one(2, atLeast("survey.count_36m", facts.surveyCount36m, 1));
  const s3 = one(3, atLeast("survey.response_rate", facts.surveyResponseRate, 0.2));
  const s4 = three(
    4,
    atLeast("survey.count_24m", facts.surveyCount24m, 1),
    atLeast("survey.response_rate", facts.surveyResponseRate, 0.3),
    holds("survey.results_used", facts.surveyResultsUsed),
  );
  const s5 = three(
    5,
    atLeast("survey.count_24m", facts.surveyCount24m, 2),
    atLeast("survey.response_rate", facts.surveyResponseRate, 0.5),
    holds("survey.results_published", facts.surveyResultsPublished),
  );
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("5.3");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "survey.feedback",
      "survey.count_36m",
      "survey.count_24m",
      "survey.invited",
      "survey.answered",
      "survey.response_rate",
      "survey.results_used",
      "survey.results_published",
    ]);
  const points = given ?? level;
  return {
    id: "5.3",
    dimension: "5",
    points,
    max: 5,
    value: facts.surveyResponseRate,
    unit: "share",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "survey.feedback == true",
      "survey.count_36m >= 1",
      "survey.response_rate >= 0.2",
      "survey.count_24m >= 1 && survey.response_rate >= 0.3 && survey.results_used == true",
      "survey.count_24m >= 2 && survey.response_rate >= 0.5 && survey.results_published == true",
    ),
    gate: "none",
    explanation,
  };
}
