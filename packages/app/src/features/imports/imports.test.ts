import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { zipOf } from "../../../test/support/zip.ts";
import { workbookOf } from "./read/making.ts";
import { type Brought, bring, counts, csv, emptyRegister, openWorld, type World } from "./testing.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => emptyRegister(world));

const HEAD = "Bedrift;Org.nr.;Postnr;Sted;Innmeldt;Ansatte";
const ALFA = "Alfa Stål AS;923609016;3724;Skien;01.03.2024;12";
const BETA = "Beta Kjemi AS;989795848;3936;Porsgrunn;15.06.2023;40";
const COMPANIES = { kind: "enterprise" };

const organisations = () =>
  world.rows(
    `select name, register_number as number, town, headcount, version from organisation where merged_into is null order by name, headcount`,
  );
const memberships = () =>
  world.rows(
    `select o.name, m.starts::text, m.ends::text, m.proof from membership m join organisation o on o.id = m.organisation_id order by o.name, m.starts`,
  );
const trail = async ({ id }: Brought) =>
  (await world.rows<{ action: string }>(`select action from audit_entry where target = '${id}' order by id`)).map(
    ({ action }) => action,
  );

describe("who may not", () => {
  const upload = async (person: string | null, content = csv(HEAD, ALFA), kind = "members") => {
    const visitor = world.visitor(person);
    await visitor.open("/");
    return visitor.sendFile(`/clusters/${world.cluster}/imports`, { kind }, content);
  };

  test("nobody in particular signs in first", async () => {
    expect((await world.visitor(null).open(`/clusters/${world.cluster}/imports`)).location).toMatch(/^\/sign-in/);
    expect((await upload(null)).status).toBe(401);
  });

  test("to somebody of another cluster there is nothing", async () => {
    const brought = await bring(world, csv(HEAD, ALFA));
    const piotr = world.visitor("piotr-zielinski");
    await piotr.open("/clusters");
    const answers = [
      await piotr.open(`/clusters/${world.cluster}/imports`),
      await upload("piotr-zielinski"),
      await piotr.open(`/imports/${brought.id}`),
      ...(await Promise.all(
        ["mapping", "reading", "decide", "start", "cancel", "undo", "take"].map((verb) =>
          piotr.send(`/imports/${brought.id}/${verb}`, { decision: "same", which: "2" }),
        ),
      )),
      await piotr.open(`/imports/${brought.id}/refused.csv`),
      await piotr.open("/imports/1%20or%201=1"),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]);
    expect((await brought.row()).state).toBe("mapping");
  });

  test("a reader and the secretariat look on: no form, and what is sent all the same is refused", async () => {
    const brought = await bring(world, csv(HEAD, ALFA));
    for (const person of ["lars", "claire-dubois"]) {
      const visitor = world.visitor(person);
      const page = await visitor.open(`/clusters/${world.cluster}/imports`);
      expect([page.status, page.html.includes("members.csv"), page.html.includes('name="file"')]).toEqual([
        200,
        true,
        false,
      ]);
      const answers = [
        await upload(person),
        await visitor.send(`/imports/${brought.id}/start`, {}),
        await visitor.send(`/imports/${brought.id}/cancel`, {}),
        await visitor.send(`/imports/${brought.id}/undo`, {}),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    }
    expect((await brought.row()).state).toBe("mapping");
  });

  test("a form that is not ours, and one without a file", async () => {
    const ingrid = world.visitor("ingrid-solheim");
    const form = new FormData();
    form.append("kind", "members");
    form.append("file", csv(HEAD, ALFA));
    const headers = { "x-test-person": "ingrid-solheim" };
    expect(
      (await world.app.request(`/clusters/${world.cluster}/imports`, { method: "POST", body: form, headers })).status,
    ).toBe(403);
    await ingrid.open(`/clusters/${world.cluster}/imports`);
    expect(
      (await ingrid.sendFile(`/clusters/${world.cluster}/imports`, { kind: "members" }, new File([], ""))).status,
    ).toBe(400);
    expect(
      (await ingrid.sendFile(`/clusters/${world.cluster}/imports`, { kind: "everything" }, csv(HEAD, ALFA))).status,
    ).toBe(400);
    expect(
      (await ingrid.sendFile(`/clusters/${world.cluster}/imports`, { kind: "members" }, new File([], "empty.csv")))
        .status,
    ).toBe(422);
    expect(await world.rows("select id from register_import")).toEqual([]);
  });

  test("a file above 50 MB, clearly", async () => {
    const page = await upload("ingrid-solheim", new File([new Uint8Array(50_000_001).fill(65)], "large.csv"));
    expect([page.status, page.html.includes("50 MB")]).toEqual([413, true]);
    expect(await world.rows("select id from register_import")).toEqual([]);
  });
});

