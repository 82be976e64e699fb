import { createEmailVerificationToken } from "better-auth/api";
import type { Services } from "../../../platform/services.ts";
import { type Addressee, LINK_MINUTES } from "../auth.ts";
import { lettersTo } from "../letters.ts";
import { LIMITS } from "../limits.ts";
import { accountSessions } from "../sessions.ts";
import { askAuth } from "./auth-answer.ts";

/** The link of the letter after signing up without an invitation. */
export async function confirmAddress(services: Services, token: string): Promise<"confirmed" | "spent"> {
  const { api } = accountSessions(services).auth;
  const answer = await askAuth<unknown>(api.verifyEmail({ query: { token }, returnHeaders: true }));
  return answer.ok ? "confirmed" : "spent";
}

/**
 * Sends that letter. Not by the library: its own sending lasts half a second at least, which would tell a new address from a known
 * one.
 */
export async function sendConfirmation({ db, settings, ...services }: Services, to: Addressee): Promise<void> {
  const { secret } = await accountSessions(services).auth.$context;
  const token = await createEmailVerificationToken(secret, to.email, undefined, LINK_MINUTES * 60);
  await lettersTo(db, settings).verification(to, token);
}

/**
 * Sends that letter again, to somebody who knew the password.
 * @throws Problem `too_many`
 */
export async function sendConfirmationAgain(services: Services, email: string): Promise<void> {
  const { limits } = services;
  const { auth } = accountSessions(services);
  limits.count(LIMITS.recover_account, email);
  await askAuth(auth.api.sendVerificationEmail({ body: { email }, returnHeaders: true }));
}
