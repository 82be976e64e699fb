import type { Database } from "../../../platform/database/database.ts";
import type { ImportReader } from "../import-reader.ts";

/** What the work on imports works with. */
export interface Means {
  readonly db: Database;
  readonly reader: ImportReader;
  readonly dataFolder: string;
  readonly now: () => Date;
}

/** Rows that are read and written in one transaction: whoever saves something meanwhile waits no longer than for these. */
export const ROWS_AT_ONCE = 200;

/** Lets everybody else in between two stretches. */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
