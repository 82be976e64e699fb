import { appealTerm, type Day, toldState } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { loadCase } from "./load-case.ts";
import type { CaseRow } from "./queries.ts";
import { dayIn } from "./time-zone.ts";

/** A refusal against which the cluster can still appeal, as long as it does not apply for the same label anew. */
export interface OpenAppeal extends Pick<CaseRow, "id" | "label"> {
  readonly lastDay: Day;
}

/** As the cluster was told of it: a decision that was not sent is none. */
export function isRunning({ state, decisionSent }: CaseRow): boolean {
  return !ENDED.has(toldState(state, decisionSent));
}
const ENDED: ReadonlySet<string> = new Set(["awarded", "refused", "published", "withdrawn"]);

/** @param cases of one cluster */
export async function openAppeals(
  services: Pick<Services, "editions" | "now">,
  tx: Transaction,
  cases: readonly CaseRow[],
  person: Person,
): Promise<OpenAppeal[]> {
  const running = new Set(cases.filter(isRunning).map(({ label }) => label));
  const found: OpenAppeal[] = [];
  for (const { id, label, state } of cases) {
    if (state !== "refused" || running.has(label)) continue;
    const lastDay = lastDayOf(await loadCase(services, tx, id, person), services.now());
    if (lastDay !== null) found.push({ id, label, lastDay });
  }
  return found;
}

/** Null where nothing was sent, an appeal was made against this decision, or the time is over where the cluster is. */
function lastDayOf({ process, scheme }: Awaited<ReturnType<typeof loadCase>>, now: Date): Day | null {
  const { decision, appeal, cluster } = process;
  if (!decision?.sentOn || (appeal && appeal.state !== "returned")) return null;
  const filedOn = dayIn(cluster.country, now);
  const { lastDay, verdict } = appealTerm({ sentOn: decision.sentOn, filedOn, days: scheme.appealDays });
  return verdict === "in_time" ? lastDay : null;
}
