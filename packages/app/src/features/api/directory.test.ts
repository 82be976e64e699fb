import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { demonstration } from "../../../test/support/world.ts";
import { createApp } from "../../server.tsx";
import type { Of } from "./endpoint.ts";
import type { directoryPage } from "./shapes/directory.ts";
import { Client, refusalIn, tokenFor } from "./testing.ts";

/** The directory through the API shows what its page shows to the same person. */

type Found = Of<typeof directoryPage>;
let kari: Client;
let claire: Client;
let nobody: Client;

beforeAll(async () => {
  const services = await demonstration();
  const app = createApp(services);
  kari = new Client(app, await tokenFor(services, "kari-lunde"));
  claire = new Client(app, await tokenFor(services, "claire-dubois"));
  nobody = new Client(app, null);
  await services.db.asWorker(async (tx) => {
    await tx.execute(sql`delete from cluster_profile`);
    await tx.execute(sql`update organisation set listed = false`);
    await tx.execute(sql`insert into cluster_profile (cluster_id, fields, published, changed_by)
      select id, '{}', name <> 'Grønn Prosessklynge', 'kari-lunde' from cluster`);
    await tx.execute(sql`insert into organisation (cluster_id, name, name_key, register_scheme, register_number, country, town, listed, changed_by)
      select c.id, 'Test ' || n, 'test ' || lpad(n::text, 3, '0'), 'X-REG', n::text, 'NO', 'Skien', n % 2 = 0, 'kari-lunde'
      from cluster c, generate_series(1, 20) n`);
  });
});

const search = (client: Client, query: string) => client.get<Found>(`/directory?${query}`);

describe("refused", () => {
  test("nobody in particular", async () => expect((await search(nobody, "")).status).toBe(401));
  test.each([
    "of=people",
    "country=XX1",
    "label=tin",
    "nace_section=9",
    "colour=red",
    "limit=0",
    "cursor=abc",
    "of=organisations&cursor=WyJhIl0",
  ])("%s", async (query) => {
    const answer = await search(kari, query);
    expect([answer.status, refusalIn(answer).type]).toEqual([400, "/problems/invalid_request"]);
  });
});

test("clusters that are published, and all of them to an office", async () => {
  const names = async (client: Client) =>
    (await search(client, "")).json.items.map(({ name, public: shown }) => [name, shown]);
  expect(await names(kari)).toEqual([
    ["Fjordkraft Industriklynge", true],
    ["Klaster Narzędziowy Brda", true],
  ]);
  expect(await names(claire)).toContainEqual(["Grønn Prosessklynge", false]);
});

test("companies once each with their clusters, page by page", async () => {
  const first = (await search(kari, "of=organisations&q=test&limit=6")).json;
  expect(first.total).toBe(10);
  expect(first.items.map(({ name }) => name)).toEqual(["Test 2", "Test 4", "Test 6", "Test 8", "Test 10", "Test 12"]);
  expect(first.items[0]?.clusters.map(({ name }) => name)).toEqual([
    "Fjordkraft Industriklynge",
    "Klaster Narzędziowy Brda",
  ]);
  const second = (await search(kari, `of=organisations&q=test&limit=6&cursor=${first.next}`)).json;
  expect(second.items.map(({ name }) => name)).toEqual(["Test 14", "Test 16", "Test 18", "Test 20"]);
  expect(second.next).toBeNull();
  expect((await search(claire, "of=organisations&q=test")).json.total).toBe(20);
});
