import { z } from "@hono/zod-openapi";
import { ORGANISATION_KINDS } from "@klynge/core";
import { day, id } from "./common.ts";

/** What a search of the directory finds: a cluster, or a company with the clusters in whose registers it stands. */
const directoryEntry = z
  .object({
    of: z.enum(["clusters", "organisations"]),
    /** Of a cluster its id, of a company its number or the id of its only row. */
    id: z.string(),
    name: z.string(),
    country: z.string().nullable(),
    town: z.string(),
    /** Whether everybody sees it. */
    public: z.boolean(),
    website: z.string(),
    place: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
    label: z.object({ label: z.enum(["bronze", "silver", "gold"]), valid_until: day, valid: z.boolean() }).nullable(),
    ecosystems: z.array(z.string()),
    kind: z.enum(ORGANISATION_KINDS).nullable(),
    register_scheme: z.string().nullable(),
    register_number: z.string().nullable(),
    nace: z.array(z.string()),
    clusters: z.array(z.object({ id, name: z.string() })),
  })
  .openapi("DirectoryEntry");

export const directoryPage = z
  .object({
    items: z.array(directoryEntry),
    next: z.string().nullable(),
    /** Null when there are too many to count. */
    total: z.int().nullable(),
  })
  .openapi("DirectoryPage");
