import { createAuthEndpoint } from "@better-auth/core/api";
import { passkey as passkeyPlugin } from "@better-auth/passkey";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { APIError } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { twoFactor as twoFactorPlugin } from "better-auth/plugins";
import { z } from "zod";
import type { Database } from "../../platform/database/database.ts";
import { codeOf } from "../../platform/database/error-code.ts";
import type { Settings } from "../../platform/services.ts";
import { authClient } from "./auth-client.ts";
import { MOST_PASSWORD, SHORTEST_PASSWORD } from "./schema.ts";
import * as tables from "./tables.ts";

export const SESSION_DAYS = 14;
/** How long a link for a new password opens, and one that confirms an address. */
export const LINK_MINUTES = 60;
const DAY = 24 * 60 * 60;

export interface AuthOptions {
  readonly db: Database;
  readonly settings: Settings;
  /** Signs cookies and encrypts second factors; at least 32 characters, kept outside the database. */
  readonly secret: string;
  /** Whether whoever signs up without an invitation must first answer a mail. */
  readonly verifyEmail: boolean;
  readonly letters: Letters;
}

/** The letters that better-auth asks for; each goes to the outbox in a transaction of its own. */
export interface Letters {
  recovery(to: Addressee, token: string): Promise<void>;
  verification(to: Addressee, token: string): Promise<void>;
  /** Somebody signed up with the address of an account that exists. */
  alreadyThere(to: Addressee): Promise<void>;
}

export interface Addressee {
  readonly id: string;
  readonly email: string;
}

export type Auth = ReturnType<typeof createAuth>;

/** better-auth with what we use of it. Its own web addresses are not mounted: our forms call `auth.api`. */
export function createAuth({ db, settings, secret, verifyEmail, letters }: AuthOptions) {
  return betterAuth({
    appName: "Klynge",
    baseURL: settings.origin,
    trustedOrigins: [settings.origin],
    secret,
    database: drizzleAdapter(authClient(db), { provider: "pg", schema: tables, transaction: false }),
    telemetry: { enabled: false },
    logger: { level: "error", disableColors: true, log: logCode },
    // ours, with a clear answer: limits.ts
    rateLimit: { enabled: false },
    // where people are is none of our business; device and time are enough for the list of sessions
    advanced: { cookiePrefix: "klynge", ipAddress: { disableIpTracking: true } },
    session: { expiresIn: SESSION_DAYS * DAY, disableSessionRefresh: true, freshAge: DAY },
    verification: { storeIdentifier: "hashed" },
    emailAndPassword: {
      enabled: true,
      // signing up never signs in by itself, so that a known address gets the same answer as a new one
      autoSignIn: false,
      requireEmailVerification: verifyEmail,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: MOST_PASSWORD,
      resetPasswordTokenExpiresIn: LINK_MINUTES * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => letters.recovery(user, token),
      onExistingUserSignUp: ({ user }) => letters.alreadyThere(user),
    },
    emailVerification: {
      sendOnSignUp: false,
      sendOnSignIn: false,
      expiresIn: LINK_MINUTES * 60,
      sendVerificationEmail: ({ user, token }) => letters.verification(user, token),
    },
    plugins: [
      twoFactorPlugin({ issuer: "Klynge" }),
      passkeyPlugin({
        rpID: new URL(settings.origin).hostname,
        rpName: "Klynge",
        origin: settings.origin,
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        authentication: { afterVerification: ({ verification }) => requireUser(verification.authenticationInfo) },
      }),
      givenSession(),
    ],
  });
}

/** What the library says of a failed statement holds its values: names, addresses, hashes. Its code does not. */
function logCode(_level: string, _message: string, ...details: unknown[]): void {
  console.error("sign-in:", details.map(codeOf).find((code) => code !== null) ?? "failed");
}

/** A passkey stands for both factors only when the device asked who is there. */
function requireUser({ userVerified }: { readonly userVerified: boolean }): Promise<void> {
  if (!userVerified) throw new APIError("UNAUTHORIZED", { message: "user verification is required" });
  return Promise.resolve();
}

/** A session without a proof: only for the server itself, for the one-click people of the demonstration. */
function givenSession() {
  return {
    id: "given-session",
    endpoints: {
      giveSession: createAuthEndpoint.serverOnly(
        { method: "POST", body: z.object({ userId: z.string() }) },
        async (ctx) => {
          const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
          if (!user) throw new APIError("NOT_FOUND");
          const session = await ctx.context.internalAdapter.createSession(user.id);
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ sessionId: session.id });
        },
      ),
    },
  };
}
