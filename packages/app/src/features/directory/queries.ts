import type { Language, Point } from "@klynge/core";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { inOrderOf } from "../../platform/database/order-of-names.ts";
import { rowsOf } from "../../platform/database/rows-of.ts";
import { type DirectoryQuery, type Place, tagsOf } from "./schema.ts";

/** All SQL of the feature. Policies let everybody through to what is published, and the offices to all of it. */

export interface ClusterRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly country: string;
  readonly place: string;
  readonly invented: boolean;
  readonly label: "bronze" | "silver" | "gold" | null;
  readonly until: string | null;
  readonly published: boolean;
  /** The fields of its profile that the reader may see. */
  readonly profile: Readonly<Record<string, unknown>>;
  /** Of its logo, if the reader may see it. */
  readonly logo_version: number | null;
  readonly logo_width: number | null;
  readonly logo_height: number | null;
}

const clusterIn = (
  language: Language,
) => sql`c.id, ${inOrderOf(language, sql`c.name`)} as key, c.name, c.country, c.place, c.invented, c.label,
  c.label_valid_until::text as until, c.id in (select published_clusters()) as published`;

/** What the reader sees of each that is found. */
const SHOWN = sql`found.*, shown_profile(id) as profile, logo.version as logo_version, logo.width as logo_width, logo.height as logo_height`;
const WITH_LOGO = sql`left join lateral shown_logo(found.id) logo on true`;

/** The clusters of a search in the order of their names, after a place in it. */
export async function pageOfClusters(
  tx: Transaction,
  query: DirectoryQuery,
  { after, limit, day, language }: { after: Place | null; limit: number; day: string; language: Language },
): Promise<ClusterRow[]> {
  const [key = "", id = ""] = after ?? [];
  const further = after ? sql`where (key, id) > (${key} collate "C", ${id}::uuid)` : sql``;
  return rowsOf(
    tx,
    sql`select ${SHOWN} from (select ${clusterIn(language)} from cluster c where ${matches(query, day)}) found ${WITH_LOGO}
      ${further} order by key, id limit ${limit}`,
  );
}

export async function findShownCluster(tx: Transaction, id: string, language: Language): Promise<ClusterRow | null> {
  const [row] = await rowsOf<ClusterRow>(
    tx,
    sql`select ${SHOWN} from (select ${clusterIn(language)} from cluster c where c.id = ${id}) found ${WITH_LOGO}`,
  );
  return row ?? null;
}

/** How many, and how many with a label that is valid. */
export async function countClusters(
  tx: Transaction,
  query: DirectoryQuery,
  day: string,
): Promise<{ all: number; labelled: number }> {
  const [row] = await rowsOf<{ all: number; labelled: number }>(
    tx,
    sql`select count(*)::integer as all, count(*) filter (where ${isValid(day)})::integer as labelled from cluster c
      where ${matches(query, day)}`,
  );
  return row ?? { all: 0, labelled: 0 };
}

function isValid(day: string): SQL {
  return sql`(c.label is not null and c.label_valid_until >= ${day}::date)`;
}

function matches({ q, country, label, ecosystem }: DirectoryQuery, day: string): SQL {
  const conditions = [
    sql`true`,
    // no word at all, as of signs only, finds everything
    ...(q ? [sql`coalesce(array_to_tsvector(search_words(c.name || ' ' || c.place)) @@ words_asked(${q}), true)`] : []),
    ...(country ? [sql`c.country = ${country}`] : []),
    ...(label === "none" ? [sql`not ${isValid(day)}`] : []),
    ...(label && label !== "none" ? [sql`c.label = ${label} and ${isValid(day)}`] : []),
    ...(ecosystem ? [sql`shown_profile(c.id) -> 'ecosystems' @> to_jsonb(${ecosystem}::text)`] : []),
  ];
  return sql.join(conditions, sql` and `);
}

export interface CompanyPlace {
  readonly rank: string;
  readonly key: string;
  readonly company: string;
  /** How many companies the search finds; null when there are too many to count. */
  readonly total: number | null;
}

/** The companies of a search in its order. */
export async function pageOfCompanies(
  tx: Transaction,
  query: DirectoryQuery,
  { after, limit }: { after: Place | null; limit: number },
): Promise<CompanyPlace[]> {
  const [rank = "", key = "", company = ""] = after ?? [];
  return rowsOf(
    tx,
    sql`select * from find_companies(${query.q}, ${tagsOf(query)}::tsquery, ${rank}, ${key}, ${company}, ${limit})`,
  );
}

export interface OrganisationRow {
  readonly id: string;
  readonly company: string;
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly scheme: string | null;
  readonly number: string | null;
  readonly nace_scheme: "NACE2" | "NACE2.1" | null;
  readonly nace: readonly string[];
  readonly country: string | null;
  readonly town: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly website: string;
  readonly description: string;
  readonly listed: boolean;
  readonly cluster: string;
  readonly cluster_name: string;
  readonly invented: boolean;
}

/** Every row of these companies, in whatever clusters. */
export async function organisationsOf(tx: Transaction, companies: readonly string[]): Promise<OrganisationRow[]> {
  if (companies.length === 0) return [];
  return rowsOf(
    tx,
    sql`select o.id, o.company, o.name_key as key, o.name, o.kind, o.register_scheme as scheme, o.register_number as number, o.nace_scheme, o.nace, o.country,
        o.town, o.latitude, o.longitude, o.website, o.description, o.listed, c.id as cluster, c.name as cluster_name, c.invented
      from organisation o join cluster c on c.id = o.cluster_id
      where o.merged_into is null and o.company in (select json_array_elements_text(${JSON.stringify(companies)}::json))
      order by c.name, o.name, o.id`,
  );
}

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly town: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly committed: boolean;
}

/** Who takes part in a cluster on a day. */
export async function membersOn(
  tx: Transaction,
  { clusterId, day, language }: { readonly clusterId: string; readonly day: string; readonly language: Language },
): Promise<MemberRow[]> {
  return rowsOf(
    tx,
    sql`select o.id, o.name, o.kind, o.country, o.town, o.latitude, o.longitude, bool_or(m.proof is not null) as committed
      from membership m join organisation o on o.id = m.organisation_id
      where m.cluster_id = ${clusterId} and m.starts <= ${day} and (m.ends is null or m.ends > ${day})
      group by o.id order by ${inOrderOf(language, sql`o.name`)}, o.id`,
  );
}

/** Where its profile says that the head office is. */
export async function headOfficeOf(tx: Transaction, clusterId: string): Promise<Point | null> {
  const [row] = await rowsOf<{ place: Point | null }>(
    tx,
    sql`select fields -> 'place' as place from cluster_profile where cluster_id = ${clusterId}`,
  );
  return row?.place ?? null;
}
