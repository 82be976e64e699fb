import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { mayInviteToOffice } from "../policy.ts";
import * as queries from "../queries.ts";

/** @throws Problem `not_allowed`; `not_found`, also when it has been accepted meanwhile */
export async function withdrawOfficeInvitation({ db, now }: Services, person: Person, id: string): Promise<void> {
  if (!mayInviteToOffice(person)) throw new Problem("not_allowed", { may: "administrator" });
  await db.asPerson(person.id, async (tx) => {
    if (!(await queries.withdrawInvitation(tx, null, id, now()))) throw new Problem("not_found");
    await record(tx, { person, clusterId: null, action: "invitation.withdrawn", target: `invitation:${id}` });
  });
}
