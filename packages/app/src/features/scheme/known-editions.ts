import { type CompiledEdition, compileEdition, type Edition } from "@klynge/core";
import type { Database } from "../../platform/database/database.ts";
import { type Editions, type KnownEdition, openEditions } from "../../platform/editions.ts";
import { contentWithHash, insertEdition, publishedEditions } from "./queries.ts";

/** The editions of an installation; the shipped one is known without its row. */
export function editionsOver(db: Database, shipped: CompiledEdition): Editions {
  return openEditions(shipped, (known) => readPublished(db, known));
}

async function readPublished(
  db: Database,
  known: ReadonlyMap<string, CompiledEdition>,
): Promise<readonly KnownEdition[]> {
  const rows = await db.asWorker((tx) => publishedEditions(tx));
  const read: KnownEdition[] = [];
  for (const { hash, from } of rows) {
    const content = known.has(hash) ? null : await db.asWorker((tx) => contentWithHash(tx, hash));
    const edition = content === null ? known.get(hash) : compileEdition(JSON.parse(content) as Edition);
    if (edition) read.push({ edition, from });
  }
  return read;
}

/** A later release may come with another edition: what is pinned to this one is judged by it then too. */
export async function rememberShipped(db: Database, { edition, id, hash }: CompiledEdition, now: Date): Promise<void> {
  await db.asWorker(async (tx) => {
    const rows = await publishedEditions(tx);
    if (rows.some((row) => row.hash === hash)) return;
    await insertEdition(tx, {
      hash,
      name: id,
      content: JSON.stringify(edition),
      broughtAt: now,
      publishedAt: now,
    });
  });
}
