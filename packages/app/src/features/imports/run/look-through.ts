import { eq } from "drizzle-orm";
import { cluster } from "../../registry/index.ts";
import { folderOf } from "../import-folder.ts";
import { changeImport, type ImportRow, rememberedMapping } from "../queries.ts";
import { headerHash } from "../schema.ts";
import { firstMapping } from "../understand/first-mapping.ts";
import type { Means } from "./means.ts";

/** Looks through a file that was just brought, and proposes what its columns are. */
export async function lookThrough(
  { db, reader, dataFolder }: Means,
  row: ImportRow,
  ending: AbortSignal,
): Promise<void> {
  const place = folderOf(dataFolder, row.id).brought;
  const { id, clusterId, kind, fileName } = row;
  if (kind === "bronze" || kind === "profile") {
    const found = await reader.run({ do: "read_answers", place, kind }, ending);
    await db.asWorker((tx) => changeImport(tx, id, ["reading"], { found, state: "mapping", attempts: 0 }));
    return;
  }
  const found = await reader.run({ do: "inspect", place, reading: row.reading }, ending);
  await db.asWorker(async (tx) => {
    const [of] = await tx.select({ country: cluster.country }).from(cluster).where(eq(cluster.id, clusterId));
    const before = await rememberedMapping(tx, { clusterId, kind: "members", headerHash: headerHash(found.columns) });
    const mapping = firstMapping(found, { fileName, country: of?.country ?? "NO", before });
    await changeImport(tx, id, ["reading"], {
      found,
      mapping,
      rows: found.rows,
      kind: mapping.preset === "brreg_establishments" ? "establishments" : "members",
      state: "mapping",
      attempts: 0,
    });
  });
}
