import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Brought, bring, counts, csv, emptyRegister, openWorld, type World } from "./testing.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => emptyRegister(world));

const COMPANIES = { kind: "enterprise" };

const organisations = () =>
  world.rows(
    `select name, register_number as number, town, headcount, version from organisation where merged_into is null order by name, headcount`,
  );

describe("perhaps the same", () => {
  const head = "Bedrift;Org.nr.;Postnr;Sted;Ansatte";
  const begin = async (...lines: string[]): Promise<Brought> => {
    const brought = await bring(world, csv(head, ...lines));
    expect((await brought.map({ ...COMPANIES, since: "2025-01-01" })).status).toBe(303);
    return brought;
  };
  const questions = (brought: Brought) =>
    world.rows(
      `select row, reason, other_row, decision from register_import_question where import_id = '${brought.id}' order by row`,
    );

  beforeEach(async () => {
    await (await bring(world, csv(head, "Alfa Stål AS;923609016;3724;Skien;12", "Beta;;3936;Porsgrunn;40"))).through({
      ...COMPANIES,
      since: "2024-01-01",
    });
  });

  test("is asked, by kind; what nobody decides is left out and told", async () => {
    const brought = await begin(
      "Omega AS;923609016;;;1",
      "BETA AS;;3936;;41",
      "Beta;;;;42",
      "Beta;;1337;Sandvika;43",
      "Kappa;989795848;;Bø;1",
      "Lambda;989795848;;Bø;1",
      "My;;;Bø;1",
      "My;;;Bø;2",
    );
    expect(await questions(brought)).toEqual([
      { row: 2, reason: "number_other_name", other_row: null, decision: null },
      { row: 3, reason: "name_and_place", other_row: null, decision: null },
      { row: 4, reason: "name_without_place", other_row: null, decision: null },
      { row: 5, reason: "name_without_place", other_row: 4, decision: null },
      { row: 7, reason: "row_number_other_name", other_row: 6, decision: null },
      { row: 9, reason: "row_name_and_place", other_row: 8, decision: null },
    ]);
    expect(counts(await brought.row())).toEqual([2, 0, 0, 0, 6, 0]);
    const page = await brought.open();
    expect(page.html).toContain("6 rows wait for your decision");
    await brought.send("start");
    expect(counts(await brought.row())).toEqual([2, 0, 0, 0, 6, 0]);
    const file = await brought.visitor.open(`/imports/${brought.id}/refused.csv`);
    expect(file.html).toContain("Perhaps the same as Alfa Stål AS; nobody decided.");
    expect((await organisations()).map(({ name }) => name)).toEqual(["Alfa Stål AS", "Beta", "Kappa", "My"]);
  });

  test("decided one by one, and all of a kind at once", async () => {
    const brought = await begin(
      "Omega AS;923609016;;;1",
      "BETA AS;;3936;;41",
      "Beta;;;Porsgrunn;42",
      "My;;;Bø;1",
      "My;;;Bø;2",
      "My;;;Bø;3",
    );
    await brought.send("decide", { which: "2", decision: "same" });
    await brought.send("decide", { which: "name_and_place", decision: "same" });
    await brought.send("decide", { which: "6", decision: "leave_out" });
    await brought.send("decide", { which: "row_name_and_place", decision: "new" });
    expect((await questions(brought)).map(({ row, decision }) => [row, decision])).toEqual([
      [2, "same"],
      [3, "same"],
      [4, "same"],
      [6, "leave_out"],
      [7, "new"],
    ]);
    await brought.send("start");
    expect(counts(await brought.row())).toEqual([2, 3, 0, 0, 1, 0]);
    expect(await organisations()).toMatchObject([
      { name: "Beta", headcount: 42, version: 2 },
      { name: "My", headcount: 1 },
      { name: "My", headcount: 3 },
      { name: "Omega AS", number: "923609016", version: 2 },
    ]);
    // the same file once more: every decision is known, and nothing changes
    const again = await begin(
      "Omega AS;923609016;;;1",
      "BETA AS;;3936;;42",
      "Beta;;;Porsgrunn;42",
      "My;;;Bø;1",
      "My;;;Bø;2",
      "My;;;Bø;3",
    );
    expect((await questions(again)).map(({ row, decision }) => [row, decision])).toEqual([[6, "leave_out"]]);
    await again.send("start");
    expect(counts(await again.row())).toEqual([0, 0, 5, 0, 1, 0]);
  });

  test("a file with two unlike rows of one company can be brought twice: the second one is asked about as last time", async () => {
    // it was taken for the same before its other row had changed the company, and then left out without a word
    const rows = ["Omega AS;989795848;3724;Skien;12", "Omega AS;;;Skien;13"];
    const first = await begin(...rows);
    await first.send("decide", { which: "3", decision: "same" });
    await first.send("start");
    expect(counts(await first.row())).toEqual([1, 1, 0, 0, 0, 0]);
    const again = await begin(...rows);
    expect(await questions(again)).toEqual([{ row: 3, reason: "name_and_place", other_row: null, decision: "same" }]);
    await again.send("start");
    expect(counts(await again.row())).toEqual([0, 2, 0, 0, 0, 0]);
    expect(await organisations()).toContainEqual({
      name: "Omega AS",
      number: "989795848",
      town: "Skien",
      headcount: 13,
      version: 2,
    });
  });

  test("a row that was said to be new is known to be another one, and no third one comes of it later", async () => {
    const first = await begin("Beta AS;;3936;;41");
    await first.send("decide", { which: "2", decision: "new" });
    await first.send("start");
    expect(counts(await first.row())).toEqual([1, 0, 0, 0, 0, 0]);
    // nobody has to say it again in the list of those that were perhaps entered twice
    const { html } = await first.visitor.open(`/clusters/${world.cluster}/organisations/duplicates`);
    expect([html.includes("Nothing seems to be entered twice"), html.includes("Known to be different")]).toEqual([
      true,
      true,
    ]);
    await world.rows("update organisation set headcount = 43 where headcount = 41");
    // the same row once more: it is the second one that is asked about now, and the answer of then was about the first one
    const again = await begin("Beta AS;;3936;;41");
    expect(
      await world.rows(
        `select o.name, q.decision from register_import_question q join organisation o on o.id = q.organisation_id where q.import_id = '${again.id}'`,
      ),
    ).toEqual([{ name: "Beta AS", decision: null }]);
    await again.send("decide", { which: "2", decision: "same" });
    await again.send("start");
    expect(counts(await again.row())).toEqual([0, 1, 0, 0, 0, 0]);
    // what the import made goes with what was said of it
    await first.send("undo");
    expect((await world.rows("select count(*)::int as count from organisation_difference"))[0]).toEqual({ count: 1 });
  });

  test("one number is never two organisations", async () => {
    const brought = await begin("Omega AS;923609016;;;1");
    expect((await brought.send("decide", { which: "number_other_name", decision: "new" })).status).toBe(400);
    await brought.send("decide", { which: "2", decision: "new" });
    await brought.send("start");
    expect(counts(await brought.row())).toEqual([0, 0, 0, 0, 1, 0]);
  });

  test("an organisation that was merged leads to what it was merged into", async () => {
    await world.rows(
      `update organisation set merged_into = (select id from organisation where name = 'Beta') where name = 'Alfa Stål AS'`,
    );
    const brought = await begin("Alfa Stål AS;923609016;;;77");
    expect((await questions(brought)).map(({ reason }) => reason)).toEqual(["number_other_name"]);
    await brought.send("decide", { which: "2", decision: "same" });
    await brought.send("start");
    expect(await organisations()).toMatchObject([{ headcount: 77 }]);
  });

  test("the same company in two clusters is two rows: what one writes never moves the other", async () => {
    const [other] = await world.rows<{ id: string }>(`select id from cluster where name = 'Klaster Narzędziowy Brda'`);
    await world.rows(
      `insert into organisation (cluster_id, name, name_key, register_scheme, register_number, headcount, changed_by) values ('${other?.id}', 'Alfa Stål AS', 'alfa stal', 'NO-BRREG', '923609016', 99, 'piotr-zielinski')`,
    );
    await world.rows(
      `insert into organisation (cluster_id, name, name_key, register_scheme, register_number, headcount, changed_by) values ('${other?.id}', 'Kappa', 'kappa', 'NO-BRREG', '989795848', 98, 'piotr-zielinski')`,
    );
    const brought = await begin("Alfa Stål AS;923609016;;;13", "Kappa;989795848;;;14");
    await brought.send("start");
    // one that only the other cluster knows is new here
    expect(counts(await brought.row())).toEqual([1, 1, 0, 0, 0, 0]);
    expect(
      await world.rows(`select headcount from organisation where register_number is not null order by headcount`),
    ).toEqual([{ headcount: 13 }, { headcount: 14 }, { headcount: 98 }, { headcount: 99 }]);
    await world.rows(`delete from organisation where cluster_id = '${other?.id}'`);
  });
});
