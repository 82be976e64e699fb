import type { Database, Transaction } from "../../../platform/database/database.ts";
import { ACTIVITY_COLUMNS, activityReader, checkActivities } from "../files/activities.ts";
import { POSTAL_COLUMNS, postalCodeReader } from "../files/postal-codes.ts";
import { readRows } from "../files/read-rows.ts";
import { REGION_COLUMNS, regionReader } from "../files/regions.ts";
import { allOf, readTable, refuseRepeated } from "../files/table.ts";
import {
  addPostalCodes,
  lockVocabulary,
  mergeNames,
  type PostalCode,
  removePostalCodes,
  replaceRegions,
} from "../queries.ts";

export type VocabularyKind = "nace" | "nuts" | "postal-codes";

/** What became of a file: `rows` is `stored` and `left_out` together. */
export interface ImportedVocabulary {
  readonly kind: VocabularyKind;
  /** The revision of NACE, the countries of postal codes. */
  readonly of: readonly string[];
  readonly rows: number;
  readonly stored: number;
  /** National codes below the classes of NACE; postal codes that stood there before with the same place. */
  readonly left_out: number;
}

/**
 * Takes an official table into the database, whole or not at all. Done again it gives the same; a newer table takes the place of the
 * older one (of postal codes country by country, of NACE title by title).
 * @throws FileFaults
 */
export function importVocabulary(db: Database, kind: VocabularyKind, file: string): Promise<ImportedVocabulary> {
  return db.asWorker(async (tx) => {
    await lockVocabulary(tx);
    return { kind, ...(await IMPORTS[kind](tx, file)) };
  });
}

type Counts = Omit<ImportedVocabulary, "kind">;

const IMPORTS: Readonly<Record<VocabularyKind, (tx: Transaction, file: string) => Promise<Counts>>> = {
  nace: importActivities,
  nuts: importRegions,
  "postal-codes": importPostalCodes,
};

async function importActivities(tx: Transaction, file: string): Promise<Counts> {
  const entries = await allOf(readTable(readRows(file), activityReader, ACTIVITY_COLUMNS));
  refuseRepeated(entries);
  const scheme = checkActivities(entries);
  const stored = entries.filter(({ names }) => Object.keys(names).length > 0);
  await mergeNames(tx, scheme, stored);
  return { of: [scheme], rows: entries.length, stored: stored.length, left_out: entries.length - stored.length };
}

async function importRegions(tx: Transaction, file: string): Promise<Counts> {
  const entries = await allOf(readTable(readRows(file), regionReader, REGION_COLUMNS));
  refuseRepeated(entries);
  await replaceRegions(tx, entries);
  return { of: [], rows: entries.length, stored: entries.length, left_out: 0 };
}

/** So many rows go to the database at once; the table of all countries has more than a million. */
const AT_ONCE = 2000;

async function importPostalCodes(tx: Transaction, file: string): Promise<Counts> {
  const countries = new Set<string>();
  const waiting: PostalCode[] = [];
  let [rows, stored] = [0, 0];
  const store = async (): Promise<void> => {
    stored += await addPostalCodes(tx, waiting.splice(0));
  };
  for await (const entry of readTable(readRows(file), postalCodeReader, POSTAL_COLUMNS)) {
    if (!countries.has(entry.country)) await removePostalCodes(tx, entry.country);
    countries.add(entry.country);
    rows += 1;
    if (waiting.push(entry) >= AT_ONCE) await store();
  }
  await store();
  return { of: [...countries].sort(), rows, stored, left_out: rows - stored };
}
