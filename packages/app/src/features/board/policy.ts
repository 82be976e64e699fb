import type { CaseState } from "@klynge/core";
import type { Person } from "../../platform/web/env.ts";
import type { LoadedCase } from "../cases/index.ts";

type Holder = Pick<Person, "offices">;

/** The secretariat makes meetings and their lists. */
export function mayPlanMeetings({ offices }: Holder): boolean {
  return offices.includes("secretariat");
}

/** Members of the board meet there, the secretariat takes the minutes. */
export function mayAttend({ offices }: Holder): boolean {
  return offices.includes("board") || offices.includes("secretariat");
}

/** Whoever belongs to the cluster, also as a reader, or is or was its expert, has no office in its case. */
export function isImpartial({ place: { role, expert } }: Pick<LoadedCase, "place">): boolean {
  return role === null && expert === null;
}

const RECOMMENDED: ReadonlySet<CaseState> = new Set(["recommended", "before_board", "awarded", "refused", "published"]);

/** Before all experts have recommended there is nothing for the board, nor anything that anybody else should look into here. */
export function hasDossier({ state }: { readonly state: CaseState }): boolean {
  return RECOMMENDED.has(state);
}
