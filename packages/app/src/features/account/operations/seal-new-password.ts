import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import { withdrawTokens } from "../../api/index.ts";
import type { Addressee } from "../auth.ts";
import { writeLetter } from "../letters.ts";

/**
 * After a new password nobody stays in by what was made with the old one: all tokens for programs are withdrawn, with an entry for
 * each and one for the password, and the mailbox is told.
 */
export async function sealNewPassword({ db, settings, now }: Services, person: Addressee): Promise<void> {
  await db.asWorker(async (tx) => {
    await record(tx, { person, clusterId: null, action: "person.password_changed", target: `person:${person.id}` });
    for (const { id, name } of await withdrawTokens(tx, person.id, now()))
      await record(tx, { person, clusterId: null, action: "token.revoked", target: `token:${id}`, before: { name } });
    await writeLetter(tx, settings, { to: person, letter: "password_changed", path: "/recover" });
  });
}
