import type { Context } from "hono";
import type { TextKey } from "../../platform/i18n/texts.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { LIMITS } from "./limits.ts";

/** Small things that the handlers of this feature share. */

export function setCookies(c: Context<AppEnv>, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header("set-cookie", cookie, { append: true });
}

export function noticeOf<Name extends string>(
  c: Context<AppEnv>,
  notices: Readonly<Record<Name, TextKey>>,
): string | null {
  const done = c.req.query("done") ?? "";
  return Object.hasOwn(notices, done) ? c.var.say(notices[done as Name]) : null;
}

/** Links of letters hold secrets; whoever tries many of them reads no letters. */
export function countLink(c: Context<AppEnv>): void {
  c.var.services.limits.count(LIMITS.link_address, addressOf(c));
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/**
 * Where a request comes from, for the limits. A proxy on the same machine may say for whom it asks; nobody else is believed.
 */
export function addressOf(c: Context<AppEnv>): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  const peer = incoming?.socket?.remoteAddress ?? "127.0.0.1";
  const forwarded = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  return LOOPBACK.has(peer) && forwarded ? forwarded : peer;
}
