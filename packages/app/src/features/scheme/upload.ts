import type { Context } from "hono";

/** A ZIP of an edition has 300 kB. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** A form with a file that its route reads itself. */
export function isEditionUpload({ req }: Context): boolean {
  return (
    req.method === "POST" &&
    req.path === "/editions" &&
    /^multipart\/form-data\b/i.test(req.header("content-type") ?? "")
  );
}
