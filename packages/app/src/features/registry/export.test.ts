import { beforeAll, describe, expect, test } from "vitest";
import type { Visitor } from "../../../test/support/visitor.ts";
import { registerFile } from "./register-file.ts";
import { OWNER, openWorld, READER, type World } from "./testing.ts";

/** What a cluster takes along. Who may not is refused: sections.test.ts. */
let world: World;
let ingrid: Visitor;
const at = (path: string): string => `/clusters/${world.own}/${path}`;

beforeAll(async () => {
  world = await openWorld();
  await world.empty();
  ingrid = await world.visitor(OWNER);
  const alfa = await world.addOrganisation('Alfa "A"; & Sønn AS');
  await ingrid.send(at("register/body"), {
    "fields.name": "=cmd|' /C calc'!A0",
    from: "2020-01-15",
    until: "2026-06-30",
    "fields.leading": "yes",
    "fields.note": "+1\n@SUM(A1)",
    "fields.meetings.#": "2",
    "fields.meetings.0.on": "2026-03-12",
    "fields.meetings.0.minutes": "yes",
    "fields.meetings.1.on": "2026-06-01",
    "links.#": "1",
    "links.0.organisation": 'Alfa "A"; & Sønn AS',
    "links.0.person": "Ola Nord",
  });
  await ingrid.send(at("register/budget"), { "fields.year": "2025", "fields.planned": "1 234,50 €" });
  await ingrid.send(at("register/mention/confirm"), { holds: "yes" });
  await ingrid.send(at("profile"), { version: "0", "fields.acronym": "FIK", "visible.acronym": "everybody" });
  expect(alfa).not.toBe("");
});

test("everything as JSON, in the shape that is described", async () => {
  const { html, response } = await ingrid.open(at("register.json"));
  expect([response.headers.get("content-type"), response.headers.get("content-disposition")]).toEqual([
    "application/json; charset=utf-8",
    'attachment; filename="klynge-register-2026-11-22.json"',
  ]);
  const file = registerFile.parse(JSON.parse(html));
  expect(file).toEqual(JSON.parse(html));
  const [alfa] = file.organisations;
  expect([file.profile.fields.acronym, file.profile.visibility, alfa?.name]).toEqual([
    "FIK",
    { acronym: "everybody" },
    'Alfa "A"; & Sønn AS',
  ]);
  expect(file.sections.mention).toEqual({ confirmed_on: "2026-11-22", entries: [] });
  const [body] = file.sections.body.entries;
  expect([body?.from, body?.until, body?.links, body?.fields.meetings]).toEqual([
    "2020-01-15",
    "2026-07-01",
    [{ organisation: alfa?.id, person: "Ola Nord", from: null, until: null }],
    [
      { on: "2026-03-12", minutes: true },
      { on: "2026-06-01", minutes: false },
    ],
  ]);
});

describe("a section as CSV", () => {
  test("with harmless cells, days as ISO, and the last day as people say it", async () => {
    const { html, response } = await ingrid.open(at("register/body.csv"));
    expect([response.headers.get("content-type"), response.headers.get("content-disposition")]).toEqual([
      "text/csv; charset=utf-8",
      'attachment; filename="klynge-body-2026-11-22.csv"',
    ]);
    expect(html).toBe(
      [
        "First day,Last day,Name,The one body that leads the cluster,Its tasks are written down,Decides on the strategy,Decides on the budget,Meetings,Written reviews of its own work,Note,Seats",
        `2020-01-15,2026-06-30,'=cmd|' /C calc'!A0,yes,,,,"2026-03-12 yes; 2026-06-01 no",,"'+1\n@SUM(A1)","Ola Nord, Alfa ""A""; & Sønn AS"`,
        "",
      ].join("\r\n"),
    );
  });

  test("money in euros, a column for each source, blanks where nothing is known", async () => {
    const lines = (await ingrid.open(at("register/budget.csv"))).html.split("\r\n");
    expect([lines[0]?.split(",").slice(0, 3), lines[1]]).toEqual([
      ["Year", "Planned budget", "Income of the closed year: Fees"],
      "2025,1234.5,,,,,,,,,,",
    ]);
  });

  test("for a reader too; a file that is no section is not there", async () => {
    const kari = await world.visitor(READER);
    expect((await kari.open(at("register/body.csv"))).status).toBe(200);
    for (const name of ["bodies.csv", "membership.csv", "constructor.csv"])
      expect([name, (await ingrid.open(at(`register/${name}`))).status]).toEqual([name, 404]);
  });
});
