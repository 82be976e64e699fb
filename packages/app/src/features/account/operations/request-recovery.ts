import type { Services } from "../../../platform/services.ts";
import { LIMITS } from "../limits.ts";
import { accountSessions } from "../sessions.ts";
import { askAuth } from "./auth-answer.ts";
import { settleDemonstrationUser } from "./settle-demonstration-user.ts";

/**
 * Sends a link for a new password, if there is such an account; nobody learns here whether there is.
 * @throws Problem `too_many`
 */
export async function requestRecovery(services: Services, email: string, address: string): Promise<void> {
  const { limits } = services;
  const { auth } = accountSessions(services);
  limits.count(LIMITS.recover_address, address);
  limits.count(LIMITS.recover_account, email);
  await settleDemonstrationUser(services, email);
  await askAuth(auth.api.requestPasswordReset({ body: { email }, returnHeaders: true }));
}