describe("what cannot be read is said, and nothing is written", () => {
  test.each<[string, string | Buffer, string, string]>([
    [
      "neither CSV nor XLSX",
      Buffer.from("%PDF-1.7\n\u0000"),
      "not_a_table",
      "neither a CSV file nor an Excel workbook",
    ],
    [
      "a workbook that unpacks to more than there is room for",
      zipOf([{ name: "xl/worksheets/sheet1.xml", content: "x", saidSize: 4_000_000_000 }]),
      "unpacks_too_large",
      "unpacks to more than 400 MB",
    ],
    ["a header only", `${HEAD}\r\n`, "header_only", "no row below"],
    ["a million rows", `Name;Town\n${"Firm;Skien\n".repeat(1_000_000)}`, "too_many_rows", "more than 200,000 rows"],
  ])("%s", async (_name, content, failure, sentence) => {
    const brought = await bring(
      world,
      new File([typeof content === "string" ? content : new Uint8Array(content)], "x.csv"),
    );
    expect(await brought.row()).toMatchObject({ state: "failed", failure });
    expect((await brought.open()).html).toContain(sentence);
  });
});

test("a workbook with macros is read as its values, and the page says that they are ignored", async () => {
  const cell = (text: string) => `<c t="str"><v>${text}</v></c>`;
  const rows = [
    ["Bedrift", "Innmeldt"],
    ["Alfa", "2024-03-01"],
  ].map((row) => `<row>${row.map(cell).join("")}</row>`);
  const xml = `<sheetData>${rows.join("")}</sheetData>`;
  const book = workbookOf([{ name: "A", xml }], [{ name: "xl/vbaProject.bin", content: "Sub Auto_Open()" }]);
  const brought = await bring(world, new File([new Uint8Array(book)], "members.xlsm"));
  expect((await brought.open()).html).toContain("The file has macros. They are ignored; only values are read.");
  expect(counts(await brought.through(COMPANIES))).toEqual([1, 0, 0, 0, 0, 0]);
});

