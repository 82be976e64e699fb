import { z } from "@hono/zod-openapi";
import { day, id, moment, page, sha256 } from "./common.ts";

const role = z.enum(["owner", "member", "reader"]);

export const me = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    language: z.enum(["en", "nb", "da", "pl"]),
    offices: z.array(z.enum(["administrator", "secretariat", "board", "appeals"])),
    clusters: z.array(z.object({ id, name: z.string(), role })),
  })
  .openapi("Me");

export const cluster = z
  .object({
    id,
    name: z.string(),
    country: z.string(),
    place: z.string(),
    invented: z.boolean(),
    /** The caller's; null for an office of the scheme. */
    role: role.nullable(),
    label: z.object({ label: z.enum(["bronze", "silver", "gold"]), valid_from: day, valid_until: day }).nullable(),
  })
  .openapi("Cluster");
export const clusterPage = page("ClusterPage", cluster);

export const newAssessment = z
  .strictObject({ scheme: z.string().max(100), label: z.string().max(100), reference_date: day })
  .openapi("NewAssessment");

export const assessmentSummary = z
  .object({
    id,
    cluster: id,
    scheme: z.string(),
    edition: z.string(),
    edition_hash: sha256,
    label: z.string(),
    reference_date: day,
    submit_by: day.nullable(),
    state: z.enum(["draft", "submitted"]),
    created_at: moment,
  })
  .openapi("AssessmentSummary");
export const assessmentPage = page("AssessmentPage", assessmentSummary);
