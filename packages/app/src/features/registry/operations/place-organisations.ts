import { and, asc, eq, gt, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import { resolvePlaces } from "../../vocabulary/index.ts";
import { organisation } from "../tables.ts";

const AT_ONCE = 1000;

/**
 * Looks up again where organisations are, after the postal codes of their countries changed. Coordinates that somebody gave stay, and so
 * does a place that the table says nothing of. Runs as the worker.
 * @param countries ISO 3166-1 alpha-2
 * @returns how many have another place now
 */
export async function placeOrganisations(tx: Transaction, countries: readonly string[], now: Date): Promise<number> {
  const placed = new Map<string, number>();
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await tx
      .select()
      .from(organisation)
      .where(
        and(
          gt(organisation.id, after),
          inArray(organisation.country, [...countries]),
          ne(organisation.postalCode, ""),
          or(isNull(organisation.placeSource), ne(organisation.placeSource, "given")),
        ),
      )
      .orderBy(asc(organisation.id))
      .limit(AT_ONCE)
      .for("update");
    const found = await resolvePlaces(tx, rows);
    for (const [index, own] of rows.entries()) {
      const place = found[index];
      if (!place || (place.latitude === own.latitude && place.longitude === own.longitude)) continue;
      const { latitude, longitude, source: placeSource } = place;
      await tx
        .update(organisation)
        .set({ latitude, longitude, placeSource, version: sql`${organisation.version} + 1`, changedAt: now })
        .where(eq(organisation.id, own.id));
      placed.set(own.clusterId, (placed.get(own.clusterId) ?? 0) + 1);
    }
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) break;
    after = last.id;
  }
  for (const [clusterId, count] of placed)
    await record(tx, { person: null, clusterId, action: "organisation.placed", target: clusterId, after: { count } });
  return [...placed.values()].reduce((sum, count) => sum + count, 0);
}
