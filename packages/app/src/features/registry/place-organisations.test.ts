import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NOW } from "../../../test/support/now.ts";
import { auditEntry } from "../../platform/tables.ts";
import { importVocabulary } from "../vocabulary/index.ts";
import { placeOrganisations } from "./operations/place-organisations.ts";
import { openRegister, type RegisterWorld } from "./organisation-testing.ts";
import { organisation } from "./tables.ts";

/** Companies that stood in two registers before anybody imported the postal codes of their country. */
let world: RegisterWorld;
const folder = mkdtempSync(join(tmpdir(), "klynge-places-"));
const ids: Record<string, string> = {};
const COMPANIES = {
  "without a place": { country: "NO", postal_code: "3936", town: "Nirgends" },
  given: { country: "NO", postal_code: "3936", latitude: 60, longitude: 10 },
  "of an unknown code": { country: "NO", postal_code: "0001" },
  "without a code": { country: "NO", town: "Porsgrunn" },
  "of another country": { country: "PL", postal_code: "3936" },
} as const;

beforeAll(async () => {
  world = await openRegister();
  for (const [name, own] of Object.entries(COMPANIES)) ids[name] = await world.put(world.home, { name, ...own });
  ids.away = await world.put(world.away, { name: "away", country: "NO", postal_code: "3936" });
  const file = join(folder, "NO.csv");
  writeFileSync(file, "country_code,zipcode,place,latitude,longitude\nNO,3936,Porsgrunn,59.1386,9.6555\n");
  await importVocabulary(world.services.db, "postal-codes", file);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.services.db.close();
});

const place = () => world.services.db.asWorker((tx) => placeOrganisations(tx, ["NO"], NOW));
const rowsNow = () =>
  world.services.db.asWorker((tx) =>
    tx
      .select({
        name: organisation.name,
        at: organisation.latitude,
        from: organisation.placeSource,
        version: organisation.version,
      })
      .from(organisation)
      .where(inArray(organisation.id, Object.values(ids)))
      .orderBy(organisation.name),
  );

test("postal codes place those whose place followed from nothing better, once, and say so on record", async () => {
  expect(await place()).toBe(2);
  const expected = [
    { name: "away", at: 59.1386, from: "postal_code", version: 2 },
    { name: "given", at: 60, from: "given", version: 1 },
    { name: "of an unknown code", at: null, from: null, version: 1 },
    { name: "of another country", at: null, from: null, version: 1 },
    { name: "without a code", at: null, from: null, version: 1 },
    { name: "without a place", at: 59.1386, from: "postal_code", version: 2 },
  ];
  expect(await rowsNow()).toEqual(expected);
  // nothing is left to do the second time
  expect(await place()).toBe(0);
  expect(await rowsNow()).toEqual(expected);
  const trail = await world.services.db.asWorker((tx) =>
    tx.select().from(auditEntry).where(eq(auditEntry.action, "organisation.placed")),
  );
  expect(trail.map(({ clusterId, personId, after }) => [clusterId, personId, after]).sort()).toEqual(
    [world.home, world.away].map((clusterId) => [clusterId, null, { count: 1 }]).sort(),
  );
});
