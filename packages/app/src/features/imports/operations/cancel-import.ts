import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { clearFolder } from "../import-folder.ts";
import { importToChange, movedOn } from "../load-import.ts";
import { changeImport } from "../queries.ts";
import { NO_COUNTS } from "../run/counts.ts";
import { type State, withoutRows } from "../schema.ts";

const CANCELLABLE: readonly State[] = ["reading", "mapping", "checking", "deciding", "importing"];

/**
 * Gives an import up. What it took already stays until somebody undoes it; the work stops after the stretch it is in.
 * @throws Problem not_found, not_allowed, import_moved_on
 */
export async function cancelImport({ db, now, settings }: Services, person: Person, id: string): Promise<void> {
  const state = await db.asPerson(person.id, async (tx) => {
    const { import: row } = await importToChange(tx, id, person, CANCELLABLE);
    // until it is imported, counts say what would be
    const counts = row.state === "importing" ? {} : NO_COUNTS;
    const over = { found: withoutRows(row.found), finishedAt: now() };
    if (!(await changeImport(tx, id, [row.state], { state: "cancelled", ...counts, ...over }))) throw movedOn();
    await record(tx, {
      person,
      clusterId: row.clusterId,
      action: "import.cancelled",
      target: id,
      before: { state: row.state },
    });
    return row.state;
  });
  // the work that is under way clears up after itself
  if (state === "mapping" || state === "deciding") await clearFolder(settings.dataFolder, id);
}
