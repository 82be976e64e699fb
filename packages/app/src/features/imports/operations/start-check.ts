import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { importToChange } from "../load-import.ts";
import { completeMapping, type MappingFault, mappingFaults } from "../mapping.ts";
import { rememberMapping } from "../queries.ts";
import { NO_COUNTS } from "../run/counts.ts";
import { type FoundTable, headerHash, type Mapping } from "../schema.ts";
import { goToWork } from "./go-to-work.ts";

/**
 * Has a file compared with the register, as it is mapped; the mapping is remembered for the next file with the same columns.
 * @returns what has to be said first, if anything; then nothing was started
 * @throws Problem not_found, not_allowed, import_moved_on, import_at_work
 */
export async function startCheck(
  { db, jobs, now }: Services,
  person: Person,
  { id, mapping }: { id: string; mapping: Mapping },
): Promise<readonly MappingFault[]> {
  return db.asPerson(person.id, async (tx) => {
    const { import: row } = await importToChange(tx, id, person, ["mapping", "deciding"]);
    const found = row.found as FoundTable;
    const faults = mappingFaults(mapping, found);
    if (faults.length > 0) return faults;
    const complete = completeMapping(mapping, found);
    const { clusterId } = row;
    await rememberMapping(tx, {
      clusterId,
      kind: "members",
      headerHash: headerHash(found.columns),
      mapping,
      usedAt: now(),
    });
    const begin = { state: "checking", mapping: complete, ...NO_COUNTS, rowsDone: 0, position: 0 } as const;
    await goToWork(tx, jobs, row, { from: ["mapping", "deciding"], to: begin });
    await record(tx, { person, clusterId, action: "import.mapped", target: id, after: { columns: complete.columns } });
    return [];
  });
}
