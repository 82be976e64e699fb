import type { ClusterRole } from "../registry/index.ts";

/** Who may do what with evidence. Whoever sees it may open it; seeing is the business of row-level security. */

/** The cluster's people bring, replace and withdraw what shows their answers; readers and offices look on. */
export function mayKeepEvidence(role: ClusterRole | null): boolean {
  return role === "owner" || role === "member";
}
