import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { importToChange } from "../load-import.ts";
import { NO_COUNTS } from "../run/counts.ts";
import { goToWork } from "./go-to-work.ts";

/**
 * Has a checked file taken into the register. Rows that nobody decided about are left out, and told.
 * @throws Problem not_found, not_allowed, import_moved_on, import_at_work
 */
export async function startImport({ db, jobs }: Services, person: Person, id: string): Promise<void> {
  await db.asPerson(person.id, async (tx) => {
    const { import: row } = await importToChange(tx, id, person, ["deciding"]);
    await goToWork(tx, jobs, row, {
      from: ["deciding"],
      to: { state: "importing", ...NO_COUNTS, rowsDone: 0, position: 0 },
    });
    await record(tx, { person, clusterId: row.clusterId, action: "import.started", target: id });
  });
}
