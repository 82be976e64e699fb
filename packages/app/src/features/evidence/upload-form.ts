import type { Context } from "hono";
import { type HeldFile, megabytes, type Uploads } from "../../platform/uploads/uploads.ts";
import { Problem } from "../../platform/web/problem.ts";
import { MOST_BYTES } from "./kinds.ts";

const ADDRESSES = /^(\/api\/v1)?\/(clusters\/[^/]+\/evidence|evidence\/[^/]+)\/files$/;
const BODIES = /^(multipart\/form-data|application\/octet-stream)\b/i;

/** A body that is larger than others may be, and that its route reads itself. */
export function isUpload({ req }: Context): boolean {
  return req.method === "POST" && ADDRESSES.test(req.path) && BODIES.test(req.header("content-type") ?? "");
}

/**
 * A file that is the whole body, as the API takes it.
 * @throws Problem media_type, too_large, disk_full
 */
export async function readUpload({ req, uploads }: { req: Context["req"]; uploads: Uploads }): Promise<HeldFile> {
  if (!/^application\/octet-stream\b/i.test(req.header("content-type") ?? "") || !req.raw.body)
    throw new Problem("media_type", { expected: "application/octet-stream" });
  // what says itself that it is too much is not taken at all
  if (Number(req.header("content-length") ?? 0) > MOST_BYTES)
    throw new Problem("too_large", { limit: megabytes(MOST_BYTES) });
  return uploads.hold(req.raw.body, MOST_BYTES);
}
