import { shownLabel } from "@klynge/core";
import type { Transaction } from "../../../platform/database/database.ts";
import { labelsOf, writeShownLabel } from "../label-queries.ts";

/** Lets lists and the directory name the label that stands on a day; within the transaction of whatever changed it. */
export async function showLabel(tx: Transaction, clusterId: string, day: string): Promise<void> {
  await writeShownLabel(tx, clusterId, shownLabel(await labelsOf(tx, clusterId), day));
}
