import type { Language } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { found } from "../../platform/web/problem.ts";
import { findCluster, listPeople } from "../registry/index.ts";
import { type LoadedAssessment, loadAssessment, withRegister } from "./load-assessment.ts";
import type { Standing } from "./policy.ts";
import {
  type AwaitedCheck,
  type DecidedCase,
  decisionOn,
  draftToCheck,
  listAssessments,
  recentEntries,
} from "./queries.ts";

/** More than are shown: who types a long text saves it many times, and that is one change. */
const RECENT = 60;

/** What the home of a cluster shows. */
export interface Overview {
  readonly cluster: LoadedAssessment["cluster"];
  readonly people: Awaited<ReturnType<typeof listPeople>>;
  readonly standing: Standing;
  /** In full, so that what is missing can be told: the latest that is being answered, or else the latest; null before the first. */
  readonly current: LoadedAssessment | null;
  /** The draft of a report that waits for the cluster: it comes before everything else. */
  readonly draft: AwaitedCheck | null;
  /** What the board decided on the current assessment. */
  readonly decided: DecidedCase | null;
  readonly recent: Awaited<ReturnType<typeof recentEntries>>;
}

/** @throws Problem not_found */
export async function loadOverview(
  services: Services,
  tx: Transaction,
  { clusterId, language }: { readonly clusterId: string; readonly language: Language },
  person: Person,
): Promise<Overview> {
  const { cluster, role } = found(await findCluster(tx, clusterId, person.id));
  const list = await listAssessments(tx, clusterId);
  const current = list.find(({ state }) => state === "draft") ?? list[0];
  return {
    cluster,
    standing: { person, role },
    current: current ? await withRegister(services, tx, await loadAssessment(services, tx, current.id, person)) : null,
    decided: current ? await decisionOn(tx, current.id) : null,
    draft: await draftToCheck(tx, clusterId),
    people: await listPeople(tx, clusterId, language),
    recent: await recentEntries(tx, clusterId, RECENT),
  };
}
