import type { Services } from "../../../platform/services.ts";
import { accountSessions } from "../sessions.ts";
import { askAuth } from "./auth-answer.ts";
import { settleDemonstrationUser } from "./settle-demonstration-user.ts";

/**
 * Sends a link for a new password, if there is such an account; nobody learns here whether there is.
 * @throws Problem `too_many`
 */
export async function requestRecovery(services: Services, email: string, address: string): Promise<void> {
  const { auth, limits } = accountSessions(services);
  limits.count("recover_address", address);
  limits.count("recover_account", email);
  await settleDemonstrationUser(services, email);
  await askAuth(auth.api.requestPasswordReset({ body: { email }, returnHeaders: true }));
}
