import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Brought, bring, csv, emptyRegister, openWorld, type World } from "./testing.ts";

/** Files of members name people in columns that nobody takes; rows that were not taken are kept with all their cells. */
let world: World;
let path: string;
beforeAll(async () => {
  world = await openWorld();
  path = `/clusters/${world.cluster}/register/erase-person`;
});
beforeEach(() => emptyRegister(world));
afterAll(() => world.close());

const FILE = () =>
  csv(
    "Name;Country;Kommentar;Member since;Proof",
    "Alfa AS;NO;Ask Marit Lie;2024-01-01;agreement",
    "Beta AS;NO;Ask Marit Lie, not Marit Liestøl;never;agreement",
    "Gamma AS;NO;marit lie;never;agreement",
    "Delta AS;NO;NO;never;agreement",
  );

async function forget(name: string) {
  const ingrid = world.visitor("ingrid-solheim");
  const { html } = await ingrid.open(`${path}?name=${encodeURIComponent(name)}`);
  const { location } = await ingrid.send(path, { name });
  return { html, location };
}

const refusedOf = async (brought: Brought): Promise<string[]> =>
  (await brought.visitor.open(`/imports/${brought.id}/refused.csv`)).html.trim().split("\r\n");

const filesIn = (folder: string): string[] =>
  readdirSync(join(world.folder, folder), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => name);

test("rows that were not taken name nobody who was erased (the lists of imports were never looked at)", async () => {
  const brought = await bring(world, FILE());
  expect((await brought.through({ kind: "enterprise" })).refused).toBe(3);
  const before = await refusedOf(brought);
  expect(before.filter((line) => /marit lie(?!s)/i.test(line)).length).toBe(2);
  const { html, location } = await forget("Marit Lie");
  expect([html.includes("Rows that an import did not take: 2"), location]).toEqual([true, `${path}?done=erased`]);
  const after = await refusedOf(brought);
  expect(after).toEqual(
    before.map((line) => line.replace("Ask Marit Lie, not", "Ask […], not").replace("marit lie", "[…]")),
  );
  // the list as it was is gone, and nobody of that name is found any more
  expect(filesIn("files").length).toBe(1);
  expect((await forget("Marit Lie")).location).toBe(path);
});

test("who is called like a code of a column that was taken is not looked for there", async () => {
  const brought = await bring(world, FILE());
  await brought.through({ kind: "enterprise" });
  await forget("NO");
  expect((await refusedOf(brought)).slice(1).map((line) => line.split(" as a day.,")[1])).toEqual([
    'Beta AS,NO,"Ask Marit Lie, not Marit Liestøl",never,agreement',
    "Gamma AS,NO,marit lie,never,agreement",
    "Delta AS,NO,[…],never,agreement",
  ]);
});

test("an import that waits is given up with its file, which names whom it names", async () => {
  const done = await bring(world, FILE());
  await done.through({ kind: "enterprise" });
  const waiting = await bring(world, FILE());
  await waiting.map({ kind: "enterprise" });
  expect([(await waiting.row()).state, filesIn("imports").length > 0]).toEqual(["deciding", true]);
  await forget("Marit Lie");
  expect([(await waiting.row()).state, filesIn("imports")]).toEqual(["cancelled", []]);
  expect(JSON.stringify(await world.rows("select found, mapping, file_name from register_import"))).not.toMatch(
    /marit lie/i,
  );
});
