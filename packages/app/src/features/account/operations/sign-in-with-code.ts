import type { Services } from "../../../platform/services.ts";
import { accountSessions } from "../sessions.ts";
import { askAuth } from "./auth-answer.ts";
import { claimCode } from "./claim-code.ts";

/** `over`: the challenge has run out or was guessed at too often; the password is asked again. */
export type CodeOutcome =
  | { readonly kind: "in"; readonly cookies: readonly string[] }
  | { readonly kind: "wrong" }
  | { readonly kind: "over" };

/** The second step: six digits of the app, or one of the backup codes; each works once. */
export async function signInWithCode(services: Services, headers: Headers, code: string): Promise<CodeOutcome> {
  const sessions = accountSessions(services);
  const { api } = sessions.auth;
  const ofApp = /^\d{6}$/.test(code);
  const personId = ofApp ? await sessions.challenged(headers) : null;
  const body = { code: personId === null ? code : await claimCode(services, personId, code) };
  const call = ofApp ? api.verifyTOTP : api.verifyBackupCode;
  const answer = await askAuth<unknown>(call({ body, headers, returnHeaders: true }));
  if (answer.ok) return { kind: "in", cookies: answer.cookies };
  return { kind: answer.code === "INVALID_CODE" || answer.code === "INVALID_BACKUP_CODE" ? "wrong" : "over" };
}
