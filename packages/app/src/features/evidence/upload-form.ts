import type { Context } from "hono";
import type { Uploads } from "../../platform/uploads/uploads.ts";
import { type HeldFile, megabytes } from "../../platform/uploads/uploads.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { FORM_TOKEN, isOwnToken, reasonFor } from "../../platform/web/forgery.ts";
import { boundaryOf, type Part, partsOf, textOf } from "../../platform/web/multipart.ts";
import { Problem } from "../../platform/web/problem.ts";
import { MOST_BYTES } from "./kinds.ts";

/** Forms with a file are read as they come: nothing but the fields is ever in memory. */

const ADDRESSES = /^(\/api\/v1)?\/(clusters\/[^/]+\/evidence|evidence\/[^/]+)\/files$/;
const BODIES = /^(multipart\/form-data|application\/octet-stream)\b/i;
const LONGEST_FIELD = 8 * 1024;
/** Beside the file: fields, and what stands between the parts. */
const BESIDE_FILE = 64 * 1024;

/** A body that is larger than others may be, and that its route reads itself. */
export function isUpload({ req }: Context): boolean {
  return req.method === "POST" && ADDRESSES.test(req.path) && BODIES.test(req.header("content-type") ?? "");
}

export interface UploadForm {
  readonly fields: Readonly<Record<string, string>>;
  /** Held until it is kept or dropped; null when none was chosen. */
  readonly file: { readonly held: HeldFile; readonly name: string } | null;
}

/**
 * Reads a form with at most one file. Its first field is the token of the form: before it is read, nothing is kept.
 * @throws Problem forged, sign_in_first, media_type, too_large, upload_broken, disk_full; then nothing of it is left
 */
export async function readUploadForm(c: Context<AppEnv>): Promise<UploadForm> {
  const boundary = boundaryOf(c.req.header("content-type"));
  if (boundary === null || !c.req.raw.body) throw new Problem("media_type", { expected: "multipart/form-data" });
  refuseLong(c, MOST_BYTES + BESIDE_FILE);
  const { uploads } = c.var.services;
  const fields: Record<string, string> = {};
  let file: UploadForm["file"] = null;
  let known = false;
  try {
    for await (const part of partsOf(c.req.raw.body, boundary)) {
      if (part.fileName === null) fields[part.name] = await textOf(part, LONGEST_FIELD);
      known ||= isOwnToken(c, fields[FORM_TOKEN] ?? "");
      if (!known) throw new Problem(reasonFor(c));
      if (part.fileName !== null) {
        if (file) throw new Problem("bad_input", { field: "file" });
        file = await hold(uploads, part, part.fileName);
      }
    }
    return { fields, file };
  } catch (error) {
    if (file) await uploads.drop(file.held);
    throw error;
  }
}

/** A form in which no file was chosen has one without a name and without content. */
async function hold(uploads: Uploads, { content }: Part, name: string): Promise<UploadForm["file"]> {
  const held = await uploads.hold(content, MOST_BYTES);
  if (name !== "") return { held, name };
  await uploads.drop(held);
  return null;
}

/**
 * A file that is the whole body, as the API takes it.
 * @throws Problem media_type, too_large, disk_full
 */
export async function readUpload({ req, uploads }: { req: Context["req"]; uploads: Uploads }): Promise<HeldFile> {
  if (!/^application\/octet-stream\b/i.test(req.header("content-type") ?? "") || !req.raw.body)
    throw new Problem("media_type", { expected: "application/octet-stream" });
  refuseLong({ req }, MOST_BYTES);
  return uploads.hold(req.raw.body, MOST_BYTES);
}

/** What says itself that it is too much is not taken at all. */
function refuseLong({ req }: { req: Context["req"] }, most: number): void {
  if (Number(req.header("content-length") ?? 0) > most)
    throw new Problem("too_large", { limit: megabytes(MOST_BYTES) });
}
