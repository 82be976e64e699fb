import type { Transaction } from "../../../platform/database/database.ts";
import { type Services, today } from "../../../platform/services.ts";
import { type LabelRow, writeCaseLabel } from "../label-queries.ts";
import { showLabel } from "./show-label.ts";

/** Keeps the label of a case as its trail has it now, beside all others of the cluster; within the transaction of the step. */
export async function keepLabel(
  services: Pick<Services, "now">,
  tx: Transaction,
  label: Pick<LabelRow, "clusterId" | "label" | "from" | "until" | "standing"> & { readonly caseId: string },
): Promise<void> {
  await writeCaseLabel(tx, { ...label, changedAt: services.now() });
  await showLabel(tx, label.clusterId, today(services));
}
