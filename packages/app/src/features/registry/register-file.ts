import { z } from "zod";
import type { Transaction } from "../../platform/database/database.ts";
import type { Person } from "../../platform/web/env.ts";
import { found } from "../../platform/web/problem.ts";
import { entryContent } from "./entry-content.ts";
import { allEntries, listConfirmed } from "./entry-queries.ts";
import { describeLogo, logoFile } from "./logo/present.ts";
import { findLogo } from "./logo/queries.ts";
import { inputOf } from "./organisation-columns.ts";
import { findProfile } from "./profile-queries.ts";
import { profileFields, profileVisibility, readProfile } from "./profile-schema.ts";
import { findCluster } from "./queries.ts";
import { membershipsOf, organisationsOf } from "./register-file-queries.ts";
import { organisationInput } from "./schema.ts";
import { link } from "./sections/definition.ts";
import { SECTION_DEFINITIONS } from "./sections/index.ts";
import { SECTIONS, type Section } from "./sections.ts";

/** A whole register in one file: everything a cluster knows of itself, as it is kept (docs/register-file.md). */

const day = z.string();
const id = z.string();

function sectionFile(section: Section) {
  return z.object({
    /** The day as of which somebody said that it is complete; null while nobody did. */
    confirmed_on: day.nullable(),
    entries: z.array(
      z.object({
        id,
        from: day,
        until: day.nullable(),
        organisation: id.nullable(),
        links: z.array(link),
        fields: SECTION_DEFINITIONS[section].fields as z.ZodObject,
      }),
    ),
  });
}

export const registerFile = z.object({
  format: z.literal("klynge-register"),
  version: z.literal(1),
  exported_at: z.string(),
  cluster: z.object({ id, name: z.string(), country: z.string(), place: z.string() }),
  profile: z.object({
    fields: profileFields,
    visibility: profileVisibility,
    published: z.boolean(),
    last_confirmed_on: day.nullable(),
    logo: logoFile.nullable(),
  }),
  organisations: z.array(organisationInput.extend({ id, merged_into: id.nullable() })),
  memberships: z.object({
    confirmed_on: day.nullable(),
    entries: z.array(
      z.object({
        id,
        organisation: id,
        from: day,
        until: day.nullable(),
        proof: z.enum(["agreement", "fee", "contribution"]).nullable(),
        note: z.string(),
      }),
    ),
  }),
  sections: z.object(
    Object.fromEntries(SECTIONS.map((section) => [section, sectionFile(section)])) as Record<
      Section,
      ReturnType<typeof sectionFile>
    >,
  ),
});
export type RegisterFile = z.output<typeof registerFile>;

/** @throws Problem not_found */
export async function makeRegisterFile(
  tx: Transaction,
  person: Pick<Person, "id">,
  { clusterId, now }: { readonly clusterId: string; readonly now: Date },
): Promise<RegisterFile> {
  const { cluster } = found(await findCluster(tx, clusterId, person.id));
  const profile = (await findProfile(tx, clusterId))?.profile;
  const confirmed = new Map((await listConfirmed(tx, clusterId)).map(({ section, on }) => [section, on]));
  const entries = Map.groupBy(await allEntries(tx, clusterId), ({ section }) => section);
  const sections = SECTIONS.map((section) => [
    section,
    {
      confirmed_on: confirmed.get(section) ?? null,
      entries: (entries.get(section) ?? []).map((entry) => ({ id: entry.id, ...entryContent(entry) })),
    },
  ]);
  return {
    format: "klynge-register",
    version: 1,
    exported_at: now.toISOString(),
    cluster: { id: cluster.id, name: cluster.name, country: cluster.country, place: cluster.place },
    profile: {
      fields: readProfile(profile?.fields),
      visibility: profile?.visibility ?? {},
      published: profile?.published ?? false,
      last_confirmed_on: profile?.lastConfirmedOn ?? null,
      logo: describeLogo(await findLogo(tx, clusterId)),
    },
    organisations: (await organisationsOf(tx, clusterId)).map((row) => ({
      id: row.id,
      ...inputOf(row),
      merged_into: row.mergedInto,
    })),
    memberships: {
      confirmed_on: confirmed.get("membership") ?? null,
      entries: await membershipsOf(tx, clusterId),
    },
    sections: Object.fromEntries(sections),
  };
}
