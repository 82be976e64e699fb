import { createHmac, timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import type { AppEnv } from "./env.ts";
import { Problem, type ProblemCode } from "./problem.ts";

/**
 * A form of another site must not write here. Two locks: the browser says where a request comes from (`Origin`, or
 * `Sec-Fetch-Site`), and each form carries a token made for its session with a key of this process's installation.
 */
export const FORM_TOKEN = "__form";
/** Where a script sends the same token. */
export const FORM_HEADER = "x-klynge-form";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

export function formToken(key: Buffer, sessionId: string): string {
  return createHmac("sha256", key).update(sessionId).digest("base64url");
}

/** @param isUpload a form with a file, whose route reads it piece by piece, and in it the token before anything else */
export function refuseForgedForms(key: Buffer, isUpload: (c: Context<AppEnv>) => boolean): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.set("formToken", formToken(key, c.var.person?.sessionId ?? "nobody"));
    if (!SAFE.has(c.req.method)) {
      if (comesFromElsewhere(c)) throw new Problem("forged");
      const trusted = c.req.path.startsWith("/api/") ? isMeant(c) : isUpload(c) || (await comesFromForm(c));
      if (!trusted) throw new Problem(reasonFor(c));
    }
    return next();
  };
}

function comesFromElsewhere(c: Context<AppEnv>): boolean {
  const origin = c.req.header("origin");
  const foreign =
    origin && origin !== "null" && origin !== c.var.services.settings.origin && !sameHost(origin, c.req.url);
  return foreign === true || c.req.header("sec-fetch-site") === "cross-site";
}

/**
 * In the API a program names a token of its own, which no form of another site can; a cookie alone is not enough to write. What
 * nobody in particular sends is refused by the API itself.
 */
function isMeant({ req, var: { person, formToken: expected } }: Context<AppEnv>): boolean {
  if (person === null || req.header("authorization") !== undefined) return true;
  return equal(req.header(FORM_HEADER) ?? "", expected);
}

/** A browser sends other kinds of bodies to another site only after asking, which this site never allows. */
async function comesFromForm(c: Context<AppEnv>): Promise<boolean> {
  if (!isForm(c.req.header("content-type"))) return true;
  // what cannot be read as a form was not made by this site
  const given = (await c.req.parseBody().catch(() => null))?.[FORM_TOKEN];
  return typeof given === "string" && isOwnToken(c, given);
}

export function isOwnToken(c: Context<AppEnv>, given: string): boolean {
  return equal(given, c.var.formToken);
}

/** A session that ended while somebody typed is no forgery: what was typed waits in the browser. */
export function reasonFor({ var: { person }, req }: Context<AppEnv>): ProblemCode {
  return person === null && req.header("cookie")?.includes("session") ? "sign_in_first" : "forged";
}

function sameHost(origin: string, url: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === new URL(url).host;
}

function isForm(type: string | undefined): boolean {
  return type === undefined || /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)/i.test(type);
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
