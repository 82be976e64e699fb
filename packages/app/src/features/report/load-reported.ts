import type { Transaction } from "../../platform/database/database.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { Problem } from "../../platform/web/problem.ts";
import { type LoadedAssessment, loadAssessment } from "../assessment/index.ts";
import { loadFound } from "../cases/index.ts";
import { mayOrder } from "./policy.ts";

/** What a report is made from. */
export interface Reported {
  readonly loaded: LoadedAssessment;
  /** The case file as experts found it; null where the answers alone are reported. */
  readonly found: Readonly<Record<string, unknown>> | null;
}

/** @throws Problem not_found, not_allowed */
export async function loadReported(
  services: Services,
  tx: Transaction,
  assessmentId: string,
  person: Person,
): Promise<Reported> {
  const loaded = await loadAssessment(services, tx, assessmentId, person);
  if (!mayOrder(loaded.standing)) throw new Problem("not_allowed", { may: "cluster_or_secretariat" });
  return { loaded, found: await loadFound(services, tx, loaded.assessment, person) };
}
