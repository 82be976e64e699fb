import type { Person } from "../../platform/web/env.ts";
import type { ClusterRole } from "../registry/index.ts";

/** Who may do what with reports. Whoever sees the assessment sees its orders and may read the files. */

export interface Standing {
  readonly person: Pick<Person, "id" | "offices">;
  /** The role in the cluster; null for an office of the scheme. */
  readonly role: ClusterRole | null;
}

/** Reports are ordered by those who answer for the cluster, and by the secretariat that looks after it; readers read. */
export function mayOrder({ role, person }: Standing): boolean {
  return role === "owner" || role === "member" || person.offices.includes("secretariat");
}

/** What somebody ordered may be cancelled by everybody who could have ordered it. */
export function mayCancel(standing: Standing): boolean {
  return mayOrder(standing);
}
