import { and, desc, eq, gt, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import type { SignedIn } from "../../platform/sessions.ts";
import { account, passkey, session, twoFactor, user } from "./tables.ts";

/** All SQL of signing in, under `klynge_auth`; what better-auth asks for itself stands in the library. */

/** Finds a living session and notes its use, to the next five minutes. */
export async function useSession(tx: Transaction, token: string): Promise<SignedIn | null> {
  const [row] = await tx
    .select({
      personId: session.userId,
      sessionId: session.id,
      stale: sql<boolean>`${session.updatedAt} < now() - interval '5 minutes'`,
    })
    .from(session)
    .where(and(eq(session.token, token), gt(session.expiresAt, sql`now()`)));
  if (!row) return null;
  if (row.stale) await tx.update(session).set({ updatedAt: sql`now()` }).where(eq(session.id, row.sessionId));
  return { personId: row.personId, sessionId: row.sessionId };
}

/** How somebody signs in, and where from. */
export async function accountOf(tx: Transaction, personId: string) {
  const [known] = await tx.select({ twoFactor: user.twoFactorEnabled }).from(user).where(eq(user.id, personId));
  const passwords = await tx
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.userId, personId), eq(account.providerId, "credential")));
  const passkeys = await tx
    .select({ id: passkey.id, name: passkey.name, createdAt: passkey.createdAt })
    .from(passkey)
    .where(eq(passkey.userId, personId))
    .orderBy(desc(passkey.createdAt));
  const sessions = await tx
    .select({ id: session.id, device: session.userAgent, since: session.createdAt, usedAt: session.updatedAt })
    .from(session)
    .where(and(eq(session.userId, personId), gt(session.expiresAt, sql`now()`)))
    .orderBy(desc(session.updatedAt));
  return { twoFactor: known?.twoFactor ?? false, hasPassword: passwords.length > 0, passkeys, sessions };
}

/** @returns whether there was such a session of this person */
export async function endSession(tx: Transaction, personId: string, sessionId: string): Promise<boolean> {
  const ended = await tx
    .delete(session)
    .where(and(eq(session.id, sessionId), eq(session.userId, personId)))
    .returning({ id: session.id });
  return ended.length > 0;
}

export async function endOtherSessions(tx: Transaction, personId: string, sessionId: string): Promise<number> {
  const others = and(eq(session.userId, personId), ne(session.id, sessionId));
  return (await tx.delete(session).where(others).returning({ id: session.id })).length;
}

export async function removePasskey(tx: Transaction, personId: string, passkeyId: string): Promise<boolean> {
  const removed = await tx
    .delete(passkey)
    .where(and(eq(passkey.id, passkeyId), eq(passkey.userId, personId)))
    .returning({ id: passkey.id });
  return removed.length > 0;
}

/** The secret that codes are made from, encrypted; null without a second step. */
export async function secondStepOf(tx: Transaction, personId: string): Promise<string | null> {
  const [row] = await tx.select({ secret: twoFactor.secret }).from(twoFactor).where(eq(twoFactor.userId, personId));
  return row?.secret ?? null;
}

/** @returns whether neither this half minute nor a later one was used before */
export async function claimStep(tx: Transaction, personId: string, step: number): Promise<boolean> {
  const unused = or(isNull(twoFactor.lastStep), lt(twoFactor.lastStep, step));
  const claimed = await tx
    .update(twoFactor)
    .set({ lastStep: step })
    .where(and(eq(twoFactor.userId, personId), unused))
    .returning({ id: twoFactor.id });
  return claimed.length > 0;
}

export async function hasUser(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.select({ id: user.id }).from(user).where(eq(user.id, id))).length > 0;
}

export async function trustEmail(tx: Transaction, id: string): Promise<void> {
  await tx.update(user).set({ emailVerified: true }).where(eq(user.id, id));
}

export async function addUser(
  tx: Transaction,
  { id, name, email }: { id: string; name: string; email: string },
): Promise<void> {
  await tx.insert(user).values({ id, name, email, emailVerified: true }).onConflictDoNothing();
}
