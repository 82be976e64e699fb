import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCopy } from "../../../test/support/open-copy.ts";
import { type Server, startPostgres } from "../../../test/support/postgres.ts";
import type { Database } from "./database.ts";
import { openPostgres } from "./open-postgres.ts";
import { inOrderOf } from "./order-of-names.ts";

/** Names were sorted without their accents: Å under A. */
const NAMES = [
  ...[
    "Ål",
    "Ærlig",
    "Østre",
    "Zeta",
    "alfa",
    "Alm",
    "Aase",
    "Ås",
    "Örn",
    "Ähl",
    "Bø",
    "Bo",
    "Łódź",
    "Lublin",
    "Ludzie",
    "Ósma",
  ],
  ...["Oz", "Żak", "Źródło", "Zygma", "Ćma", "Cz", "ąż", "Az", "Æ", "Åge", "Émile", "Emma"],
];

describe.each(["pglite", "postgres"] as const)("%s", (engine) => {
  let db: Database;
  let server: Server | null = null;
  beforeAll(async () => {
    if (engine === "postgres") server = await startPostgres();
    db = server ? await openPostgres(server.url) : await openCopy("empty");
  });
  afterAll(async () => {
    await db.close();
    server?.stop();
  });

  test.each(["en", "nb", "da", "pl"] as const)("sorts names as %s does", async (language) => {
    const answer = await db.asPublic((tx) =>
      tx.execute(
        sql`select value from json_array_elements_text(${JSON.stringify(NAMES)}::json) order by ${inOrderOf(language, sql`value`)}, value`,
      ),
    );
    const sorted = (answer as unknown as { rows: { value: string }[] }).rows.map(({ value }) => value);
    // a name that differs from another one by accents or capitals alone is not among them
    expect(sorted).toEqual(NAMES.toSorted(new Intl.Collator(language).compare));
  });
});
