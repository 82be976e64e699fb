import { type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pg-proxy";
import type { Database } from "../../platform/database/database.ts";

/**
 * The database as better-auth gets it: a Drizzle client without a connection of its own. Every statement is a short
 * transaction under the role `klynge_auth`, so the library reaches its own tables and nothing else, and never holds the one
 * connection of the embedded database while it waits for something. Transactions of the library are off for the same reason.
 */
export function authClient(db: Database) {
  return drizzle(async (text, params, method) => {
    const result = (await db.asAuth((tx) => tx.execute(statement(text, params)))) as unknown as DriverResult;
    if (method === "execute") return { rows: countOnly(result) };
    return { rows: result.rows.map((row) => result.fields.map(({ name }) => row[name])) };
  });
}

/** What both drivers answer to a statement. */
interface DriverResult {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly fields: readonly { readonly name: string }[];
  readonly rowCount?: number | null;
  readonly affectedRows?: number;
}

/** The adapter reads how many rows a change met from `rowCount`. */
function countOnly({ rowCount, affectedRows }: DriverResult): never[] {
  return Object.assign([], { rowCount: rowCount ?? affectedRows ?? 0 });
}

/** The text comes from Drizzle: its `$1` are places of parameters, never part of a value. */
function statement(text: string, params: readonly unknown[]): SQL {
  const parts = text.split(/\$(\d+)/);
  return sql.join(
    parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql`${sql.param(params[Number(part) - 1])}`)),
  );
}
