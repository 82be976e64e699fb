import type { Services } from "../../../platform/services.ts";
import { accountSessions } from "../sessions.ts";
import { askAuth } from "./auth-answer.ts";

/** Ends this session; the cookies that come back empty the browser's. */
export async function signOut(services: Services, headers: Headers): Promise<readonly string[]> {
  return (await askAuth(accountSessions(services).auth.api.signOut({ headers, returnHeaders: true }))).cookies;
}
