import { z } from "@hono/zod-openapi";
import { CONFIRMABLE, registerFile as file, profileFields, profileVisibility, SECTIONS } from "../../registry/index.ts";
import { day, id, moment, page } from "./common.ts";

const changed = z.object({ by: z.string().nullable(), at: moment });

const link = z
  .strictObject({
    organisation: id.nullable().default(null),
    /** Who sits there, in bodies. */
    person: z.string().max(200).default(""),
    from: day.nullable().default(null),
    until: day.nullable().default(null),
  })
  .openapi("EntryLink");

/** From the first day to the first that does not belong any more; fields are those of the section. */
const entryShape = {
  from: day.nullable().default(null),
  until: day.nullable().default(null),
  organisation: id.nullable().default(null),
  links: z.array(link).max(500).default([]),
  fields: z.record(z.string(), z.unknown()),
};
export const entryInput = z.strictObject(entryShape).openapi("EntryInput");
export const entry = z
  .object({ id, cluster: id, section: z.enum(SECTIONS), etag: z.string(), ...entryShape, changed })
  .openapi("Entry");
export const entryPage = page("EntryPage", entry);

/** How much of a register is there. */
export const registerState = z
  .object({
    sections: z.array(
      z.object({
        section: z.enum(CONFIRMABLE),
        entries: z.int().min(0),
        confirmed_on: day.nullable(),
        /** Rows of the schemes that wait for it. */
        missing: z.array(z.string()),
      }),
    ),
  })
  .openapi("RegisterState");

export const confirmation = z.strictObject({ holds: z.boolean() }).openapi("Confirmation");

const profileFieldsShape = z.strictObject(profileFields.shape).openapi("ProfileFields");
export const profileInput = z
  .strictObject({ fields: profileFieldsShape, visibility: profileVisibility })
  .openapi("ProfileInput");
export const profile = z
  .object({
    cluster: id,
    etag: z.string(),
    fields: profileFieldsShape,
    visibility: profileVisibility,
    published: z.boolean(),
    last_confirmed_on: day.nullable(),
    rules: z.array(z.object({ rule: z.string(), state: z.enum(["met", "not_met", "unknown"]), reason: z.string() })),
    /** A recognised cluster is not asked for the rules. */
    waived: z.boolean(),
    changed: changed.nullable(),
  })
  .openapi("Profile");
export const publication = z.strictObject({ published: z.boolean() }).openapi("Publication");

/** The whole register in one file; it says of what each section is made. */
export const registerFile = z.object(file.shape).openapi("RegisterFile");
