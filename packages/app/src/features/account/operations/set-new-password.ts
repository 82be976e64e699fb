import { isPlainId } from "../../../platform/ids.ts";
import type { Services } from "../../../platform/services.ts";
import { accountOf } from "../auth-queries.ts";
import { accountSessions } from "../sessions.ts";
import { askAuth } from "./auth-answer.ts";
import { sealNewPassword } from "./seal-new-password.ts";

/** `set_with_passkeys`: whoever knew the old password may have added one of them. */
export type NewPasswordOutcome = "set" | "set_with_passkeys" | "spent";

/**
 * With the token of a recovery letter, once. Ends every session of the account and withdraws its tokens; passkeys stay.
 * @returns `spent` for a token that was used, has run out, or never was
 */
export async function setNewPassword(
  services: Services,
  token: string,
  newPassword: string,
): Promise<NewPasswordOutcome> {
  if (!isPlainId(token)) return "spent";
  const { auth } = accountSessions(services);
  const { internalAdapter } = await auth.$context;
  // the answer of the library does not say whose token it was
  const personId = (await internalAdapter.findVerificationValue(`reset-password:${token}`))?.value;
  const answer = await askAuth(auth.api.resetPassword({ body: { token, newPassword }, returnHeaders: true }));
  const user = personId && answer.ok ? await internalAdapter.findUserById(personId) : null;
  if (!user) return "spent";
  await sealNewPassword(services, user);
  const { passkeys } = await services.db.asAuth((tx) => accountOf(tx, user.id));
  return passkeys.length > 0 ? "set_with_passkeys" : "set";
}
