import {
  type Language,
  NACE,
  NACE_SCHEMES,
  type NaceScheme,
  naceSection,
  nameKey,
  ORGANISATION_KINDS,
  SIZE_CLASSES,
} from "@klynge/core";
import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { cleanLine } from "../../platform/clean-text.ts";
import type { Transaction } from "../../platform/database/database.ts";
import { inOrderOf } from "../../platform/database/order-of-names.ts";
import { rowsOf } from "../../platform/database/rows-of.ts";
import { organisation } from "./tables.ts";

/** Who is shown, by what they are on the day of the list: `former` took part before, `never` has no membership at all. */
export const STANDINGS = ["members", "committed", "listed", "former", "never", "all"] as const;
/** What may be missing; each is a gap that some fact of an assessment meets. */
export const GAPS = ["size", "place", "nace", "country", "number"] as const;
export type Gap = (typeof GAPS)[number];

/** The address of a list. What it does not know is left out: a link of yesterday still shows something. */
export const listQuery = z.object({
  q: z.string().transform(cleanLine).pipe(z.string().max(200)).catch(""),
  standing: z.enum(STANDINGS).catch("members"),
  kind: z.enum(ORGANISATION_KINDS).nullable().catch(null),
  size: z.enum(SIZE_CLASSES).nullable().catch(null),
  /** A section of NACE with its edition: `NACE2:C`. */
  nace: z
    .string()
    .regex(/^(NACE2|NACE2\.1):[A-V]$/)
    .nullable()
    .catch(null),
  missing: z.enum(GAPS).nullable().catch(null),
});
export type ListQuery = z.infer<typeof listQuery>;

export interface ListPage {
  /** Of the day that the list is about. */
  readonly day: string;
  readonly after: { readonly name: string; readonly id: string } | null;
  /** Whose order the names are in. */
  readonly language: Language;
  readonly limit: number | null;
}

