import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { insertDifferences } from "../difference-queries.ts";
import { holdPair } from "../hold-pair.ts";

/**
 * Two that look like one are two: they are not proposed for merging again. Said twice, it stands once.
 * @returns their cluster
 * @throws Problem not_found, not_allowed, bad_input, stale (one of them went into another)
 */
export async function keepApart(
  { db, now }: Services,
  person: Person,
  { one, other }: { readonly one: string; readonly other: string },
): Promise<string> {
  return db.asPerson(person.id, async (tx) => {
    const [first, second] = await holdPair(tx, person, [one, other]);
    if (first.mergedInto || second.mergedInto) throw new Problem("stale");
    const { clusterId } = first;
    const values = { clusterId, decidedBy: person.id, decidedAt: now() };
    const [made] = await insertDifferences(tx, [[one, other]], values);
    if (!made) return clusterId;
    await record(tx, {
      person,
      clusterId,
      action: "organisation.kept_apart",
      target: `organisation:${one}/difference:${made.id}`,
      after: { other, name: second.name },
    });
    return clusterId;
  });
}
