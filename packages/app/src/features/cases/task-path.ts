import type { TaskName } from "@klynge/core";

const PAGES: Partial<Record<TaskName, string>> = {
  propose_experts: "/experts",
  put_before_board: "/dossier",
  vote: "/dossier",
  assign_appeal: "/appeal",
  decide_appeal: "/appeal",
};

/** The page on which somebody does what waits for him. */
export function pathOfTask(caseId: string, task: string): string {
  return `/cases/${caseId}${PAGES[task as TaskName] ?? ""}`;
}