describe("the columns", () => {
  test("are guessed, shown on the first rows, and corrected", async () => {
    const brought = await bring(world, csv("Medlemsliste 2026", "", HEAD, ALFA, "Gamma;923609017;3724;Skien;soon;"));
    const page = await brought.open();
    expect(page.html).toContain("Alfa Stål AS");
    expect(page.html).toContain("“923609017” is no number of Brønnøysundregistrene");
    expect((await brought.row()).mapping.columns).toEqual([
      "name",
      "number",
      "postal_code",
      "town",
      "since",
      "headcount",
    ]);
    await brought.map({ "column.1": "", kind: "public" }, "look");
    const looked = await brought.row();
    expect([looked.state, looked.mapping.columns[1], looked.mapping.kind]).toEqual(["mapping", null, "public"]);
    expect((await brought.open()).html).toContain("“soon” cannot be read as a day");
  });

  test("the name of the source is one line, whatever was typed (the database refused some of it with an error)", async () => {
    const brought = await bring(world, csv(HEAD, ALFA));
    expect((await brought.map({ source: "list\u0000 of\u200b\r\nmembers" }, "look")).status).toBe(303);
    expect((await brought.row()).mapping.source).toBe("list of members");
  });

  test("what is missing is asked for before anything is compared", async () => {
    const brought = await bring(world, csv("Firma X;Bedrift;Dato;Omsetning", "a;Alfa;03/04/2024;1.234"));
    const page = await brought.map({
      "column.0": "name",
      "column.1": "name",
      "column.2": "since",
      "column.3": "turnover",
    });
    expect(page.status).toBe(400);
    for (const sentence of [
      "Two columns are “Name”",
      "Say of which kind the organisations are",
      "Say whether the days in “Dato” begin with the day or the month",
      "Say what parts the decimals in “Omsetning”",
    ])
      expect(page.html).toContain(sentence);
    expect((await brought.row()).state).toBe("mapping");
    const mapped = await brought.map({
      ...COMPANIES,
      "column.0": "",
      "column.1": "name",
      "column.2": "since",
      "column.3": "turnover",
      "order.2": "mdy",
      "decimal.3": ".",
    });
    expect(mapped.status).toBe(303);
    await brought.send("start");
    expect(await memberships()).toEqual([{ name: "Alfa", starts: "2024-03-04", ends: null, proof: null }]);
    expect(await world.rows("select turnover from organisation")).toEqual([{ turnover: 123 }]);
  });

  test("are remembered for the next file that has them, in whatever spelling", async () => {
    await (await bring(world, csv("Kol A;Kol B", "Alfa;01.01.2024"))).through({
      ...COMPANIES,
      "column.0": "name",
      "column.1": "since",
    });
    const next = await bring(world, csv("KOL A;kol b", "Beta;01.01.2025"));
    expect((await next.row()).mapping).toMatchObject({ columns: ["name", "since"], kind: "enterprise" });
    expect((await next.open()).html).toContain("You have imported a file with these columns before");
  });

  test("another header row, sheet, alphabet or separator reads the file again", async () => {
    const brought = await bring(world, csv("Bedrift,Sted", "Navn;Poststed", "Alfa;Skien"));
    await brought.send("reading", { encoding: "windows-1252", separator: ";", header_row: "2" });
    expect((await brought.row()).mapping.columns).toEqual(["name", "town"]);
    expect((await brought.send("reading", { separator: "x" })).status).toBe(400);
  });
});

