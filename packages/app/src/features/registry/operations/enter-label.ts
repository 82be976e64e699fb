import { isDay, LABEL_LEVELS, type LabelLevel, latestEnd } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import { cleanLine, cleanText } from "../../../platform/clean-text.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { insertLabel, labelsOf } from "../label-queries.ts";
import { mayEnterLabels } from "../policy.ts";
import { findCluster } from "../queries.ts";
import { refuseFaults } from "../refuse-faults.ts";
import { showLabel } from "./show-label.ts";

export const LABEL_FIELDS = ["label", "from", "until", "source", "because"] as const;
type Typed = Readonly<Record<string, string | undefined>>;
const MOST = 2000;

interface EnteredLabel {
  readonly label: LabelLevel;
  readonly from: string;
  readonly until: string;
  readonly source: string;
}

/**
 * Enters a label that a cluster had before it came here, with where it is told; why it is entered stays on record.
 * @throws Problem not_found, not_allowed, bad_input with a fault for each field
 */
export function enterLabel(services: Services, person: Person, clusterId: string, typed: Typed): Promise<void> {
  return services.db.asPerson(person.id, async (tx) => {
    const { cluster, role } = found(await findCluster(tx, clusterId, person.id));
    if (!mayEnterLabels({ role, offices: person.offices })) throw new Problem("not_allowed", { may: "secretariat" });
    const { because, ...entered } = readLabel(services, typed);
    await refuseKnown(tx, cluster.id, entered);
    const id = await insertLabel(tx, {
      clusterId: cluster.id,
      ...entered,
      changedBy: person.id,
      changedAt: services.now(),
    });
    await showLabel(tx, cluster.id, today(services));
    const after = { ...entered, because };
    await record(tx, { person, clusterId: cluster.id, action: "label.entered", target: `label:${id}`, after });
  });
}

function readLabel(services: Pick<Services, "edition" | "now">, typed: Typed): EnteredLabel & { because: string } {
  const label = LABEL_LEVELS.find((one) => one === typed.label);
  const [from, until] = [typed.from ?? "", typed.until ?? ""];
  const source = cleanLine(typed.source ?? "");
  const because = cleanText(typed.because ?? "").trim();
  const faults = {
    ...(!label && { label: "choose" }),
    ...(isDay(from) ? from > today(services) && { from: "in_future" } : { from: "day" }),
    ...(isDay(until) ? isDay(from) && until < from && { until: "ends_early" } : { until: "day" }),
    ...wordFault("source", source),
    ...wordFault("because", because),
  };
  refuseFaults(faults);
  const level = label as LabelLevel;
  if (until > latestEnd(services.edition.edition, { label: level, from })) refuseFaults({ until: "too_long_valid" });
  return { label: level, from, until, source, because };
}

function wordFault(field: string, words: string): Readonly<Record<string, string>> {
  if (cleanLine(words) === "") return { [field]: "missing" };
  return words.length > MOST ? { [field]: "too_long" } : {};
}

/** What a case of this installation gave is known from its decision; and nobody has the same label twice at a time. */
async function refuseKnown(tx: Transaction, clusterId: string, { label, from, until }: EnteredLabel): Promise<void> {
  const same = (await labelsOf(tx, clusterId)).find(
    (one) => one.label === label && one.from <= until && one.until >= from,
  );
  if (same) refuseFaults({ label: same.caseId ? "given_here" : "entered_already" });
}
