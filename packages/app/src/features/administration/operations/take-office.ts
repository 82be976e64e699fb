import { record } from "../../../platform/audit.ts";
import { isPlainId } from "../../../platform/ids.ts";
import type { Services } from "../../../platform/services.ts";
import type { Office, Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { mayGovern } from "../policy.ts";
import { countAdministrators, deleteOffice, lockSettings } from "../queries.ts";

/**
 * Takes an office from somebody, or gives one's own up; it counts from the next request on.
 * @returns `last_administrator` when nobody would be left to give offices
 * @throws Problem `not_allowed`, `not_found`
 */
export async function takeOffice(
  { db }: Services,
  person: Person,
  personId: string,
  office: Office,
): Promise<"taken" | "last_administrator"> {
  if (!mayGovern(person)) throw new Problem("not_allowed", { may: "administrator" });
  return db.asPerson(person.id, async (tx) => {
    // one after the other: two administrators who take each other's office at once would leave none
    await lockSettings(tx);
    if (!isPlainId(personId)) throw new Problem("not_found");
    if (office === "administrator" && (await countAdministrators(tx)) < 2) return "last_administrator";
    // first: whoever gives up an own office may write nothing about it afterwards
    await record(tx, {
      person,
      clusterId: null,
      action: "office.taken",
      target: `person:${personId}`,
      before: { office },
    });
    if (!(await deleteOffice(tx, personId, office))) throw new Problem("not_found");
    return "taken";
  });
}
