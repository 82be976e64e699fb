import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { rowsOf } from "../../platform/database/rows-of.ts";
import { postalCode, vocabularyCode } from "./tables.ts";

export type PostalCode = typeof postalCode.$inferSelect;

/** The places of each code that is known. */
export function postalCodes(
  tx: Transaction,
  asked: readonly { readonly country: string; readonly code: string }[],
): Promise<PostalCode[]> {
  const list = sql`select country, code from json_to_recordset(${JSON.stringify(asked)}::json) as asked (country text, code text)`;
  return tx.select().from(postalCode).where(sql`(${postalCode.country}, ${postalCode.code}) in (${list})`);
}

/** Two imports at once: the second waits for the first. */
export async function lockVocabulary(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7291022)`);
}

export async function removePostalCodes(tx: Transaction, country: string): Promise<void> {
  await tx.delete(postalCode).where(eq(postalCode.country, country));
}

/** How many there were; of one code and place the first counts. */
export async function addPostalCodes(tx: Transaction, rows: readonly PostalCode[]): Promise<number> {
  const list = sql`select country, code, town, latitude, longitude from json_to_recordset(${JSON.stringify(rows)}::json)
    as given (country text, code text, town text, latitude float8, longitude float8)`;
  const [row] = await rowsOf<{ count: number }>(
    tx,
    sql`with added as (insert into postal_code (country, code, town, latitude, longitude) ${list} on conflict do nothing returning 1)
        select count(*)::int as count from added`,
  );
  return row?.count ?? 0;
}

interface NamedCode {
  readonly code: string;
  readonly names: Readonly<Record<string, string>>;
}

/** Languages that a file does not have keep what they had. */
export async function mergeNames(
  tx: Transaction,
  kind: "NACE2" | "NACE2.1",
  codes: readonly NamedCode[],
): Promise<void> {
  await tx.execute(
    sql`insert into vocabulary_code (kind, code, names) ${listOf(kind, codes)}
        on conflict (kind, code) do update set names = vocabulary_code.names || excluded.names`,
  );
}

export async function replaceRegions(tx: Transaction, codes: readonly NamedCode[]): Promise<void> {
  await tx.delete(vocabularyCode).where(eq(vocabularyCode.kind, "NUTS"));
  await tx.execute(sql`insert into vocabulary_code (kind, code, names) ${listOf("NUTS", codes)}`);
}

function listOf(kind: string, codes: readonly NamedCode[]): SQL {
  return sql`select ${kind}, code, names from json_to_recordset(${JSON.stringify(codes)}::json) as given (code text, names jsonb)`;
}

/** The imported names of codes, by code. */
export async function namesOf(
  tx: Transaction,
  kind: (typeof vocabularyCode.$inferSelect)["kind"],
  codes: readonly string[],
): Promise<Map<string, Readonly<Record<string, string>>>> {
  if (codes.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(vocabularyCode)
    .where(and(eq(vocabularyCode.kind, kind), inArray(vocabularyCode.code, [...codes])));
  return new Map(rows.map(({ code, names }) => [code, names]));
}
