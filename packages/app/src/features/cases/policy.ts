import type { Party, StepName } from "@klynge/core";
import type { Person } from "../../platform/web/env.ts";
import type { ClusterRole } from "../registry/index.ts";

/** Who takes part in a case as what. Which step is whose stands in the core; seeing is the business of row-level security. */

export interface Place {
  readonly person: Pick<Person, "id" | "offices">;
  /** The role in the cluster; null for everybody else. */
  readonly role: ClusterRole | null;
  /** As which expert of this case. */
  readonly expert: string | null;
}

const AT_WORK: ReadonlySet<string | null> = new Set(["proposed", "accepted", "free"]);

/** Readers of a cluster look on. */
export function partiesOf({ person, role, expert }: Place): ReadonlySet<Party> {
  const parties = new Set<Party>();
  if (role === "owner" || role === "member") parties.add("cluster");
  if (AT_WORK.has(expert)) parties.add("expert");
  for (const office of ["secretariat", "board", "appeals"] as const)
    if (person.offices.includes(office)) parties.add(office);
  return parties;
}

/** The owner binds the cluster: he applies, signs and withdraws; a member answers and replies. */
export function mayBindCluster({ role }: Pick<Place, "role">): boolean {
  return role === "owner";
}

/** Steps that bind the cluster. */
const BINDING: ReadonlySet<StepName> = new Set<StepName>([
  "ask_eligibility",
  "sign_contract",
  "submit",
  "object_to_expert",
  "appeal",
  "withdraw_application",
]);

/** Whether the place is high enough; whether the step is due is said by the rules of the core. */
export function mayTake(place: Pick<Place, "role">, step: StepName): boolean {
  return !BINDING.has(step) || mayBindCluster(place);
}
