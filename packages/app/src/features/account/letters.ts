import { eq } from "drizzle-orm";
import type { Database, Transaction } from "../../platform/database/database.ts";
import { sayIn } from "../../platform/i18n/texts.ts";
import { queueMail } from "../../platform/mail.ts";
import { installation, person } from "../../platform/tables.ts";
import type { Addressee, Letters } from "./auth.ts";

/** The letters about an account, each in the language of whom it goes to. */
export function lettersTo(db: Database, origin: string): Letters {
  const write = (to: Addressee, letter: LetterName, path: string) =>
    db.asWorker(async (tx) => {
      const [known] = await tx.select().from(person).where(eq(person.id, to.id));
      const language = known?.language ?? "en";
      const details = { name: known?.name ?? to.email, link: `${origin}${path}`, owner: await schemeOwner(tx) };
      const say = sayIn(language);
      await queueMail(tx, {
        to: to.email,
        subject: say(`account.mail.${letter}.subject`, details),
        text: say(`account.mail.${letter}.text`, details),
        language,
      });
    });
  return {
    recovery: (to, token) => write(to, "recovery", `/recover/${encodeURIComponent(token)}`),
    verification: (to, token) => write(to, "verification", `/confirm/${encodeURIComponent(token)}`),
    alreadyThere: (to) => write(to, "already_there", "/recover"),
    passwordChanged: (to) => write(to, "password_changed", "/recover"),
  };
}

type LetterName = "recovery" | "verification" | "already_there" | "password_changed";

/** Who runs the installation; letters are signed with it. */
export async function schemeOwner(tx: Transaction): Promise<string> {
  const [row] = await tx.select({ name: installation.schemeOwner }).from(installation);
  return row?.name || "Klynge";
}
