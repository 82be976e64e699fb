import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { accountSessions } from "../sessions.ts";
import { type AuthAnswer, askAuth } from "./auth-answer.ts";
import { recordOwn } from "./record-own.ts";

/** What the browser needs to make a key; refused with `SESSION_NOT_FRESH` a day after signing in. */
export function passkeyOptions(services: Services, headers: Headers): Promise<AuthAnswer<unknown>> {
  const { api } = accountSessions(services).auth;
  return askAuth<unknown>(api.generatePasskeyRegistrationOptions({ headers, returnHeaders: true }));
}

export interface NewPasskey {
  /** What the browser made, as JSON. */
  readonly response: unknown;
  /** What its owner calls it. */
  readonly name: string;
}

export async function addPasskey(
  services: Services,
  person: Person,
  headers: Headers,
  body: NewPasskey,
): Promise<AuthAnswer<unknown>> {
  const { api } = accountSessions(services).auth;
  const answer = await askAuth<unknown>(api.verifyPasskeyRegistration({ body, headers, returnHeaders: true }));
  if (answer.ok) await recordOwn(services, person, "person.passkey_added");
  return answer;
}
