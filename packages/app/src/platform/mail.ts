import type { Language } from "@klynge/core";
import { and, desc, eq, isNull, lt, lte, ne, or, sql } from "drizzle-orm";
import { integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { createTransport, type Transporter } from "nodemailer";
import type { Database, Transaction } from "./database/database.ts";
import type { Settings } from "./services.ts";
import { installation, moment } from "./tables.ts";

/** The outbox: mail is written in the transaction of its cause and sent later, so that neither waits for the other. */
export const mail = pgTable("mail", {
  id: uuid("id").primaryKey().defaultRandom(),
  recipient: text("recipient").notNull(),
  subject: text("subject").notNull(),
  body: text("body").notNull(),
  language: text("language", { enum: ["en", "nb", "da", "pl"] }).notNull(),
  createdAt: moment("created_at"),
  sentAt: timestamp("sent_at", { withTimezone: true }),
  attempts: integer("attempts").notNull().default(0),
  nextAttemptAt: moment("next_attempt_at"),
  lastError: text("last_error"),
  validUntil: timestamp("valid_until", { withTimezone: true }),
});

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: Language;
  /** When its link runs out: nobody gets it afterwards. */
  readonly validUntil?: Date;
}

/**
 * Where no mail is sent, no letter is written either: its link would lie in the database for ever, or be sent when a mail server is
 * set up months later. A demonstration shows its letters in the outbox instead.
 */
export function queueMail(
  tx: Transaction,
  settings: Pick<Settings, "sendsMail" | "demonstration">,
  letter: Letter,
): Promise<void> {
  return queueMails(tx, settings, [letter]);
}

/** The same for many, as to everybody whom a survey asks. */
export async function queueMails(
  tx: Transaction,
  { sendsMail, demonstration }: Pick<Settings, "sendsMail" | "demonstration">,
  letters: readonly Letter[],
): Promise<void> {
  if ((!sendsMail && !demonstration) || letters.length === 0) return;
  await tx.insert(mail).values(
    letters.map(({ to, subject, text: body, language, validUntil }) => ({
      recipient: to,
      subject: subject.replace(/\s+/g, " "),
      body,
      language,
      validUntil,
    })),
  );
}

/** The newest letters of a demonstration; policies show none of any other installation. */
export async function listOutbox(tx: Transaction, page: number, size: number) {
  return tx
    .select()
    .from(mail)
    .orderBy(desc(mail.createdAt), desc(mail.id))
    .limit(size + 1)
    .offset(page * size);
}

/** What a mail server is to the sender; made by `smtpTransport`, or by a test. */
export type MailTransport = Pick<Transporter, "sendMail">;

/** @param url `smtp://user:password@host:587` or `smtps://…`, the setting `SMTP_URL` */
export function smtpTransport(url: string): MailTransport {
  return createTransport(url);
}

const AT_ONCE = 20;
/** A claim longer than any sending: when a process dies in between, the letter is tried again after it. */
const CLAIM_MINUTES = 5;
const MOST_ATTEMPTS = 12;

/**
 * Sends what waits, at most twenty letters; run by a timer. No transaction is open while the mail server is talked to: letters are
 * claimed first and marked afterwards. A letter that fails is tried again after 2, 4, 8… minutes, at most for about a day and a half; one
 * whose link has run out is not sent at all.
 * @returns how many were sent
 */
export async function sendPendingMail(db: Database, transport: MailTransport): Promise<number> {
  const { from, letters } = await db.asWorker(claim);
  let sent = 0;
  for (const letter of letters) {
    const error = await send(transport, from, letter);
    await db.asWorker((tx) => (error === null ? markSent(tx, letter.id) : markFailed(tx, letter, error)));
    if (error === null) sent += 1;
  }
  return sent;
}

async function claim(tx: Transaction) {
  await giveUp(tx);
  const [row] = await tx.select({ from: installation.mailFrom }).from(installation);
  const pending = tx
    .select({ id: mail.id })
    .from(mail)
    .where(and(isNull(mail.sentAt), lte(mail.nextAttemptAt, sql`now()`), lt(mail.attempts, MOST_ATTEMPTS)))
    .orderBy(mail.createdAt)
    .limit(AT_ONCE)
    .for("update", { skipLocked: true });
  const letters = await tx
    .update(mail)
    .set({ attempts: sql`${mail.attempts} + 1`, nextAttemptAt: sql`now() + make_interval(mins => ${CLAIM_MINUTES})` })
    .where(sql`${mail.id} in ${pending}`)
    .returning();
  return { from: row?.from ?? "klynge@localhost", letters };
}

/** Of what will never be sent the text goes: its link has run out, or the program ended in its last try. */
async function giveUp(tx: Transaction): Promise<void> {
  const tried = and(eq(mail.attempts, MOST_ATTEMPTS), lte(mail.nextAttemptAt, sql`now()`));
  const hopeless = or(lte(mail.validUntil, sql`now()`), tried);
  await tx
    .update(mail)
    .set({ body: "", attempts: MOST_ATTEMPTS })
    .where(and(isNull(mail.sentAt), ne(mail.body, ""), hopeless));
}

async function send(transport: MailTransport, from: string, letter: typeof mail.$inferSelect): Promise<string | null> {
  try {
    await transport.sendMail({
      from,
      to: letter.recipient,
      subject: letter.subject,
      text: letter.body,
      headers: { "Content-Language": letter.language, "Auto-Submitted": "auto-generated" },
    });
    return null;
  } catch (error) {
    return (error as Error).message.slice(0, 500);
  }
}

/** What was sent keeps no text: it may hold a token. */
async function markSent(tx: Transaction, id: string): Promise<void> {
  await tx.update(mail).set({ sentAt: sql`now()`, body: "", lastError: null }).where(eq(mail.id, id));
}

/** After its last try it keeps no text either. */
async function markFailed(
  tx: Transaction,
  { id, attempts, body }: typeof mail.$inferSelect,
  error: string,
): Promise<void> {
  const wait = sql`now() + make_interval(mins => least(power(2, ${mail.attempts})::integer, 360))`;
  await tx
    .update(mail)
    .set({ nextAttemptAt: wait, lastError: error, body: attempts < MOST_ATTEMPTS ? body : "" })
    .where(eq(mail.id, id));
}
