import type { TaskName } from "@klynge/core";

const PAGES: Partial<Record<TaskName, string>> = {
  propose_experts: "/experts",
  // the draft stands on the page of the case, and the reply after it
  check_facts: "#report",
  settle_recommendation: "/findings",
  put_before_board: "/dossier",
  vote: "/dossier",
  assign_appeal: "/appeal",
  decide_appeal: "/appeal",
};

/** The page on which somebody does what waits for him. */
export function pathOfTask({ caseId, clusterId }: { caseId: string; clusterId: string }, task: string): string {
  // an application of its own
  if (task === "renew") return `/clusters/${clusterId}/cases`;
  return `/cases/${caseId}${PAGES[task as TaskName] ?? ""}`;
}
