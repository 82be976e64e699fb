import type { Context } from "hono";
import type { Files } from "../../platform/files.ts";
import { contentDisposition } from "../../platform/web/content-disposition.ts";
import { Problem } from "../../platform/web/problem.ts";
import { sendSafely } from "../../platform/web/send-safely.ts";
import { mayOpenInPlace } from "./kinds.ts";
import type { VersionRow } from "./queries.ts";

/** A version never changes. */
const FOR_GOOD = { "cache-control": "private, max-age=31536000, immutable" };

/**
 * The file of a version as an answer: in place where a browser shows it by itself, else to be kept.
 * @throws Problem not_found for a link, evidence_lost
 */
export function sendVersion(c: Context, files: Files, { sha256, mediaType, fileName }: VersionRow): Promise<Response> {
  if (!sha256 || !mediaType || !fileName) throw new Problem("not_found");
  const inPlace = mayOpenInPlace(mediaType) && c.req.query("download") === undefined;
  return send(c, files, {
    sha256,
    headers: {
      "content-type": mediaType,
      "content-disposition": contentDisposition(inPlace ? "inline" : "attachment", fileName),
    },
  });
}

/** @throws Problem not_found while there is none */
export function sendThumbnail(c: Context, files: Files, { thumbnailSha256: sha256 }: VersionRow): Promise<Response> {
  if (!sha256) throw new Problem("not_found");
  return send(c, files, { sha256, headers: { "content-type": "image/webp" } });
}

async function send(
  c: Context,
  files: Files,
  { sha256, headers }: { sha256: string; headers: Readonly<Record<string, string>> },
): Promise<Response> {
  const sent = await sendSafely(c, files, { sha256, headers: { ...headers, ...FOR_GOOD } });
  if (!sent) throw new Problem("evidence_lost");
  return sent;
}
