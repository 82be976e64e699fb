import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { LIMITS, mayInviteFirstOwner, writeInvitation } from "../../account/index.ts";
import { clusterExists, insertCluster } from "../queries.ts";
import type { ClusterInput } from "../schema.ts";

export type ClusterOutcome =
  | {
      readonly kind: "created";
      readonly clusterId: string;
      /** For whoever invites, where no mail is sent. */
      readonly link: string;
    }
  | { readonly kind: "exists" };

/**
 * An empty cluster and the invitation of its owner, in one transaction: neither stands without the other.
 * @throws Problem `not_allowed`, `too_many`
 */
export async function createCluster(services: Services, person: Person, input: ClusterInput): Promise<ClusterOutcome> {
  if (!mayInviteFirstOwner(person)) throw new Problem("not_allowed", { may: "office" });
  services.limits.count(LIMITS.invite_person, person.id);
  const { name, country, place, owner_email: email, owner_language: language } = input;
  return services.db.asPerson(person.id, async (tx) => {
    if (await clusterExists(tx, name, country)) return { kind: "exists" };
    const cluster = await insertCluster(tx, { name, country, place });
    await record(tx, {
      person,
      clusterId: cluster.id,
      action: "cluster.created",
      target: `cluster:${cluster.id}`,
      after: { name, country, place },
    });
    const link = await writeInvitation(tx, services, person, { cluster, role: "owner", email, language });
    return { kind: "created", clusterId: cluster.id, link };
  });
}
