import { record } from "../../../platform/audit.ts";
import { sayIn } from "../../../platform/i18n/texts.ts";
import { schemeOwner } from "../../../platform/installation.ts";
import { type Letter, queueMail } from "../../../platform/mail.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { insertToken, listTokens } from "../queries.ts";
import type { TokenForm } from "../schema.ts";
import { hashOf, newToken } from "../token.ts";

/** More than anybody needs; a program that makes tokens in a loop is stopped. */
export const MOST_TOKENS = 20;

/**
 * A token for a program that acts for this person, with all of the person's rights; the mailbox is told.
 * @returns the token, which nobody can read again; null when the person has as many as one may have
 */
export async function createToken(
  { db, now, settings }: Services,
  person: Person,
  { name, days }: TokenForm,
): Promise<string | null> {
  const token = newToken();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + days * 86_400_000);
  return db.asPerson(person.id, async (tx) => {
    if ((await listTokens(tx, person.id)).length >= MOST_TOKENS) return null;
    const tokenHash = hashOf(token) as string;
    const id = await insertToken(tx, { personId: person.id, name, tokenHash, createdAt, expiresAt });
    const after = { name, expires_at: expiresAt.toISOString() };
    await record(tx, { person, clusterId: null, action: "token.created", target: `token:${id}`, after });
    const link = `${settings.origin}/account/tokens`;
    await queueMail(tx, settings, letterTo(person, { token: name, link, owner: await schemeOwner(tx) }));
    return token;
  });
}

/** Whoever did not make it himself learns that somebody else did. */
function letterTo(
  { email, name, language }: Person,
  about: Readonly<Record<"token" | "link" | "owner", string>>,
): Letter {
  const details = { ...about, name };
  const say = sayIn(language);
  return {
    to: email,
    subject: say("api.mail.token_created.subject", details),
    text: say("api.mail.token_created.text", details),
    language,
  };
}
