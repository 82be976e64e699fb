import type { Services } from "../../../platform/services.ts";
import type { Auth } from "../auth.ts";
import { LIMITS } from "../limits.ts";
import { accountSessions } from "../sessions.ts";
import { type AuthAnswer, askAuth } from "./auth-answer.ts";

type DeviceAnswer = NonNullable<Parameters<Auth["api"]["verifyPasskeyAuthentication"]>[0]>["body"];

/** What the browser needs to ask the device; the challenge is remembered in a cookie. */
export async function passkeyChallenge(services: Services, headers: Headers, address: string) {
  const { limits } = services;
  const { auth } = accountSessions(services);
  limits.count(LIMITS.passkey_address, address);
  const answer = await askAuth<object>(auth.api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true }));
  // better-auth says "preferred"; a passkey without the user's finger or PIN is refused afterwards, so ask for it
  return answer.ok ? { ...answer, value: { ...answer.value, userVerification: "required" } } : answer;
}

/** @param response what the device answered; the library checks every part of it */
export function signInWithPasskey(
  services: Services,
  headers: Headers,
  response: unknown,
): Promise<AuthAnswer<unknown>> {
  const { api } = accountSessions(services).auth;
  const body = { response } as DeviceAnswer;
  return askAuth<unknown>(api.verifyPasskeyAuthentication({ body, headers, returnHeaders: true }));
}
