import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { importToChange, movedOn } from "../load-import.ts";
import { goToWork } from "./go-to-work.ts";

/**
 * Takes back all that an import did. What somebody changed since stays, and is named.
 * @throws Problem not_found, not_allowed, import_moved_on, import_at_work
 */
export async function undoImport({ db, jobs }: Services, person: Person, id: string): Promise<void> {
  await db.asPerson(person.id, async (tx) => {
    const { import: row } = await importToChange(tx, id, person, ["done", "cancelled", "failed"]);
    // answers and profiles went through their own pages, where they can be changed again
    if (row.kind === "bronze" || row.kind === "profile") throw movedOn();
    await goToWork(tx, jobs, row, {
      from: ["done", "cancelled", "failed"],
      to: { state: "undoing", rowsDone: 0, kept: [] },
    });
    await record(tx, { person, clusterId: row.clusterId, action: "import.undo_started", target: id });
  });
}
