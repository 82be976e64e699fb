import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { edition } from "../../../test/support/edition.ts";
import { openCopy } from "../../../test/support/open-copy.ts";
import { type Server, startPostgres } from "../../../test/support/postgres.ts";
import { seedDemonstration } from "../../demonstration/seed.ts";
import { openPostgres } from "../../platform/database/open-postgres.ts";
import { Brought, bring, counts, csv, emptyRegister, openWorld, type World } from "./testing.ts";

/** What imports ask of a database is the same on both. */
describe.each(["pglite", "postgres"] as const)("%s", (engine) => {
  let world: World;
  let server: Server | null = null;
  beforeAll(async () => {
    if (engine === "postgres") server = await startPostgres();
    const db = server ? await openPostgres(server.url) : await openCopy("empty");
    await seedDemonstration(db, edition);
    world = await openWorld({ over: db });
  });
  afterAll(async () => {
    await world.close();
    server?.stop();
  });
  beforeEach(() => emptyRegister(world));

  const HEAD = "Bedrift;Org.nr.;Poststed;Ansatte;Innmeldt;Avtale;Nace";
  const list = (headcount: number) =>
    csv(
      HEAD,
      "Alfa AS;923609016;Skien;12;01.01.2024;signert;62.010",
      ...Array.from({ length: 450 }, (_, n) => `Firma ${n};;Skien;${headcount};01.01.2024;;`),
    );
  const said = { kind: "enterprise" };
  const sum = async () =>
    (
      await world.rows(
        "select count(*)::int as n, sum(headcount)::int as sum, max(version) as version from organisation",
      )
    )[0];

  test("imported, changed by a second file, and both undone", async () => {
    const first = await bring(world, list(1));
    expect(counts(await first.through(said))).toEqual([451, 0, 0, 0, 0, 0]);
    expect(await sum()).toEqual({ n: 451, sum: 462, version: 1 });
    const second = await bring(world, list(2));
    await second.map(said);
    await second.send("decide", { which: "name_and_place", decision: "same" });
    await second.send("start");
    expect(counts(await second.row())).toEqual([0, 450, 1, 0, 0, 0]);
    expect(await sum()).toEqual({ n: 451, sum: 912, version: 2 });
    await second.send("undo");
    expect(await sum()).toEqual({ n: 451, sum: 462, version: 3 });
    expect(await second.row()).toMatchObject({ state: "undone", kept: [] });
    expect(
      await world.rows(
        "select nace, proof from organisation o join membership m on m.organisation_id = o.id where name = 'Alfa AS'",
      ),
    ).toEqual([{ nace: ["62.010"], proof: "agreement" }]);
  });

  test("a second one in the same moment is refused", async () => {
    const [one, other] = [await bring(world, list(1)), await bring(world, list(2))];
    for (const brought of [one, other]) await brought.map(said);
    const visitors = [one, other].map(({ id }) => new Brought(world, world.visitor("ingrid-solheim"), id));
    const answers = await Promise.all(visitors.map((brought) => brought.post("start")));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    await Promise.all(visitors.map((brought) => brought.rest()));
    expect(await sum()).toMatchObject({ n: 451 });
  });
});
