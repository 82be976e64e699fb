import { eq } from "drizzle-orm";
import type { Database, Transaction } from "../../platform/database/database.ts";
import { sayIn } from "../../platform/i18n/texts.ts";
import { schemeOwner } from "../../platform/installation.ts";
import { queueMail } from "../../platform/mail.ts";
import type { Settings } from "../../platform/services.ts";
import { person } from "../../platform/tables.ts";
import { type Addressee, type Letters, LINK_MINUTES } from "./auth.ts";

/** The letters that better-auth asks for; each in a transaction of its own. */
export function lettersTo(db: Database, settings: Settings): Letters {
  const write = (to: Addressee, letter: LetterName, path: string) =>
    db.asWorker((tx) => writeLetter(tx, settings, { to, letter, path }));
  return {
    recovery: (to, token) => write(to, "recovery", `/recover/${encodeURIComponent(token)}`),
    verification: (to, token) => write(to, "verification", `/confirm/${encodeURIComponent(token)}`),
    alreadyThere: (to) => write(to, "already_there", "/recover"),
  };
}

type LetterName = "recovery" | "verification" | "already_there" | "password_changed";

/** Their links hold a secret. */
const RUN_OUT: ReadonlySet<LetterName> = new Set(["recovery", "verification"]);

export interface LetterAbout {
  readonly to: Addressee;
  readonly letter: LetterName;
  /** Where its link leads. */
  readonly path: string;
}

/** A letter about an account, in the language of whom it goes to. Runs as the worker: he may not be seen by anybody yet. */
export async function writeLetter(
  tx: Transaction,
  settings: Settings,
  { to, letter, path }: LetterAbout,
): Promise<void> {
  const [known] = await tx.select().from(person).where(eq(person.id, to.id));
  const language = known?.language ?? "en";
  const link = `${settings.origin}${path}`;
  const details = { name: known?.name ?? to.email, link, owner: await schemeOwner(tx) };
  const say = sayIn(language);
  await queueMail(tx, settings, {
    to: to.email,
    subject: say(`account.mail.${letter}.subject`, details),
    text: say(`account.mail.${letter}.text`, details),
    language,
    ...(RUN_OUT.has(letter) && { validUntil: new Date(Date.now() + LINK_MINUTES * 60_000) }),
  });
}