/** Organisations in the order of their names, without those that went into another one. */
export async function listOrganisations(tx: Transaction, clusterId: string, query: ListQuery, page: ListPage) {
  const { after, limit, language } = page;
  const order = inOrderOf(language, organisation.name);
  const list = tx
    .select()
    .from(organisation)
    .where(
      and(
        eq(organisation.clusterId, clusterId),
        isNull(organisation.mergedInto),
        stands(query.standing, page.day),
        matches(query),
        after
          ? sql`(${order}, ${organisation.id}) > (${inOrderOf(language, sql`${after.name}`)}, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(order, asc(organisation.id));
  return limit === null ? list : list.limit(limit);
}

function stands(standing: ListQuery["standing"], day: string): SQL | undefined {
  const on = sql`m.starts <= ${day} and (m.ends is null or m.ends > ${day})`;
  const some = (condition: SQL): SQL =>
    sql`exists (select from membership m where m.organisation_id = ${organisation.id} and ${condition})`;
  const committed = some(sql`${on} and m.proof is not null`);
  switch (standing) {
    case "members":
      return some(on);
    case "committed":
      return committed;
    case "listed":
      return and(some(on), sql`not ${committed}`);
    case "former":
      return and(some(sql`m.starts <= ${day}`), sql`not ${some(on)}`);
    case "never":
      return sql`not ${some(sql`true`)}`;
    default:
      return undefined;
  }
}

function matches({ q, kind, size, nace, missing }: ListQuery): SQL | undefined {
  return and(
    q === "" ? undefined : found(q),
    kind ? eq(organisation.kind, kind) : undefined,
    size ? eq(organisation.size, size) : undefined,
    nace ? isOfSection(nace) : undefined,
    missing ? MISSING[missing] : undefined,
  );
}

/** Has an activity of the section; letters mean other things in the other edition of NACE. */
function isOfSection(nace: string): SQL {
  const [scheme, section] = nace.split(":");
  const { divisions } = NACE[NACE_SCHEMES.find((own) => own === scheme) ?? "NACE2"];
  const codes = Object.keys(divisions).filter((code) => divisions[code]?.section === section);
  return sql`${organisation.naceScheme} = ${scheme} and exists (select from unnest(${organisation.nace}) code
    where left(code, 2) in (select json_array_elements_text(${JSON.stringify(codes)}::json)))`;
}

/** Sections of the activities that there are, as the list is asked for them: `NACE2:C`. */
export function sectionsOf({ activities }: MemberCounts): string[] {
  const sections = activities.flatMap((own) => {
    const [name, ...codes] = (own ?? "").split(" ");
    const scheme = NACE_SCHEMES.find((one) => one === name);
    return scheme ? codes.flatMap((code) => sectionOf(scheme, code) ?? []) : [];
  });
  return [...new Set(sections)].sort();
}

function sectionOf(scheme: NaceScheme, code: string): string | null {
  const section = naceSection(scheme, code.slice(0, 2));
  return section && `${scheme}:${section}`;
}

/** By a part of the name however it is written, of the town or of the number. */
function found(q: string): SQL {
  const part = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const number = q.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const parts = [
    sql`${organisation.name} ilike ${part(q)}`,
    sql`${organisation.town} ilike ${part(q)}`,
    ...(nameKey(q) === "" ? [] : [sql`${organisation.nameKey} like ${part(nameKey(q))}`]),
    ...(number === "" ? [] : [sql`${organisation.registerNumber} like ${`${number}%`}`]),
  ];
  return sql`(${sql.join(parts, sql` or `)})`;
}

const MISSING: Readonly<Record<Gap, SQL>> = {
  size: sql`(${organisation.kind} = 'enterprise' and ${organisation.size} is null)`,
  place: sql`${organisation.latitude} is null`,
  nace: sql`(${organisation.kind} = 'enterprise' and cardinality(${organisation.nace}) = 0)`,
  country: sql`${organisation.country} is null`,
  number: sql`${organisation.registerNumber} is null`,
};

export interface MemberCounts {
  readonly members: number;
  readonly committed: number;
  /** Whether there is any organisation at all. */
  readonly some: boolean;
  readonly missing: Readonly<Record<Gap, number>>;
  /** Activities of all that take part, as `NACE2 28.13 62.01`; null for who has none. */
  readonly activities: readonly (string | null)[];
}

/** Where an organisation stands in the list; null when the cluster has none with this id. */
export async function placeInList(tx: Transaction, clusterId: string, id: string): Promise<ListPage["after"]> {
  const [row] = await tx
    .select({ name: organisation.name, id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.clusterId, clusterId), eq(organisation.id, id)));
  return row ?? null;
}

/** How many there are on a day, and what is not known of how many of them. */
export async function countMembers(tx: Transaction, clusterId: string, day: string): Promise<MemberCounts> {
  const gap = (name: Gap): SQL => sql`count(*) filter (where ${MISSING[name]})::int`;
  const [row] = await rowsOf<MemberCounts>(
    tx,
    sql`
    select count(*)::int as members, count(*) filter (where standing.committed)::int as committed,
      exists (select from organisation where cluster_id = ${clusterId} and merged_into is null) as some,
      json_build_object('size', ${gap("size")}, 'place', ${gap("place")}, 'nace', ${gap("nace")}, 'country', ${gap("country")},
        'number', ${gap("number")}) as missing,
      coalesce(json_agg(distinct ${organisation.naceScheme} || ' ' || array_to_string(${organisation.nace}, ' ')), '[]') as activities
    from organisation join (
      select organisation_id, bool_or(proof is not null) as committed from membership
      where cluster_id = ${clusterId} and starts <= ${day} and (ends is null or ends > ${day}) group by organisation_id
    ) standing on standing.organisation_id = organisation.id
    where organisation.merged_into is null`,
  );
  return row as MemberCounts;
}
