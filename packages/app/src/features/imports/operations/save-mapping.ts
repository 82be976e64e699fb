import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { importToChange, movedOn } from "../load-import.ts";
import { changeImport } from "../queries.ts";
import type { Mapping } from "../schema.ts";

/**
 * Keeps what a person says the columns are, so that the page shows the rows as they would be read.
 * @throws Problem not_found, not_allowed, import_moved_on
 */
export async function saveMapping(
  { db }: Services,
  person: Person,
  { id, mapping }: { id: string; mapping: Mapping },
): Promise<void> {
  await db.asPerson(person.id, async (tx) => {
    await importToChange(tx, id, person, ["mapping", "deciding"]);
    if (!(await changeImport(tx, id, ["mapping", "deciding"], { mapping, state: "mapping" }))) throw movedOn();
  });
}
