import type { Language } from "@klynge/core";
import type { Services } from "../../../platform/services.ts";
import { trustEmail } from "../auth-queries.ts";
import { LIMITS } from "../limits.ts";
import { type AcceptOutcome, acceptInvitation } from "./accept-invitation.ts";
import { readInvitation } from "./read-invitation.ts";
import { signIn } from "./sign-in.ts";
import { createAccount } from "./sign-up.ts";

export interface JoinInput {
  readonly name: string;
  /** Used only when the invitation names none. */
  readonly email: string;
  readonly password: string;
  readonly language: Language;
  readonly address: string;
}

export type JoinOutcome =
  | (AcceptOutcome & { readonly cookies?: readonly string[] })
  /** The address has an account: sign in first, then open the link again. */
  | { readonly kind: "account_exists" };

/**
 * Account, seat and session in one step for somebody new. The link came by mail, so the address is proven.
 * @throws Problem `not_found`, `too_many`
 */
export async function joinByInvitation(
  services: Services,
  headers: Headers,
  token: string,
  input: JoinInput,
): Promise<JoinOutcome> {
  services.limits.count(LIMITS.sign_up_address, input.address);
  const invitation = await readInvitation(services, token);
  if (invitation.state !== "open") return { kind: invitation.state };
  const email = invitation.email ?? input.email;
  const personId = await createAccount(services, { ...input, email });
  if (personId === null) return { kind: "account_exists" };
  await services.db.asAuth((tx) => trustEmail(tx, personId));
  const accepted = await acceptInvitation(services, personId, token);
  const signedIn = await signIn(services, headers, { ...input, email });
  return { ...accepted, cookies: "cookies" in signedIn ? signedIn.cookies : [] };
}
