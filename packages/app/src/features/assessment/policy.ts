import type { Person } from "../../platform/web/env.ts";
import type { ClusterRole } from "../registry/index.ts";

/** Who may do what with an assessment. Seeing is the business of row-level security: what is not seen is not found. */

export interface Standing {
  readonly person: Pick<Person, "id" | "offices">;
  /** The role in the cluster; null for an office of the scheme. */
  readonly role: ClusterRole | null;
}

/** The cluster's people answer for it; readers look on. */
export function mayAnswer({ role }: Standing): boolean {
  return role === "owner" || role === "member";
}

/** Submitting binds the cluster: its owner, or a member. */
export function maySubmit(standing: Standing): boolean {
  return mayAnswer(standing);
}

/** A submission is opened again by the secretariat, or by the owner, always on record. */
export function mayReopen({ role, person }: Standing): boolean {
  return role === "owner" || person.offices.includes("secretariat");
}
