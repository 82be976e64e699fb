import { type Context, Hono } from "hono";
import { z } from "zod";
import { cleanLine } from "../../../platform/clean-text.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { seeOther } from "../../../platform/web/forms.ts";
import { signedIn } from "../../../platform/web/visitor.ts";
import { addPasskey, passkeyOptions } from "../operations/add-passkey.ts";
import type { AuthAnswer } from "../operations/auth-answer.ts";
import { removePasskey } from "../operations/remove-passkey.ts";
import { passkeyChallenge, signInWithPasskey } from "../operations/sign-in-with-passkey.ts";
import { addressOf, setCookies } from "../web.ts";

/** What the island `passkey` asks for, as JSON; the browser lets no other site send JSON here. */
export const passkeyRoutes = new Hono<AppEnv>();

const body = z.object({
  response: z.record(z.string(), z.unknown()),
  name: z.string().default("").transform(cleanLine).pipe(z.string().max(100)),
});

// by POST, which no other site can send: images there would use up the tries of their readers
passkeyRoutes.post("/sign-in/passkey/options", async (c) =>
  answer(c, await passkeyChallenge(c.var.services, c.req.raw.headers, addressOf(c))),
);

passkeyRoutes.post("/sign-in/passkey", async (c) => {
  const input = body.safeParse(await c.req.json().catch(() => null));
  if (!input.success) return refusal(c, "");
  return done(c, await signInWithPasskey(c.var.services, c.req.raw.headers, input.data.response));
});

passkeyRoutes.post("/account/passkeys/options", async (c) => {
  signedIn(c);
  return answer(c, await passkeyOptions(c.var.services, c.req.raw.headers));
});

passkeyRoutes.post("/account/passkeys", async (c) => {
  const person = signedIn(c);
  const input = body.safeParse(await c.req.json().catch(() => null));
  if (!input.success) return refusal(c, "");
  return done(c, await addPasskey(c.var.services, person, c.req.raw.headers, input.data));
});

passkeyRoutes.post("/account/passkeys/:id/remove", async (c) => {
  await removePasskey(c.var.services, signedIn(c), c.req.param("id"));
  return seeOther(c, "/account", "passkey_removed");
});

function answer(c: Context<AppEnv>, result: AuthAnswer<unknown>): Response {
  setCookies(c, result.cookies);
  return result.ok ? c.json(result.value as object) : refusal(c, result.code);
}

/** The keys themselves stay here. */
function done(c: Context<AppEnv>, result: AuthAnswer<unknown>): Response {
  setCookies(c, result.cookies);
  return result.ok ? c.json({ done: true }) : refusal(c, result.code);
}

function refusal(c: Context<AppEnv>, code: string): Response {
  const adding = c.req.path.startsWith("/account");
  const failed = adding ? "account.passkeys.failed" : "account.sign_in.passkey_failed";
  const message = c.var.say(code === "SESSION_NOT_FRESH" ? "account.passkeys.sign_in_again" : failed);
  return c.json({ message }, adding ? 400 : 401);
}
