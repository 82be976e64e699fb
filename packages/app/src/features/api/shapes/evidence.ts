import { z } from "@hono/zod-openapi";
import { day, id, moment, page, sha256 } from "./common.ts";

const seenBy = z.enum(["assessors", "cluster"]);

/** What is said of a file or a link. Without a title it is called as its file or the site of the link. */
const said = {
  title: z.string().max(400).default(""),
  valid_until: day.nullable().default(null),
  seen_by: seenBy.default("assessors"),
};
const url = z.string().max(2000);

export const newLink = z
  .strictObject({ scheme: z.string().max(100), row: z.string().max(100), url, ...said })
  .openapi("NewEvidenceLink");
export const nextLink = z.strictObject({ url, ...said }).openapi("NextEvidenceLink");

/** The same beside a file, which is the body. */
const saidOfFile = {
  file_name: z.string().min(1).max(1000),
  title: z.string().max(400).default(""),
  valid_until: day.optional(),
  seen_by: seenBy.default("assessors"),
  lang: z.string().max(10).optional(),
};
export const nextFile = z.strictObject(saidOfFile);
export const newFile = z.strictObject({ scheme: z.string().max(100), row: z.string().max(100), ...saidOfFile });

const version = z
  .object({
    number: z.int().min(1),
    title: z.string(),
    /** The last day on which it is valid. */
    valid_until: day.nullable(),
    file: z.object({ name: z.string(), media_type: z.string(), bytes: z.int(), sha256 }).nullable(),
    url: z.string().nullable(),
    /** Of a PDF or a picture: whether a small picture of it could be made. */
    preview: z.enum(["waiting", "made", "failed"]).nullable(),
    added_by: z.string().nullable(),
    added_at: moment,
  })
  .openapi("EvidenceVersion");

export const evidence = z
  .object({
    id,
    cluster: id,
    scheme: z.string(),
    row: z.string(),
    seen_by: seenBy,
    withdrawn_at: moment.nullable(),
    etag: z.string(),
    /** The newest version. */
    current: version,
  })
  .openapi("Evidence");
export const evidencePage = page("EvidencePage", evidence);

export const evidenceWithVersions = evidence.extend({ versions: z.array(version) }).openapi("EvidenceWithVersions");
