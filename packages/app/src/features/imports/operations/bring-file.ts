import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { findCluster } from "../../registry/index.ts";
import { takeOver } from "../import-folder.ts";
import { mayImport } from "../policy.ts";
import { type ImportRow, insertImport } from "../queries.ts";
import type { BroughtFile } from "../read-upload.ts";
import { READ_IMPORT } from "../run/import-jobs.ts";
import { BROUGHT_KINDS, NEW_IMPORTS } from "../schema.ts";

/**
 * Takes a file that somebody brought, to be looked through.
 * @throws Problem not_found, not_allowed, bad_input, too_many, file_empty
 */
export async function bringFile(
  { db, jobs, limits, settings, uploads }: Services,
  person: Person,
  { clusterId, kind: wanted, file }: { clusterId: string; kind: string; file: BroughtFile | null },
): Promise<ImportRow> {
  const kind = BROUGHT_KINDS.find((one) => one === wanted);
  try {
    if (!kind) throw new Problem("bad_input", { field: "kind" });
    if (!file) throw new Problem("bad_input", { field: "file" });
    if (file.bytes === 0) throw new Problem("file_empty", { name: file.name });
    limits.count(NEW_IMPORTS, person.id);
    const { name: fileName, sha256, bytes } = file;
    return await db.asPerson(person.id, async (tx) => {
      const { role } = found(await findCluster(tx, clusterId, person.id));
      if (!mayImport({ role })) throw new Problem("not_allowed", { may: "cluster" });
      const reading = { encoding: null, separator: null, sheet: null, headerRow: null };
      const row = await insertImport(tx, { clusterId, kind, fileName, sha256, bytes, reading, startedBy: person.id });
      await takeOver(settings.dataFolder, row.id, file.place);
      await jobs.enqueue(tx, READ_IMPORT, { import: row.id });
      await record(tx, {
        person,
        clusterId,
        action: "import.brought",
        target: row.id,
        after: { kind, fileName, sha256, bytes },
      });
      return row;
    });
  } finally {
    // it is elsewhere by now, or nobody wants it
    if (file) await uploads.drop({ place: file.place });
  }
}
