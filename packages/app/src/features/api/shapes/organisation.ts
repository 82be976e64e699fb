import { z } from "@hono/zod-openapi";
import { membershipShape, organisationShape } from "../../registry/index.ts";
import { day, id, moment, page } from "./common.ts";

const changed = z.object({ by: z.string().nullable(), at: moment });
const proof = z.enum(["agreement", "fee", "contribution"]);

/** All that is written about an organisation; what is not known is null or empty. */
export const organisationInput = z.strictObject(organisationShape).openapi("OrganisationInput");

/** What it is on the day that was asked for: since when without a break, and by which proof; null for who does not take part. */
const standing = z
  .object({
    since: day,
    /** The first day that does not belong any more. */
    until: day.nullable(),
    committed: z.object({ since: day, proof }).nullable(),
  })
  .openapi("Standing");

export const organisation = z
  .object({
    id,
    cluster: id,
    etag: z.string(),
    ...organisationShape,
    place_source: z.enum(["given", "postal_code", "town"]).nullable(),
    /** The organisation that it went into. */
    merged_into: id.nullable(),
    /** What its figures leave open of the size classes, and whether the one that is stated is among them. */
    figures: z.object({
      smallest: z.enum(["micro", "small", "medium", "large"]),
      largest: z.enum(["micro", "small", "medium", "large"]),
      disagree: z.boolean(),
    }),
    standing: standing.nullable(),
    changed,
  })
  .openapi("Organisation");
export const organisationPage = page("OrganisationPage", organisation);

/** The first day that belongs, and the first that does not any more; without a proof only listed. */
export const membershipInput = z.strictObject(membershipShape).openapi("MembershipInput");
export const membership = z
  .object({ id, cluster: id, organisation: id, etag: z.string(), ...membershipShape, changed })
  .openapi("Membership");
export const membershipPage = page("MembershipPage", membership);

export const commitment = z.strictObject({ from: day, proof }).openapi("Commitment");

/** The other one goes; its ETag says which state of it was looked at. */
export const merging = z.strictObject({ gone: id, gone_etag: z.string().max(100) }).openapi("Merging");
export const merge = z
  .object({
    id,
    kept: id,
    gone: id,
    /** Ids of what went over, by kind. */
    moved: z.record(z.string(), z.array(z.string())),
    merged_at: moment,
  })
  .openapi("Merge");
