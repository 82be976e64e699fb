import { isDay, type Opened, openedCase, tasksOf } from "@klynge/core";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { findCluster } from "../../registry/index.ts";
import { mayBindCluster } from "../policy.ts";
import { insertCase, writeTasks } from "../queries.ts";

export interface Application {
  readonly clusterId: string;
  readonly label: "bronze" | "silver" | "gold";
  /** Silver: the day of the first benchmarking, from which the interval counts. */
  readonly firstBenchmarking: string | null;
}

/**
 * Opens the case of an application; the trail begins with its first step.
 * @returns its id
 * @throws Problem not_found, not_allowed, bad_input; still_used when the cluster has one under way for this label
 */
export async function openCase(services: Services, person: Person, wanted: Application): Promise<string> {
  const { db, edition, now } = services;
  const day = today(services);
  const { firstBenchmarking } = wanted;
  if (firstBenchmarking !== null && (!isDay(firstBenchmarking) || firstBenchmarking > day))
    throw new Problem("bad_input", { field: "first_benchmarking" });
  return db.asPerson(person.id, async (tx) => {
    const { cluster, role } = found(await findCluster(tx, wanted.clusterId, person.id));
    if (!mayBindCluster({ role })) throw new Problem("not_allowed");
    const { label, labelValidUntil: validUntil } = cluster;
    const opened: Opened = {
      label: wanted.label,
      cluster: { name: cluster.name, country: cluster.country },
      previous: label && validUntil ? { label, validUntil } : null,
      firstBenchmarking: wanted.label === "silver" ? firstBenchmarking : null,
      edition: { id: edition.id, hash: edition.hash },
    };
    const made = await insertCase(tx, {
      clusterId: cluster.id,
      label: wanted.label,
      opened,
      since: day,
      editionHash: edition.hash,
      openedBy: person.id,
      openedAt: now(),
    });
    if (!made) throw new Problem("still_used", { count: 1 });
    await writeTasks(tx, made.id, tasksOf(openedCase(opened), false), day);
    return made.id;
  });
}
