import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { LIMITS } from "../limits.ts";
import { accountSessions } from "../sessions.ts";
import { type AuthAnswer, askAuth } from "./auth-answer.ts";
import { sealNewPassword } from "./seal-new-password.ts";

export interface ChangePasswordInput {
  readonly current: string;
  readonly password: string;
}

/**
 * Needs the present password; ends all other sessions, withdraws all tokens and tells the mailbox.
 * @throws Problem `too_many`
 */
export async function changePassword(
  services: Services,
  person: Person,
  headers: Headers,
  { current, password }: ChangePasswordInput,
): Promise<AuthAnswer<unknown>> {
  const { limits } = services;
  const { auth } = accountSessions(services);
  limits.count(LIMITS.sign_in_account, person.email);
  const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
  const answer = await askAuth<unknown>(auth.api.changePassword({ body, headers, returnHeaders: true }));
  if (!answer.ok) return answer;
  limits.forget(LIMITS.sign_in_account, person.email);
  await sealNewPassword(services, person);
  return answer;
}
