import type { Context } from "hono";
import type { AppEnv } from "../web/env.ts";
import { FORM_TOKEN, isOwnToken, reasonFor } from "../web/forgery.ts";
import { boundaryOf, type Part, partsOf, textOf } from "../web/multipart.ts";
import { Problem } from "../web/problem.ts";
import { type HeldFile, megabytes, type Uploads } from "./uploads.ts";

/** Forms with a file are read as they come: nothing but the fields is ever in memory. */

const LONGEST_FIELD = 8 * 1024;
/** Beside the file: fields, and what stands between the parts. */
const BESIDE_FILE = 64 * 1024;

export interface UploadForm {
  readonly fields: Readonly<Record<string, string>>;
  /** Held until it is kept or dropped; null when none was chosen. */
  readonly file: { readonly held: HeldFile; readonly name: string } | null;
}

/**
 * Reads a form with at most one file. Its first field is the token of the form: before it is read, nothing is kept.
 * @param most bytes of the file
 * @throws Problem forged, sign_in_first, media_type, too_large, upload_broken, disk_full; then nothing of it is left
 */
export async function readUploadForm(c: Context<AppEnv>, most: number): Promise<UploadForm> {
  const boundary = boundaryOf(c.req.header("content-type"));
  if (boundary === null || !c.req.raw.body) throw new Problem("media_type", { expected: "multipart/form-data" });
  if (Number(c.req.header("content-length") ?? 0) > most + BESIDE_FILE)
    throw new Problem("too_large", { limit: megabytes(most) });
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
        file = await hold(uploads, part, { name: part.fileName, most });
      }
    }
    return { fields, file };
  } catch (error) {
    if (file) await uploads.drop(file.held);
    throw error;
  }
}

/** A form in which no file was chosen has one without a name and without content. */
async function hold(
  uploads: Uploads,
  { content }: Part,
  { name, most }: { readonly name: string; readonly most: number },
): Promise<UploadForm["file"]> {
  const held = await uploads.hold(content, most);
  if (name !== "") return { held, name };
  await uploads.drop(held);
  return null;
}