describe("a list of members", () => {
  test("becomes organisations and memberships, with what a person chose where rows say nothing", async () => {
    const brought = await bring(world, csv(`${HEAD};Avtale`, `${ALFA};signert`, `${BETA};`, ";;;;;;", "Gamma;;;Bø;;;"));
    const row = await brought.through({ ...COMPANIES, since: "2025-01-01", proof: "fee" });
    expect([row.state, row.rows, counts(row)]).toEqual(["done", 3, [3, 0, 0, 0, 0, 0]]);
    expect(await organisations()).toEqual([
      { name: "Alfa Stål AS", number: "923609016", town: "Skien", headcount: 12, version: 1 },
      { name: "Beta Kjemi AS", number: "989795848", town: "Porsgrunn", headcount: 40, version: 1 },
      { name: "Gamma", number: null, town: "Bø", headcount: null, version: 1 },
    ]);
    expect(await memberships()).toEqual([
      { name: "Alfa Stål AS", starts: "2024-03-01", ends: null, proof: "agreement" },
      { name: "Beta Kjemi AS", starts: "2023-06-15", ends: null, proof: "fee" },
      { name: "Gamma", starts: "2025-01-01", ends: null, proof: "fee" },
    ]);
    const [alfa] = await world.rows(
      "select kind, country, source, place_source is not null as placed from organisation where name like 'Alfa%'",
    );
    expect(alfa).toEqual({ kind: "enterprise", country: "NO", source: "members.csv", placed: true });
    expect(await trail(brought)).toEqual([
      "import.brought",
      "import.mapped",
      "import.checked",
      "import.started",
      "import.finished",
    ]);
    expect((await brought.open()).html).toContain("Undo this import");
  });

  test("brought twice changes nothing the second time", async () => {
    const file = () => csv(HEAD, ALFA, BETA, "Gamma;;3724;Skien;01.01.2020;", "Delta;;;;;", "Delta;;;;;");
    await (await bring(world, file())).through({ ...COMPANIES, since: "2025-01-01" });
    const before = [await organisations(), await memberships()];
    const again = await (await bring(world, file())).through({ ...COMPANIES, since: "2025-01-01" });
    expect(counts(again)).toEqual([0, 0, 5, 0, 0, 0]);
    expect([await organisations(), await memberships()]).toEqual(before);
    expect(before[0]).toHaveLength(4);
  });

  test("brought again with other figures changes those, and blank cells change nothing", async () => {
    await (await bring(world, csv(HEAD, ALFA, BETA))).through(COMPANIES);
    const row = await (await bring(world, csv(HEAD, "ALFA STÅL AS;923609016;;;;15", BETA))).through({
      ...COMPANIES,
      since: "2026-01-01",
    });
    expect(counts(row)).toEqual([0, 1, 1, 0, 0, 0]);
    expect(await organisations()).toMatchObject([
      { name: "Alfa Stål AS", town: "Skien", headcount: 15, version: 2 },
      { name: "Beta Kjemi AS", version: 1 },
    ]);
    expect(await memberships()).toMatchObject([{ starts: "2024-03-01" }, { starts: "2023-06-15" }]);
  });

  test("who joins again after leaving has a second membership; another first day of the same time corrects it", async () => {
    const head = "Bedrift;Sted;Innmeldt;Utmeldt";
    await (await bring(world, csv(head, "Alfa;Skien;01.01.2020;31.12.2021", "Beta;Skien;01.01.2020;"))).through(
      COMPANIES,
    );
    const brought = await bring(world, csv(head, "Alfa;Skien;01.06.2024;", "Beta;Skien;01.02.2020;30.06.2025"));
    await brought.map(COMPANIES);
    await brought.send("decide", { which: "name_and_place", decision: "same" });
    await brought.send("start");
    expect(counts(await brought.row())).toEqual([0, 2, 0, 0, 0, 0]);
    expect(await memberships()).toEqual([
      { name: "Alfa", starts: "2020-01-01", ends: "2022-01-01", proof: null },
      { name: "Alfa", starts: "2024-06-01", ends: null, proof: null },
      { name: "Beta", starts: "2020-02-01", ends: "2025-07-01", proof: null },
    ]);
  });

  test("every row is in exactly one count, and the refused ones in a file with their reason", async () => {
    const brought = await bring(
      world,
      csv(HEAD, ALFA, ";1;;;;", "Wrong number;923609017;;;;", "Wrong day;;;;31.02.2024;", "=cmd|x;;;;soon;", BETA),
    );
    const row = await brought.through({ ...COMPANIES, since: "2025-01-01" });
    expect([row.rows, counts(row)]).toEqual([6, [2, 0, 0, 0, 0, 4]]);
    const page = await brought.visitor.open(`/imports/${brought.id}/refused.csv?lang=nb`);
    expect(page.response.headers.get("content-disposition")).toContain("attachment");
    expect(page.html.split("\r\n")).toEqual([
      "Rad,Navn,Grunn,Bedrift,Org.nr.,Postnr,Sted,Innmeldt,Ansatte",
      "3,,Navnet mangler.,,1,,,,",
      '4,,"«923609017» er ikke et nummer hos Brønnøysundregistrene; et siffer er feil eller mangler.",Wrong number,923609017,,,,',
      "5,,Medlem siden: «31.02.2024» kan ikke leses som en dato.,Wrong day,,,,31.02.2024,",
      "6,,Medlem siden: «soon» kan ikke leses som en dato.,'=cmd|x,,,,soon,",
      "",
    ]);
  });

  test("remarks on rows that were taken, in a file without what a spreadsheet would run", async () => {
    const brought = await bring(world, csv("Bedrift;Nace;Ansatte", "=cmd|x;;@SUM(1)", "Alfa;62.010;12"));
    await brought.through({ ...COMPANIES, since: "2025-01-01" });
    const { html } = await brought.visitor.open(`/imports/${brought.id}/remarks.csv?lang=en`);
    expect(html.replace("\uFEFF", "").split("\r\n")).toEqual([
      "Row,Name,Remark",
      `2,'=cmd|x,"“@SUM(1)” is no number of employees; it stays unknown. No industry code (NACE); it stays unknown."`,
      "",
    ]);
  });

  test("the pages say the reasons themselves, each with its rows, before and after", async () => {
    // twenty-two rows were refused, and the page only counted them
    const wrong = Array.from({ length: 12 }, (_, n) => `Nr ${n};;;;31.02.2024;`);
    const brought = await bring(world, csv(HEAD, ";1;;;;", ...wrong, ALFA));
    await brought.map({ ...COMPANIES, since: "2025-01-01" });
    const said = async () =>
      [...(await brought.open()).html.matchAll(/<li>([^<]*)<span class="k-small k-muted">([^<]*)</g)].map(
        ([, reason, rows]) => [reason?.trim(), rows],
      );
    const reasons = [
      ["Member since: “31.02.2024” cannot be read as a day.", "Rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more"],
      ["There is no name.", "Row 2"],
    ];
    expect(await said()).toEqual(reasons);
    await brought.send("start");
    expect(await said()).toEqual(reasons);
  });

  test("of a long list the page says no number that it did not count", async () => {
    // it looked at a thousand rows, and called the rest of them "990 more"
    const wrong = Array.from({ length: 1200 }, (_, n) => `Nr ${n};;;;31.02.2024;`);
    const brought = await bring(world, csv(HEAD, ...wrong));
    await brought.map({ ...COMPANIES, since: "2025-01-01" });
    expect((await brought.open()).html).toContain("Rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and more<");
  });

  test("a list with a column of kinds needs no kind for the whole file: a row without one, and the sum, are refused", async () => {
    // the sum has no kind, and the page asked for the one of the whole file though a column says it
    const brought = await bring(
      world,
      csv("Bedrift;Type;Innmeldt", "Alfa;FoU;01.03.2024", "Beta;Bedrift;01.03.2024", "Gamma;;01.03.2024", "SUM;;"),
    );
    expect(await brought.through({ kind: "" })).toMatchObject({ state: "done", made: 2, refused: 2 });
    expect(await world.rows("select name, kind from organisation order by name")).toEqual([
      { name: "Alfa", kind: "research" },
      { name: "Beta", kind: "enterprise" },
    ]);
  });

  test("places become coordinates: from the towns that come along, and more exactly from a table of postal codes", async () => {
    await world.rows("insert into postal_code values ('NO', '3746', 'SKIEN', 59.1111, 9.2222)");
    const brought = await bring(
      world,
      csv("Bedrift;Postnr og sted", "Alfa;3211 SANDEFJORD", "Beta;3746 SKIEN", "Gamma;9999 INGENSTEDS"),
    );
    await brought.through({ ...COMPANIES, since: "2025-01-01" });
    await world.rows("delete from postal_code");
    expect(
      await world.rows(
        "select name, town, round(latitude::numeric, 1)::float as lat, round(longitude::numeric, 1)::float as lon, place_source as source from organisation order by name",
      ),
    ).toEqual([
      { name: "Alfa", town: "SANDEFJORD", lat: 59.1, lon: 10.2, source: "town" },
      { name: "Beta", town: "SKIEN", lat: 59.1, lon: 9.2, source: "postal_code" },
      { name: "Gamma", town: "INGENSTEDS", lat: null, lon: null, source: null },
    ]);
    expect((await brought.row()).notices).toEqual({ place_not_found: 1 });
  });

  test("a list of refused rows that is lost from the disk is told there; the page itself opens", async () => {
    const brought = await bring(world, csv(HEAD, ALFA, ";1;;;;"));
    await brought.through(COMPANIES);
    await world.rows(`update register_import set refused_sha256 = '${"f".repeat(64)}' where id = '${brought.id}'`);
    expect((await brought.open()).status).toBe(200);
    expect((await brought.visitor.open(`/imports/${brought.id}/refused.csv`)).status).toBeGreaterThanOrEqual(400);
  });

  test("figures that do not fit, places that are not found and postal codes of elsewhere are told and counted", async () => {
    const head = "Bedrift;Postnr;Sted;Land;Størrelse;Ansatte;Nace";
    const row = await (
      await bring(
        world,
        csv(head, "Alfa;2100;København;NO;;;62.010", "Beta;;Ingensteds;NO;micro;500;00.000", "Gamma;00-950;;NO;;;"),
      )
    ).through({ ...COMPANIES, since: "2025-01-01" });
    expect([counts(row), row.notices]).toEqual([
      [3, 0, 0, 0, 0, 0],
      { size_contradicts: 1, nace_unspecified: 1, nace_missing: 1, postal_code_elsewhere: 1, place_not_found: 3 },
    ]);
    expect(await world.rows("select count(*)::int as placed from organisation where latitude is not null")).toEqual([
      { placed: 0 },
    ]);
  });
});
