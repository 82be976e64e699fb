import type { Person } from "../../platform/web/env.ts";
import type { ClusterRole } from "./tables.ts";

/**
 * Who writes in a register: the people who work for the cluster. Readers and the offices of the scheme look on. Seeing is the business of
 * row-level security: what is not seen is not found.
 */
export function mayWriteRegister({ role }: { readonly role: ClusterRole | null }): boolean {
  return role === "owner" || role === "member";
}

/** What is forgotten cannot be brought back: the owner answers for that. */
export function mayErasePeople({ role }: { readonly role: ClusterRole | null }): boolean {
  return role === "owner";
}

/** The secretariat, and nobody of it who belongs to the cluster. */
export function mayEnterLabels({
  role,
  offices,
}: Pick<Person, "offices"> & { readonly role: ClusterRole | null }): boolean {
  return role === null && offices.includes("secretariat");
}
