import { parseSigned } from "hono/utils/cookie";
import type { Database } from "../../platform/database/database.ts";
import type { Services, Settings } from "../../platform/services.ts";
import type { Sessions, SignedIn } from "../../platform/sessions.ts";
import { type Auth, createAuth } from "./auth.ts";
import { useSession } from "./auth-queries.ts";
import { lettersTo } from "./letters.ts";

export interface SessionsOptions {
  readonly db: Database;
  readonly settings: Settings;
  /** At least 32 characters; see `installationSecret`. */
  readonly secret: string;
  /** Whether whoever signs up without an invitation must first answer a mail; yes unless said otherwise. */
  readonly verifyEmail?: boolean;
}

/** Made once when the program starts, over an open database. */
export function createSessions({ db, settings, secret, verifyEmail = true }: SessionsOptions): AccountSessions {
  const auth = createAuth({ db, settings, secret, verifyEmail, letters: lettersTo(db, settings) });
  return new AccountSessions(db, auth, secret, verifyEmail);
}

/** Who is signed in, and for this feature alone the means to sign somebody in. */
export class AccountSessions implements Sessions {
  readonly auth: Auth;
  readonly verifyEmail: boolean;
  readonly #db: Database;
  readonly #secret: string;

  constructor(db: Database, auth: Auth, secret: string, verifyEmail: boolean) {
    this.auth = auth;
    this.verifyEmail = verifyEmail;
    this.#db = db;
    this.#secret = secret;
  }

  /** One statement for each request, where the library takes two; ended elsewhere means ended here at once. */
  async read(headers: Headers): Promise<SignedIn | null> {
    const token = await this.#tokenIn(headers.get("cookie"));
    return token === null ? null : this.#db.asAuth((tx) => useSession(tx, token));
  }

  /** Who has proven the password and is asked for the second step. */
  async challenged(headers: Headers): Promise<string | null> {
    const { createAuthCookie, internalAdapter } = await this.auth.$context;
    const challenge = await this.#signedIn(headers.get("cookie"), createAuthCookie("two_factor").name);
    return challenge === null ? null : ((await internalAdapter.findVerificationValue(challenge))?.value ?? null);
  }

  async #tokenIn(cookies: string | null): Promise<string | null> {
    return this.#signedIn(cookies, (await this.auth.$context).authCookies.sessionToken.name);
  }

  /** A cookie is `value.signature`, as better-auth writes it. */
  async #signedIn(cookies: string | null, name: string): Promise<string | null> {
    if (cookies === null) return null;
    const value = (await parseSigned(cookies, this.#secret, name))[name];
    return typeof value === "string" ? value : null;
  }
}

export function accountSessions({ sessions }: Pick<Services, "sessions">): AccountSessions {
  if (sessions instanceof AccountSessions) return sessions;
  throw new Error("pages of accounts need the sessions of createSessions");
}
