import type { Context } from "hono";
import type { Files } from "../files.ts";

/** Whatever a stranger's file holds, nothing of it runs here, asks anything or is taken for something else. */
const SAFE = {
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
};

/**
 * A file that somebody brought, as an answer.
 * @param headers what it is, how it is shown, and how long it may be kept
 * @returns null when it is not on the disk any more, or is damaged
 */
export async function sendSafely(
  c: Context,
  files: Files,
  { sha256, headers }: { readonly sha256: string; readonly headers: Readonly<Record<string, string>> },
): Promise<Response | null> {
  const all = { ...SAFE, ...headers, etag: `"${sha256}"` };
  if (c.req.header("if-none-match") === all.etag) return c.body(null, 304, all);
  const content = await files.read(sha256);
  return content && c.body(content, 200, { ...all, "content-length": String(content.length) });
}
