import { asc, eq } from "drizzle-orm";
import type { Database } from "../../platform/database/database.ts";
import { assessment } from "../assessment/index.ts";
import { labelCase } from "../cases/index.ts";
import { cluster } from "../registry/index.ts";
import { publishedEditions } from "./queries.ts";

/** Something that is pinned to an edition that is nowhere: it cannot be opened. */
export interface UnknownEdition {
  readonly of: "assessment" | "case";
  readonly id: string;
  readonly cluster: string;
  readonly hash: string;
}

/** @param shipped the hash of the edition that the program comes with, which needs no row */
export async function unknownEditions(db: Database, shipped: string): Promise<UnknownEdition[]> {
  return db.asWorker(async (tx) => {
    const known = new Set([shipped, ...(await publishedEditions(tx)).map(({ hash }) => hash)]);
    const assessments = await tx
      .select({ id: assessment.id, cluster: cluster.name, hash: assessment.editionHash })
      .from(assessment)
      .innerJoin(cluster, eq(cluster.id, assessment.clusterId))
      .orderBy(asc(assessment.createdAt), asc(assessment.id));
    const cases = await tx
      .select({ id: labelCase.id, cluster: cluster.name, hash: labelCase.editionHash })
      .from(labelCase)
      .innerJoin(cluster, eq(cluster.id, labelCase.clusterId))
      .orderBy(asc(labelCase.openedAt), asc(labelCase.id));
    return [
      ...assessments.map((row) => ({ of: "assessment" as const, ...row })),
      ...cases.map((row) => ({ of: "case" as const, ...row })),
    ].filter(({ hash }) => !known.has(hash));
  });
}
