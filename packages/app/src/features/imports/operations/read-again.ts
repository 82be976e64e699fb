import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { importToChange, movedOn } from "../load-import.ts";
import { changeImport } from "../queries.ts";
import { READ_IMPORT } from "../run/import-jobs.ts";
import type { Reading } from "../schema.ts";

/**
 * Reads a file in another way: another sheet, header, alphabet or separator.
 * @throws Problem not_found, not_allowed, import_moved_on
 */
export async function readAgain(
  { db, jobs }: Services,
  person: Person,
  { id, reading }: { id: string; reading: Reading },
): Promise<void> {
  await db.asPerson(person.id, async (tx) => {
    await importToChange(tx, id, person, ["mapping", "deciding"]);
    if (!(await changeImport(tx, id, ["mapping", "deciding"], { reading, state: "reading" }))) throw movedOn();
    await jobs.enqueue(tx, READ_IMPORT, { import: id });
  });
}
