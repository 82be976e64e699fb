import type { SQL } from "drizzle-orm";
import type { Transaction } from "./database.ts";

/** The rows of a statement in words of SQL: both databases answer alike, and the type of the library tells neither. */
export async function rowsOf<Row>(tx: Transaction, statement: SQL): Promise<Row[]> {
  return ((await tx.execute(statement)) as unknown as { rows: Row[] }).rows;
}
