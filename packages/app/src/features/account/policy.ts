import { PEOPLE } from "../../demonstration/people.ts";
import type { Office } from "../../platform/web/env.ts";
import type { ClusterRole } from "../registry/index.ts";

/** Who may do what with seats. Seeing is the business of row-level security: what is not seen is not found. */
export interface Actor {
  readonly id: string;
  readonly offices: readonly Office[];
  /** The role in the cluster in question; null without one. */
  readonly role: ClusterRole | null;
}

/** The owner gives seats in the cluster; the secretariat helps when nobody else can. Any office invites the first owner. */
export function mayInvite(actor: Actor, role: ClusterRole, clusterHasOwner: boolean): boolean {
  if (role === "owner") return mayInviteFirstOwner(actor) && !clusterHasOwner;
  return actor.role === "owner" || isSecretariat(actor);
}

/** Whoever may set up a cluster may say who owns it. */
export function mayInviteFirstOwner({ offices }: Pick<Actor, "offices">): boolean {
  return offices.length > 0;
}

/** Whoever may give a seat may take the offer back. */
export function mayWithdraw(actor: Actor, role: string): boolean {
  return actor.role === "owner" || mayInvite(actor, role === "owner" ? "owner" : "member", false);
}

/** Administrators give offices. */
export function mayInviteToOffice(actor: Pick<Actor, "offices">): boolean {
  return actor.offices.includes("administrator");
}

/** The owner removes others, everybody may leave; an owner hands over first. */
export function mayRemove(actor: Actor, seat: { readonly personId: string; readonly role: ClusterRole }): boolean {
  return seat.role !== "owner" && (actor.role === "owner" || actor.id === seat.personId);
}

/** The owner hands over to another person of the cluster; the secretariat when the owner is gone, always with a reason. */
export function mayHandOver(actor: Actor): boolean {
  return actor.role === "owner" || isSecretariat(actor);
}

export function mustGiveReason(actor: Actor): boolean {
  return actor.role !== "owner";
}

/** The people of the demonstration stay, so that everybody can try it as one of them. */
export function isInvented({ id }: Pick<Actor, "id">): boolean {
  return PEOPLE.some((one) => one.id === id);
}

/** An owner hands over first, and the last administrator gives the office to somebody else: neither is left to nobody. */
export function mayErase(
  person: Pick<Actor, "id">,
  ties: { readonly clusters: readonly unknown[]; readonly lastAdministrator: boolean },
): boolean {
  return ties.clusters.length === 0 && !ties.lastAdministrator && !isInvented(person);
}

function isSecretariat({ offices }: Pick<Actor, "offices">): boolean {
  return offices.includes("secretariat");
}
