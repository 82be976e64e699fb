import type { Services } from "../../../platform/services.ts";
import { addUser } from "../auth-queries.ts";
import { findPersonByEmail } from "../queries.ts";

/** People of the demonstration have addresses before they have accounts: the seed writes people alone. */
export async function settleDemonstrationUser({ db, settings }: Services, email: string): Promise<void> {
  if (!settings.demonstration) return;
  const person = await db.asWorker((tx) => findPersonByEmail(tx, email));
  if (person) await db.asAuth((tx) => addUser(tx, person));
}
