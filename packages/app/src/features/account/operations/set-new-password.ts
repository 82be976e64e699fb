import type { Services } from "../../../platform/services.ts";
import { accountSessions } from "../sessions.ts";
import { askAuth } from "./auth-answer.ts";

/**
 * With the token of a recovery letter, once. Ends every session of the account.
 * @returns `spent` for a token that was used, has run out, or never was
 */
export async function setNewPassword(services: Services, token: string, newPassword: string): Promise<"set" | "spent"> {
  const { api } = accountSessions(services).auth;
  const answer = await askAuth(api.resetPassword({ body: { token, newPassword }, returnHeaders: true }));
  return answer.ok ? "set" : "spent";
}
