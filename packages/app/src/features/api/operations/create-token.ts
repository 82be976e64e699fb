import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { insertToken, listTokens } from "../queries.ts";
import type { TokenForm } from "../schema.ts";
import { hashOf, newToken } from "../token.ts";

/** More than anybody needs; a program that makes tokens in a loop is stopped. */
export const MOST_TOKENS = 20;

/**
 * A token for a program that acts for this person, with all of the person's rights.
 * @returns the token, which nobody can read again; null when the person has as many as one may have
 */
export async function createToken(
  { db, now }: Services,
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
    return token;
  });
}
