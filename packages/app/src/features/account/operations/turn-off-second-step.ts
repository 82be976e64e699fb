import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { LIMITS } from "../limits.ts";
import { accountSessions } from "../sessions.ts";
import { type AuthAnswer, askAuth } from "./auth-answer.ts";
import { recordOwn } from "./record-own.ts";

/** @throws Problem `too_many` */
export async function turnOffSecondStep(
  services: Services,
  person: Person,
  headers: Headers,
  password: string,
): Promise<AuthAnswer<unknown>> {
  const { limits } = services;
  const { auth } = accountSessions(services);
  limits.count(LIMITS.sign_in_account, person.email);
  const answer = await askAuth<unknown>(
    auth.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }),
  );
  if (!answer.ok) return answer;
  limits.forget(LIMITS.sign_in_account, person.email);
  await recordOwn(services, person, "person.second_step_off");
  return answer;
}
