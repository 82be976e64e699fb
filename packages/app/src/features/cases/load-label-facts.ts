import type { Transaction } from "../../platform/database/database.ts";
import type { Services } from "../../platform/services.ts";
import { findProfile, labelsOf } from "../registry/index.ts";
import type { LoadedCase } from "./load-case.ts";
import { mayBindCluster } from "./policy.ts";
import { casesOfCluster } from "./queries.ts";
import { type Renewal, renewalsOf } from "./renewals.ts";

/** What concerns the label of a case and stands outside of it. */
export interface LabelFacts {
  /** The directory does not show the cluster, although it has a label. */
  readonly notListed: boolean;
  /** What the person could apply for now, because this is the last label of its level; null for everybody else. */
  readonly renewal: Renewal | null;
}

export async function loadLabelFacts(
  services: Pick<Services, "edition" | "now">,
  tx: Transaction,
  { case: row, place, process }: LoadedCase,
): Promise<LabelFacts> {
  const { offices } = place.person;
  const concerned = place.role !== null || offices.includes("secretariat") || offices.includes("administrator");
  const awarded = (row.state === "awarded" && row.decisionSent) || process.standing === "valid";
  if (!concerned || !awarded) return { notListed: false, renewal: null };
  const profile = await findProfile(tx, row.clusterId);
  return {
    notListed: profile?.profile.published !== true,
    renewal: mayBindCluster(place) ? await renewalOf(services, tx, row) : null,
  };
}

const ENDED: ReadonlySet<string> = new Set(["refused", "published", "withdrawn"]);

async function renewalOf(
  services: Pick<Services, "edition" | "now">,
  tx: Transaction,
  { clusterId, label, validUntil }: LoadedCase["case"],
): Promise<Renewal | null> {
  const cases = await casesOfCluster(tx, clusterId);
  if (cases.some((one) => one.label === label && !ENDED.has(one.state))) return null;
  const renewal = renewalsOf(services, await labelsOf(tx, clusterId)).get(label);
  return renewal?.inTime && renewal.until === validUntil ? renewal : null;
}
