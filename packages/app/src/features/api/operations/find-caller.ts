import type { Services } from "../../../platform/services.ts";
import type { SignedIn } from "../../../platform/sessions.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { findByHash, markUsed } from "../queries.ts";
import { hashOf } from "../token.ts";

const NOTED_EVERY_MS = 5 * 60_000;

/**
 * Who is behind a token. Reads in the role of signing in, before the transaction of the request opens.
 * @param authorization the header as it was sent
 * @throws Problem `token_not_valid` for one that is unknown, withdrawn, expired, or of another kind; which of them is not told
 */
export async function findCaller({ db, now }: Services, authorization: string): Promise<SignedIn> {
  const hash = hashOf(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? "");
  if (!hash) throw new Problem("token_not_valid");
  const at = now();
  const token = await db.asAuth(async (tx) => {
    const known = await findByHash(tx, hash, at);
    if (known && at.getTime() - (known.lastUsedAt?.getTime() ?? 0) > NOTED_EVERY_MS) await markUsed(tx, known.id, at);
    return known;
  });
  if (!token) throw new Problem("token_not_valid");
  return { personId: token.personId, sessionId: `token:${token.id}` };
}
