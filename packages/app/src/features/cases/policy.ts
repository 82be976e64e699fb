import { type Party, STEP_RULES, type StepName } from "@klynge/core";
import type { Person } from "../../platform/web/env.ts";
import type { ClusterRole } from "../registry/index.ts";

/** Who takes part in a case as what. Which step is whose stands in the core; seeing is the business of row-level security. */

export interface Place {
  readonly person: Pick<Person, "id" | "offices">;
  /** The role in the cluster; null for everybody else. */
  readonly role: ClusterRole | null;
  /** As which expert of this case. */
  readonly expert: string | null;
  /** He has signed his own points. Nobody else learns it before all have. */
  readonly signed: boolean;
}

const AT_WORK: ReadonlySet<string | null> = new Set(["proposed", "accepted", "free"]);

/** Readers belong to the cluster, too, and look on. Whoever was asked to assess a case holds no office in it any more. */
export function partiesOf({ person, role, expert }: Omit<Place, "signed">): ReadonlySet<Party> {
  const parties = new Set<Party>();
  if (role !== null) parties.add("cluster");
  if (AT_WORK.has(expert)) parties.add("expert");
  if (expert !== null && !AT_WORK.has(expert)) return parties;
  for (const office of ["secretariat", "board", "appeals"] as const)
    if (person.offices.includes(office)) parties.add(office);
  return parties;
}

/** As what he acts in it: nobody exercises an office in a case of his own cluster, or in one that he assesses. */
export function actingAs(parties: ReadonlySet<Party>): readonly Party[] {
  const own = [...parties].filter((party) => party === "cluster" || party === "expert");
  return own.length > 0 ? own : [...parties];
}

/** The owner binds the cluster: he applies, signs and withdraws; a member answers and replies. */
export function mayBindCluster({ role }: Pick<Place, "role">): boolean {
  return role === "owner";
}

/** Steps that bind the cluster: to agree to an expert too, because nobody can object to one to whom it has agreed. */
const BINDING: ReadonlySet<StepName> = new Set<StepName>([
  "ask_eligibility",
  "sign_contract",
  "submit",
  "accept_expert",
  "object_to_expert",
  "appeal",
  "withdraw_application",
]);

/** What waits for whoever binds the cluster; members answer, hand over and reply. */
export const WAITS_FOR_OWNER: readonly string[] = ["apply", "sign_contract", "agree_to_expert"];

/** Whether the place in the cluster is high enough; whether the step is due is said by the rules of the core. */
export function mayTake(place: Pick<Place, "role">, step: StepName): boolean {
  if (BINDING.has(step)) return mayBindCluster(place);
  return place.role !== "reader" || STEP_RULES[step].by.includes("expert");
}
