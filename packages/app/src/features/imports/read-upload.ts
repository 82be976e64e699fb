import { createHash } from "node:crypto";
import type { Context } from "hono";
import { megabytes } from "../../platform/uploads/uploads.ts";
import { fileName } from "../../platform/web/content-disposition.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { FORM_TOKEN, isOwnToken, reasonFor } from "../../platform/web/forgery.ts";
import { boundaryOf, type Part, partsOf, textOf } from "../../platform/web/multipart.ts";
import { Problem } from "../../platform/web/problem.ts";
import { MOST_BYTES } from "./read/table.ts";

/** The one address that takes files of members, larger than any other form: they go to the disk as they come. */

const ADDRESS = /^\/clusters\/[^/]+\/imports$/;
const LONGEST_FIELD = 1024;
/** Beside the file: fields, and what stands between the parts. */
const BESIDE_FILE = 64 * 1024;

export function isImportUpload({ req }: Context): boolean {
  return (
    req.method === "POST" && ADDRESS.test(req.path) && /^multipart\/form-data\b/i.test(req.header("content-type") ?? "")
  );
}

export interface BroughtFile {
  readonly place: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Reads the form of an import: its token first, the file last.
 * @returns no file when none was chosen
 * @throws Problem forged, sign_in_first, media_type, too_large, upload_broken, disk_full; then nothing of it is left
 */
export async function readImportForm(
  c: Context<AppEnv>,
): Promise<{ fields: Readonly<Record<string, string>>; file: BroughtFile | null }> {
  const boundary = boundaryOf(c.req.header("content-type"));
  if (boundary === null || !c.req.raw.body) throw new Problem("media_type", { expected: "multipart/form-data" });
  if (Number(c.req.header("content-length") ?? 0) > MOST_BYTES + BESIDE_FILE)
    throw new Problem("too_large", { limit: megabytes(MOST_BYTES) });
  const fields: Record<string, string> = {};
  for await (const part of partsOf(c.req.raw.body, boundary)) {
    if (part.fileName === null) fields[part.name] = await textOf(part, LONGEST_FIELD);
    if (!isOwnToken(c, fields[FORM_TOKEN] ?? "")) throw new Problem(reasonFor(c));
    if (part.fileName !== null) return { fields, file: await hold(c, part, part.fileName) };
  }
  return { fields, file: null };
}

async function hold(c: Context<AppEnv>, { content }: Part, name: string): Promise<BroughtFile | null> {
  const { uploads } = c.var.services;
  const hash = createHash("sha256");
  let bytes = 0;
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const piece of content) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  }
  const { place } = await uploads.hold(hashed(), MOST_BYTES);
  if (name !== "") return { place, name: fileName(name), sha256: hash.digest("hex"), bytes };
  await uploads.drop({ place });
  return null;
}
