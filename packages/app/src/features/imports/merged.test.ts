import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bring, counts, csv, emptyRegister, openWorld, type World } from "./testing.ts";

/** The same file again, and an import undone, after two companies of it were merged. */
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => emptyRegister(world));

const COMPANIES = { kind: "enterprise", proof: "agreement" };
const HEAD = "Bedrift;Org.nr.;Sted;Innmeldt";
const NUMBERED = [
  HEAD,
  "Alfa Stål AS;923609016;Skien;01.03.2024",
  "Beta Kjemi AS;989795848;Porsgrunn;15.06.2023",
] as const;
const NAMED = ["Bedrift;Sted;Innmeldt", "Alfa Stål AS;Skien;01.03.2024", "Beta Kjemi AS;Porsgrunn;15.06.2023"] as const;

/** Both memberships, of the one that was kept. */
const BOTH = [
  { name: "Beta Kjemi AS", starts: "2023-06-15", ends: null },
  { name: "Beta Kjemi AS", starts: "2024-03-01", ends: null },
];

/** As somebody does it who looks at both: Alfa goes into Beta. */
async function merge(): Promise<void> {
  const ids = await world.rows<{ id: string; version: string }>(
    "select id, version from organisation order by name desc",
  );
  const [keep, drop] = ids;
  const ingrid = world.visitor("ingrid-solheim");
  await ingrid.open(`/organisations/${keep?.id}/merge?with=${drop?.id}`);
  const fields = { version: String(keep?.version), with: String(drop?.id), with_version: String(drop?.version) };
  expect((await ingrid.send(`/organisations/${keep?.id}/merge`, fields)).status).toBe(303);
}

const organisations = () =>
  world.rows("select name, register_number as number, town from organisation where merged_into is null order by name");
const memberships = () =>
  world.rows(
    `select o.name, m.starts::text, m.ends::text from membership m join organisation o on o.id = m.organisation_id
     order by m.starts`,
  );

test("the one that was kept keeps name and number (it took those of the one that went, and lost its own)", async () => {
  await (await bring(world, csv(...NUMBERED))).through(COMPANIES);
  await merge();
  const again = await bring(world, csv(...NUMBERED));
  await again.map(COMPANIES);
  await again.send("decide", { which: "number_other_name", decision: "same" });
  await again.send("start");
  expect(counts(await again.row())).toEqual([0, 0, 2, 0, 0, 0]);
  expect(await organisations()).toEqual([{ name: "Beta Kjemi AS", number: "989795848", town: "Porsgrunn" }]);
  expect(await memberships()).toEqual(BOTH);
});

test("without numbers too, the one that went is known (it came in again)", async () => {
  await (await bring(world, csv(...NAMED))).through(COMPANIES);
  await merge();
  const again = await (await bring(world, csv(...NAMED))).through(COMPANIES);
  expect(counts(again)).toEqual([0, 0, 2, 0, 0, 0]);
  expect(await organisations()).toEqual([{ name: "Beta Kjemi AS", number: null, town: "Porsgrunn" }]);
  expect(await memberships()).toEqual(BOTH);
});

test("who has the name of the one that went and is elsewhere is another one", async () => {
  await (await bring(world, csv(...NAMED))).through(COMPANIES);
  await merge();
  const other = csv(NAMED[0], "Alfa Stål AS;Bodø;01.03.2025");
  expect(counts(await (await bring(world, other)).through(COMPANIES))).toEqual([1, 0, 0, 0, 0, 0]);
});

test("a membership is undone where it is now (it went back to the one that is not there any more)", async () => {
  await (await bring(world, csv(...NUMBERED))).through(COMPANIES);
  const ending = await bring(world, csv(`${HEAD};Utmeldt`, "Alfa Stål AS;923609016;Skien;01.03.2024;30.06.2026"));
  await ending.through(COMPANIES);
  await merge();
  expect((await memberships())[1]).toEqual({ name: "Beta Kjemi AS", starts: "2024-03-01", ends: "2026-07-01" });
  await ending.send("undo");
  expect(await memberships()).toEqual(BOTH);
});
