import type { Explanation, ScoredRow } from "@klynge/core";
import type { PlainFacts } from "./facts.ts";
import { type Agreed, type Assumed, atLeast, levelOf, noteAssumed, one, ruleOf, two } from "./parts.ts";

/** The indicators of dimension 3, written out. */

export function row3_1(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("finance.months_secured", facts.financeMonthsSecured, 6));
  const s2 = one(2, atLeast("finance.months_secured", facts.financeMonthsSecured, 12));
  const s3 = one(3, atLeast("finance.months_secured", facts.financeMonthsSecured, 18));
  const s4 = two(
    4,
    atLeast("finance.months_secured", facts.financeMonthsSecured, 24),
    atLeast("finance.secured_share_24m", facts.financeSecuredShare24m, 0.75),
  );
  const s5 = one(5, atLeast("finance.months_secured", facts.financeMonthsSecured, 36));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("3.1");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0) noteAssumed(explanation, assumed, ["finance.months_secured", "finance.secured_share_24m"]);
  const points = given ?? level;
  return {
    id: "3.1",
    dimension: "3",
    points,
    max: 5,
    value: facts.financeMonthsSecured,
    unit: "months",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "finance.months_secured >= 6",
      "finance.months_secured >= 12",
      "finance.months_secured >= 18",
      "finance.months_secured >= 24 && finance.secured_share_24m >= 0.75",
      "finance.months_secured >= 36",
    ),
    gate: "none",
    explanation,
  };
}

export function row3_2(facts: PlainFacts, agreed: Agreed, assumed: Assumed): ScoredRow {
  const s1 = one(1, atLeast("budget.private_share", facts.budgetPrivateShare, 0.05));
  const s2 = one(2, atLeast("budget.private_share", facts.budgetPrivateShare, 0.1));
  const s3 = one(3, atLeast("budget.private_share", facts.budgetPrivateShare, 0.25));
  const s4 = one(4, atLeast("budget.private_share", facts.budgetPrivateShare, 0.4));
  const s5 = one(5, atLeast("budget.private_share", facts.budgetPrivateShare, 0.6));
  const level = levelOf(s1.met, s2.met, s3.met, s4.met, s5.met);
  const explanation: Explanation[] = [s1, s2, s3, s4, s5];
  const given = agreed.get("3.2");
  if (given !== undefined) explanation.push({ code: "agreed_points", points: given, computed: level });
  if (assumed.size > 0)
    noteAssumed(explanation, assumed, [
      "budget.year_before",
      "budget.last_year",
      "budget.two_years",
      "budget.fees",
      "budget.services",
      "budget.sponsoring",
      "budget.private_projects",
      "budget.in_kind",
      "budget.private",
      "budget.private_share",
    ]);
  const points = given ?? level;
  return {
    id: "3.2",
    dimension: "3",
    points,
    max: 5,
    value: facts.budgetPrivateShare,
    unit: "share",
    state: points === null ? "unknown" : "scored",
    rule: ruleOf(
      level,
      "budget.private_share >= 0.05",
      "budget.private_share >= 0.1",
      "budget.private_share >= 0.25",
      "budget.private_share >= 0.4",
      "budget.private_share >= 0.6",
    ),
    gate: "none",
    explanation,
  };
}
