import type { Language } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { hasUser } from "../auth-queries.ts";
import { LIMITS } from "../limits.ts";
import { addPerson, installationOf } from "../queries.ts";
import { accountSessions } from "../sessions.ts";
import { askAuth } from "./auth-answer.ts";
import { sendConfirmation } from "./confirm-address.ts";
import { settleDemonstrationUser } from "./settle-demonstration-user.ts";
import { type SignInOutcome, signIn } from "./sign-in.ts";

export interface SignUpInput {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly language: Language;
  readonly address: string;
}

/** `check_mail` for new and for known addresses alike: whether somebody has an account is told to his mailbox only. */
export type SignUpOutcome = SignInOutcome | { readonly kind: "check_mail" };

/**
 * Signing up without an invitation. One hash and one letter in any case, so that the time it takes does not tell either.
 * @throws Problem `not_allowed` where the installation takes people by invitation only; `too_many`
 */
export async function signUp(services: Services, headers: Headers, input: SignUpInput): Promise<SignUpOutcome> {
  if ((await services.db.asPublic(installationOf))?.signUp !== "open")
    throw new Problem("not_allowed", { may: "invited" });
  const { limits } = services;
  const { verifyEmail } = accountSessions(services);
  limits.count(LIMITS.sign_up_address, input.address);
  limits.count(LIMITS.sign_up_account, input.email);
  const created = await createAccount(services, input);
  if (!verifyEmail) return signIn(services, headers, input);
  if (created !== null) await sendConfirmation(services, { id: created, email: input.email });
  return { kind: "check_mail" };
}

/**
 * The account, and the person as others see him. Two transactions under two roles: when the second is lost, the next sign-up
 * with the same address is told that an account is there, and the first sign-in makes the person.
 * @returns the id of the person, or null when the address has an account already
 */
export async function createAccount(services: Services, input: Omit<SignUpInput, "address">): Promise<string | null> {
  const { name, email, password, language } = input;
  // the people of the demonstration have addresses before they have accounts
  const { api } = accountSessions(services).auth;
  await settleDemonstrationUser(services, email);
  const answer = await askAuth(api.signUpEmail({ body: { name, email, password }, returnHeaders: true }));
  if (!answer.ok) return null;
  const { id } = answer.value.user;
  // for a known address the library answers with a person who does not exist
  if (!(await services.db.asAuth((tx) => hasUser(tx, id)))) return null;
  await services.db.asWorker(async (tx) => {
    await addPerson(tx, { id, name, email, language });
    await record(tx, { person: { id }, clusterId: null, action: "person.signed_up", target: `person:${id}` });
  });
  return id;
}
