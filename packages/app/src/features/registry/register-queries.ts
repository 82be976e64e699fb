import type { CommitmentProof, Day, OrganisationKind, SizeClass } from "@klynge/core";
import { eq, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { isId } from "../../platform/ids.ts";
import type { Section } from "./sections.ts";
import {
  cluster,
  clusterProfile,
  membership,
  organisation,
  registerEntry,
  registerLink,
  registerRevision,
  registerSection,
} from "./tables.ts";

/** A whole register as it is stored. */
export interface StoredRegister {
  readonly country: string;
  readonly revision: number;
  readonly profile: Readonly<Record<string, unknown>>;
  readonly organisations: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: OrganisationKind;
    readonly size: SizeClass | null;
    readonly country: string | null;
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly mergedInto: string | null;
  }[];
  readonly memberships: readonly {
    readonly organisation: string;
    readonly starts: Day;
    readonly ends: Day | null;
    readonly proof: CommitmentProof | null;
  }[];
  readonly entries: readonly StoredEntry[];
  readonly links: readonly StoredLink[];
  /** Names of sections that were confirmed as they stand. */
  readonly confirmed: readonly string[];
}

export interface StoredEntry {
  readonly id: string;
  readonly section: Section;
  readonly starts: Day;
  readonly ends: Day | null;
  readonly organisation: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface StoredLink {
  readonly entry: string;
  readonly organisation: string | null;
  readonly starts: Day | null;
  readonly ends: Day | null;
}

/** In one statement, as JSON, which the embedded database brings faster than rows; in the order in which it was written down. */
export async function findRegister(tx: Transaction, clusterId: string): Promise<StoredRegister | null> {
  if (!isId(clusterId)) return null;
  const [row] = await tx
    .select({
      country: cluster.country,
      revision: sql<number>`coalesce((select revision from ${registerRevision} where ${registerRevision.clusterId} = ${cluster.id}), 0)`,
      profile: sql<
        StoredRegister["profile"]
      >`coalesce((select fields from ${clusterProfile} where ${clusterProfile.clusterId} = ${cluster.id}), '{}')`,
      organisations: listOf<StoredRegister["organisations"]>(
        sql`select id, name, kind, size, country, latitude, longitude, merged_into as "mergedInto"
          from ${organisation} where ${organisation.clusterId} = ${cluster.id}`,
      ),
      memberships: listOf<StoredRegister["memberships"]>(
        sql`select organisation_id as organisation, starts, ends, proof
          from ${membership} where ${membership.clusterId} = ${cluster.id}`,
      ),
      // thousands, where names that are always the same would be most of the text
      entries: listOf<readonly { readonly entry: EntryColumns }[]>(
        sql`select json_build_array(id, section, starts, ends, organisation_id, fields) as entry
          from ${registerEntry} where ${registerEntry.clusterId} = ${cluster.id} order by starts, id`,
      ),
      links: listOf<StoredRegister["links"]>(
        sql`select entry_id as entry, organisation_id as organisation, starts, ends
          from ${registerLink} where ${registerLink.clusterId} = ${cluster.id}`,
      ),
      confirmed: sql<
        StoredRegister["confirmed"]
      >`(select coalesce(json_agg(section), '[]') from ${registerSection} where ${registerSection.clusterId} = ${cluster.id})`,
    })
    .from(cluster)
    .where(eq(cluster.id, clusterId));
  return row ? { ...row, entries: row.entries.map(({ entry }) => asEntry(entry)) } : null;
}

type EntryColumns = readonly [
  id: string,
  section: Section,
  starts: Day,
  ends: Day | null,
  organisation: string | null,
  fields: StoredEntry["fields"],
];

function asEntry([id, section, starts, ends, organisationId, fields]: EntryColumns): StoredEntry {
  return { id, section, starts, ends, organisation: organisationId, fields };
}

function listOf<List>(rows: ReturnType<typeof sql>) {
  return sql<List>`(select coalesce(json_agg(one), '[]') from (${rows}) one)`;
}
