import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { LIMITS } from "../limits.ts";
import { accountSessions } from "../sessions.ts";
import { type AuthAnswer, askAuth } from "./auth-answer.ts";
import { claimCode } from "./claim-code.ts";
import { recordOwn } from "./record-own.ts";

export interface SecondStep {
  /** For the app, shown once. */
  readonly uri: string;
  readonly backupCodes: readonly string[];
}

/**
 * First half: a secret and backup codes; nothing is asked at sign-in before `confirmSecondStep`.
 * @returns null when the password is wrong, or the second step is on already
 * @throws Problem `too_many`
 */
export async function startSecondStep(
  services: Services,
  person: Person,
  headers: Headers,
  password: string,
): Promise<SecondStep | null> {
  const { limits } = services;
  const { auth } = accountSessions(services);
  limits.count(LIMITS.sign_in_account, person.email);
  const answer = await askAuth(auth.api.enableTwoFactor({ body: { password }, headers, returnHeaders: true }));
  if (!answer.ok || !("totpURI" in answer.value)) return null;
  limits.forget(LIMITS.sign_in_account, person.email);
  return { uri: answer.value.totpURI, backupCodes: answer.value.backupCodes };
}

/**
 * Second half: the app shows the right code.
 * @throws Problem `too_many`
 */
export async function confirmSecondStep(
  services: Services,
  person: Person,
  headers: Headers,
  code: string,
): Promise<AuthAnswer<unknown>> {
  const { limits } = services;
  const { auth } = accountSessions(services);
  limits.count(LIMITS.sign_in_account, person.email);
  const body = { code: await claimCode(services, person.id, code) };
  const answer = await askAuth<unknown>(auth.api.verifyTOTP({ body, headers, returnHeaders: true }));
  if (!answer.ok) return answer;
  limits.forget(LIMITS.sign_in_account, person.email);
  await recordOwn(services, person, "person.second_step_on");
  return answer;
}
