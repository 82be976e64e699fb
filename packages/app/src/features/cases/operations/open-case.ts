import { isDay, type Opened, openedCase, previousLabel, tasksOf } from "@klynge/core";
import type { Transaction } from "../../../platform/database/database.ts";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { findCluster, labelsOf } from "../../registry/index.ts";
import { isRunning } from "../open-appeals.ts";
import { mayBindCluster } from "../policy.ts";
import { areAppealed, casesOfCluster, insertCase, writeTasks } from "../queries.ts";

export interface Application {
  readonly clusterId: string;
  readonly label: "bronze" | "silver" | "gold";
  /** Silver: the day of the first benchmarking, from which the interval counts. */
  readonly firstBenchmarking: string | null;
}

type Before = "running" | "awarded" | "appealed";

/** Another case of the cluster for the label, as it was told of it: a decision that was not sent is none. */
async function caseInTheWay(tx: Transaction, clusterId: string, label: string): Promise<Before | null> {
  const cases = (await casesOfCluster(tx, clusterId)).filter((one) => one.label === label);
  if (cases.some(isRunning)) return "running";
  if (cases.some(({ state }) => state === "awarded")) return "awarded";
  const ids = cases.map(({ id }) => id);
  return (await areAppealed(tx, ids)) ? "appealed" : null;
}
/**
 * Opens the case of an application; the trail begins with its first step.
 * @returns its id
 * @throws Problem not_found, not_allowed, bad_input; still_used when the cluster has one for this label that runs, is awarded and still to be
 *   published, or is appealed about ({before})
 */
export async function openCase(services: Services, person: Person, wanted: Application): Promise<string> {
  const { db, edition, now } = services;
  const day = today(services);
  const { firstBenchmarking } = wanted;
  if (firstBenchmarking !== null && (!isDay(firstBenchmarking) || firstBenchmarking > day))
    throw new Problem("bad_input", { field: "first_benchmarking" });
  return db.asPerson(person.id, async (tx) => {
    const { cluster, role } = found(await findCluster(tx, wanted.clusterId, person.id));
    if (!mayBindCluster({ role })) throw new Problem("not_allowed", { may: "owner" });
    const labels = await labelsOf(tx, cluster.id);
    const opened: Opened = {
      label: wanted.label,
      cluster: { name: cluster.name, country: cluster.country },
      previous: previousLabel(labels, wanted.label, day),
      firstBenchmarking: wanted.label === "silver" ? firstBenchmarking : null,
      edition: { id: edition.id, hash: edition.hash },
    };
    const before = await caseInTheWay(tx, cluster.id, wanted.label);
    if (before) throw new Problem("still_used", { count: 1, before });
    const made = await insertCase(tx, {
      clusterId: cluster.id,
      label: wanted.label,
      opened,
      since: day,
      editionHash: edition.hash,
      openedBy: person.id,
      openedAt: now(),
    });
    if (!made) throw new Problem("still_used", { count: 1, before: "running" });
    await writeTasks(tx, made.id, tasksOf(openedCase(opened), false), day);
    return made.id;
  });
}
