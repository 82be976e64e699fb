import { addDays, type Day } from "../calendar.ts";
import { type CaseProcess, freeExperts, hasUnreadChange } from "./process.ts";
import { type Party, STAFFING } from "./states.ts";
import { localDay } from "./zoned.ts";

/** What waits for somebody in a case, for work lists. */
export interface CaseTask {
  readonly task: TaskName;
  readonly party: Exclude<Party, "program">;
  /** One certain person; null for anybody of the party. */
  readonly person: string | null;
  /** The last day on which it is in time; null where no rule names one. */
  readonly dueOn: Day | null;
}

export const TASKS = [
  "apply",
  "check_eligibility",
  "offer_contract",
  "sign_contract",
  "issue_invoice",
  "record_payment",
  "answer",
  "propose_experts",
  "agree_to_expert",
  "declare",
  "plan_visit",
  "visit",
  "score",
  "find_consensus",
  "write_report",
  "check_facts",
  "recommend",
  "settle_recommendation",
  "put_before_board",
  "vote",
  "send_decision",
  "publish",
  "assign_appeal",
  "decide_appeal",
  "read_change",
  "renew",
] as const;
export type TaskName = (typeof TASKS)[number];

/** The tool is filled in two to three weeks before the visit (excellence.md 3.4, step 4). */
const DAYS_BEFORE_VISIT = 14;

/**
 * Everything that waits now, in the order of the way.
 * @param expertsLacking whether those proposed so far would not be enough for the label (`judge` over them)
 */
export function tasksOf(now: CaseProcess, expertsLacking: boolean): CaseTask[] {
  return [
    ...stateTasks(now),
    ...expertTasks(now, expertsLacking),
    ...invoiceTasks(now),
    ...appealTasks(now),
    ...changeTasks(now),
  ];
}

function stateTasks(now: CaseProcess): CaseTask[] {
  const { contract, visit, factCheck } = now;
  switch (now.state) {
    case "draft":
      return [task("apply", "cluster")];
    case "eligibility":
      return [task("check_eligibility", "secretariat")];
    case "contract":
      return [contract ? task("sign_contract", "cluster") : task("offer_contract", "secretariat")];
    case "self_assessment":
      return [task("answer", "cluster", contract && addDays(contract.plannedOn, -DAYS_BEFORE_VISIT))];
    case "submitted":
      return [task("plan_visit", "secretariat", contract?.plannedOn)];
    case "visit_planned":
      return forExperts(now, "visit", visit && localDay(visit.ends, visit.timeZone));
    case "visited":
      return forExperts(now, "score");
    case "consensus":
      return forExperts(now, "find_consensus");
    case "report_draft":
      return forExperts(now, "write_report");
    case "fact_check":
      return factCheck?.confirmed ? unsigned(now) : [task("check_facts", "cluster", factCheck?.dueOn)];
    case "recommended":
      return [task("put_before_board", "secretariat")];
    case "before_board":
      return [task("vote", "board")];
    case "awarded":
      return [task(now.decision?.sentOn ? "publish" : "send_decision", "secretariat")];
    case "refused":
      return now.decision?.sentOn ? [] : [task("send_decision", "secretariat")];
    default:
      return [];
  }
}

function expertTasks(now: CaseProcess, lacking: boolean): CaseTask[] {
  if (!STAFFING.includes(now.state)) return [];
  const inState = (state: string) => now.experts.filter((one) => one.state === state);
  return [
    ...(lacking ? [task("propose_experts", "secretariat")] : []),
    ...(inState("proposed").length > 0 ? [task("agree_to_expert", "cluster")] : []),
    ...inState("accepted").map(({ expert }) => task("declare", "expert", null, expert)),
  ];
}

function invoiceTasks({ contract, invoice }: CaseProcess): CaseTask[] {
  if (!contract?.signed) return [];
  if (invoice.state === "none") return [task("issue_invoice", "secretariat")];
  return invoice.state === "issued" ? [task("record_payment", "secretariat")] : [];
}

function appealTasks({ appeal }: CaseProcess): CaseTask[] {
  if (appeal?.state === "open") return [task("assign_appeal", "secretariat")];
  return appeal?.state === "assigned" ? [task("decide_appeal", "appeals", null, appeal.officer)] : [];
}

/** What the cluster reported of itself since the award, which can put its label in doubt. */
function changeTasks(now: CaseProcess): CaseTask[] {
  return hasUnreadChange(now) ? [task("read_change", "secretariat")] : [];
}

/** Those who have not signed the recommendation as it stands; where they recommend otherwise, all of them. */
function unsigned(now: CaseProcess): CaseTask[] {
  if (now.parted.size > 0) return forExperts(now, "settle_recommendation");
  const signed = now.recommendation?.signedBy ?? [];
  return forExperts(now, "recommend").filter(({ person }) => person === null || !signed.includes(person));
}

function forExperts(now: CaseProcess, name: TaskName, dueOn: Day | null = null): CaseTask[] {
  return freeExperts(now).map(({ expert }) => task(name, "expert", dueOn, expert));
}

function task(
  name: TaskName,
  party: CaseTask["party"],
  dueOn: Day | null | undefined = null,
  person: string | null = null,
): CaseTask {
  return { task: name, party, person, dueOn: dueOn ?? null };
}
