import { appealTerm } from "../../experts/appeal.ts";
import { type BallotResult, countBallot } from "../../experts/quorum.ts";
import { applicationOf } from "../application.ts";
import { type Circumstances, type Judged, type Refusal, refuse } from "../circumstances.ts";
import { countedFacts, countedPoints } from "../points.ts";
import { type CaseProcess, hasUnreadChange } from "../process.ts";
import type { Decided, StepOf } from "../steps.ts";
import type { RulesOf } from "./rule.ts";

/** The board's decision, the appeal against it, and what becomes of a label (excellence.md 3.4 step 7, 3.5; issue D). */
export const BOARD_RULES: RulesOf<
  | "put_before_board"
  | "declare_board_conflict"
  | "vote"
  | "decide"
  | "return_to_experts"
  | "send_decision"
  | "appeal"
  | "assign_appeal"
  | "decide_appeal"
  | "publish"
  | "report_change"
  | "read_change"
  | "suspend_label"
  | "reinstate_label"
  | "withdraw_label"
> = {
  put_before_board: { by: ["secretariat"], from: ["recommended"] },
  declare_board_conflict: {
    by: ["board"],
    from: ["recommended", "before_board"],
    check: (now, _, by) => onBoard(now, by),
  },
  vote: { by: ["board"], from: ["before_board"], check: (now, _, by) => onBoard(now, by) },
  decide: { by: ["board", "secretariat"], from: ["before_board"], check: decidable, add: decided },
  return_to_experts: {
    by: ["board", "secretariat"],
    from: ["recommended", "before_board"],
    check: (now, _, by) => (by.party === "board" ? onBoard(now, by) : null),
  },
  send_decision: {
    by: ["secretariat"],
    from: ["awarded", "refused"],
    check: ({ decision }) => (decision?.sentOn ? refuse("decision_sent") : null),
    // the time for an appeal counts from the day on which the cluster lives, not from the one in UTC
    add: (_, __, { today }) => ({ sentOn: today }),
  },

  // 3.5: within 30 days, counted from the day after the decision was sent; once against each decision
  appeal: {
    by: ["cluster"],
    from: ["refused"],
    check: ({ decision, appeal }, _, { today, scheme, anotherRuns }) => {
      if (!decision?.sentOn) return refuse("decision_not_sent");
      // one that was returned was about the decision before
      if (appeal && appeal.state !== "returned") return refuse("already_appealed");
      if (anotherRuns) return refuse("application_running");
      const term = appealTerm({ sentOn: decision.sentOn, filedOn: today, days: scheme.appealDays });
      return term.verdict === "late" ? refuse("appeal_too_late", { until: term.lastDay }) : null;
    },
  },
  // 3.5: to a person not involved
  assign_appeal: {
    by: ["secretariat"],
    from: ["refused"],
    check: (now, { officer }, { person, appealsOfficers, board }) => {
      if (now.appeal?.state !== "open" && now.appeal?.state !== "assigned") return refuse("no_appeal");
      if (!appealsOfficers.includes(officer)) return refuse("not_an_officer");
      return officer === person || hadPart(now, officer, board) ? refuse("officer_involved") : null;
    },
  },
  decide_appeal: {
    by: ["appeals"],
    from: ["refused"],
    // or by who stands in for that person, and is not involved either
    check: (now, { outcome }, { person, onBehalfOf, board, anotherRuns }) => {
      const officers = [person, onBehalfOf];
      if (person === null || now.appeal?.state !== "assigned" || !officers.includes(now.appeal.officer))
        return refuse("no_appeal");
      if (hadPart(now, person, board)) return refuse("officer_involved");
      return outcome === "returned" && anotherRuns ? refuse("application_running") : null;
    },
  },

  publish: {
    by: ["secretariat"],
    from: ["awarded"],
    check: ({ decision }) => (decision?.sentOn ? null : refuse("decision_not_sent")),
  },
  // 3.5: whoever holds a label reports big changes
  report_change: { by: ["cluster"], from: ["awarded", "published"] },
  read_change: {
    by: ["secretariat"],
    from: ["awarded", "published"],
    check: (now) => (hasUnreadChange(now) ? null : refuse("no_change")),
  },
  suspend_label: { by: ["secretariat"], from: ["published"], check: (now) => standing(now, ["valid"]) },
  reinstate_label: {
    by: ["secretariat"],
    from: ["published"],
    check: (now, _, { today }) => {
      const until = now.decision?.validUntil ?? today;
      return standing(now, ["suspended"]) ?? (until < today ? refuse("label_over", { until }) : null);
    },
  },
  withdraw_label: { by: ["secretariat"], from: ["published"], check: (now) => standing(now, ["valid", "suspended"]) },
};

