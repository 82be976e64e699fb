import type { Services } from "../../../platform/services.ts";
import { LIMITS } from "../limits.ts";
import { addPerson } from "../queries.ts";
import { accountSessions } from "../sessions.ts";
import { askAuth } from "./auth-answer.ts";

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  /** Where the request comes from, for the limits. */
  readonly address: string;
}

/** A wrong password and an unknown person are one answer: `refused`. `code`: the second factor is asked next. */
export type SignInOutcome =
  | { readonly kind: "in" | "code"; readonly cookies: readonly string[] }
  | { readonly kind: "refused" | "unverified" };

/** @throws Problem `too_many` */
export async function signIn(services: Services, headers: Headers, input: SignInInput): Promise<SignInOutcome> {
  const { limits } = services;
  const { auth } = accountSessions(services);
  const { email, password, address } = input;
  limits.count(LIMITS.sign_in_address, address);
  limits.count(LIMITS.sign_in_account, email);
  const answer = await askAuth(auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true }));
  if (!answer.ok) return { kind: answer.code === "EMAIL_NOT_VERIFIED" ? "unverified" : "refused" };
  // with a second factor to come, the password alone proves little: guesses at the code are limited by its challenge
  if ("twoFactorRedirect" in answer.value) return { kind: "code", cookies: answer.cookies };
  limits.forget(LIMITS.sign_in_account, email);
  const { id, name } = answer.value.user;
  // whoever's sign-up was cut in half becomes a person now
  await services.db.asWorker((tx) => addPerson(tx, { id, name, email }));
  return { kind: "in", cookies: answer.cookies };
}
