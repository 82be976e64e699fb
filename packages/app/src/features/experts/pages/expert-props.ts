import type { Day } from "@klynge/core";
import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { AbsenceRow, PoolRow, TieRow } from "../queries.ts";
import type { Tried } from "./form-parts.tsx";

/** What the page of an expert shows, whole and in parts. */
export interface ExpertPageProps {
  readonly c: Context<AppEnv>;
  readonly expert: PoolRow;
  readonly ties: readonly TieRow[];
  readonly absences: readonly AbsenceRow[];
  readonly clusters: readonly { readonly id: string; readonly name: string }[];
  readonly colleagues: readonly PoolRow[];
  readonly day: Day;
  readonly mayChange: boolean;
  readonly mayAccredit: boolean;
  readonly tried: Tried | undefined;
}

/** Where forms about an expert are sent: whoever writes of himself stays on his own page. */
export function addressOf({ personId }: Pick<PoolRow, "personId">, visitor: string | undefined): string {
  return personId === visitor ? "/experts/me" : `/experts/${personId}`;
}