function onBoard(now: CaseProcess, { board, person }: Circumstances): Refusal | null {
  if (person === null || !board.includes(person)) return refuse("not_on_board");
  const out = outOfVote(now, person);
  if (out === null) return null;
  return refuse(out === "led" ? "led_case" : "not_impartial");
}

export type OutOfVote = "conflict" | "expert" | "appeal" | "led";

/**
 * Why a member of the board does not vote in this case: a conflict that he declared, his part as its expert or as the officer who decided
 * an appeal in it, or that he led it for the secretariat. Nobody decides on what he prepared himself.
 */
export function outOfVote(
  { boardConflicts, experts, appealsDecidedBy, ledBy }: CaseProcess,
  member: string,
): OutOfVote | null {
  if (boardConflicts.includes(member)) return "conflict";
  if (isExpert(experts, member)) return "expert";
  if (appealsDecidedBy.includes(member)) return "appeal";
  return ledBy.includes(member) ? "led" : null;
}

/**
 * 3.5: an appeal is decided by a person not involved. Involved is who acted in the case, or was asked to assess in it; who decided an appeal in it
 * before; and whoever sits on the board, whose decision it is, whether he voted or not.
 */
export function hadPart(now: CaseProcess, officer: string, board: readonly string[]): boolean {
  const { involved, experts, appealsDecidedBy } = now;
  return [...involved, ...appealsDecidedBy, ...board].includes(officer) || isExpert(experts, officer);
}

/** More than half of the members entitled to vote, without those who do not vote in this case, have to take part (issue D). */
function decidable(now: CaseProcess, { because }: StepOf<"decide">, by: Circumstances): Refusal | null {
  // who may not vote in the case does not record its decision either
  const outside = by.party === "board" ? onBoard(now, by) : null;
  if (outside) return outside;
  const counted = ballot(now, by.board);
  const { present, quorum: needed, for: inFavour, against } = counted;
  const judged = by.judge(applicationOf(now), countedPoints(now), countedFacts(now));
  const reasons = judged.reasons.join(", ");
  switch (decisionHindrance(now, counted, judged)) {
    case "no_quorum":
      return refuse("no_quorum", { present, needed });
    case "no_majority":
      return refuse("tie", { for: inFavour, against });
    case "undecided":
      return refuse("case_undecided", { reasons });
    case "against_rules":
      return refuse("label_rule", { reasons });
    default:
      return !awards(now, counted) && judged.outcome === "awarded" && because === null
        ? refuse("because_missing")
        : null;
  }
}

export type DecisionHindrance = "no_quorum" | "no_majority" | "undecided" | "against_rules";

/** Why nobody can decide yet, for whatever reason that he gives; null when somebody can. */
export function decisionHindrance(now: CaseProcess, counted: BallotResult, judged: Judged): DecisionHindrance | null {
  if (counted.reason) return counted.reason;
  if (judged.outcome === "undecided") return "undecided";
  return awards(now, counted) && judged.outcome === "refused" ? "against_rules" : null;
}

/** `board` stands for the board's own reason, where the rules would have allowed the award. */
function decided(now: CaseProcess, _: StepOf<"decide">, by: Circumstances): Decided {
  const counted = ballot(now, by.board);
  const { outcome, reasons, validFrom, validUntil, kind, total } = by.judge(
    applicationOf(now),
    countedPoints(now),
    countedFacts(now),
  );
  const award = awards(now, counted);
  return {
    outcome: award ? "awarded" : "refused",
    reasons: award || outcome === "refused" ? reasons : ["board"],
    validFrom: award ? validFrom : null,
    validUntil: award ? validUntil : null,
    kind,
    final: total,
    votes: { for: counted.for, against: counted.against, abstain: counted.abstained },
    entitled: counted.members,
  };
}

/** Votes are for or against what the experts recommend. */
function awards({ recommendation }: CaseProcess, { outcome }: BallotResult): boolean {
  return (recommendation?.outcome === "award") === (outcome === "approved");
}

function isExpert(experts: CaseProcess["experts"], person: string): boolean {
  return experts.some(({ expert }) => expert === person);
}

/** Votes of those who are entitled on the day; one who left the board meanwhile does not count. */
export function ballot(now: CaseProcess, members: readonly string[]): BallotResult {
  const conflicted = members.filter((member) => outOfVote(now, member) !== null);
  return countBallot({ entitled: members, conflicted, votes: now.board?.votes ?? new Map() });
}

function standing(now: CaseProcess, allowed: readonly CaseProcess["standing"][]): Refusal | null {
  return allowed.includes(now.standing) ? null : refuse("label_standing", { standing: now.standing });
}
