import type { Transaction } from "../../platform/database/database.ts";
import type { Person } from "../../platform/web/env.ts";
import { found } from "../../platform/web/problem.ts";
import { findCluster, listPeople } from "../registry/index.ts";
import { type LoadedAssessment, loadAssessment } from "./load-assessment.ts";
import { listAssessments, recentEntries } from "./queries.ts";

const RECENT = 8;

/** What the home of a cluster shows. */
export interface Overview {
  readonly cluster: LoadedAssessment["cluster"];
  readonly people: Awaited<ReturnType<typeof listPeople>>;
  /** Drafts in full, so that what is missing can be told; the latest first. */
  readonly drafts: readonly LoadedAssessment[];
  readonly recent: Awaited<ReturnType<typeof recentEntries>>;
}

/** @throws Problem not_found */
export async function loadOverview(tx: Transaction, clusterId: string, person: Person): Promise<Overview> {
  const { cluster } = found(await findCluster(tx, clusterId, person.id));
  const list = await listAssessments(tx, clusterId);
  const drafts: LoadedAssessment[] = [];
  for (const { id } of list.filter(({ state }) => state === "draft").slice(0, 2))
    drafts.push(await loadAssessment(tx, id, person));
  return {
    cluster,
    drafts,
    people: await listPeople(tx, clusterId),
    recent: await recentEntries(tx, clusterId, RECENT),
  };
}
