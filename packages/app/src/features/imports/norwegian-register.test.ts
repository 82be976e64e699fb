import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bring, counts, csv, emptyRegister, openWorld, type World } from "./testing.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => emptyRegister(world));

const COMPANIES = { kind: "enterprise" };

const memberships = () =>
  world.rows(
    `select o.name, m.starts::text, m.ends::text, m.proof from membership m join organisation o on o.id = m.organisation_id order by o.name, m.starts`,
  );

describe("extracts of the Norwegian register", () => {
  const UNITS =
    "organisasjonsnummer,navn,organisasjonsform.kode,naeringskode1.kode,antallAnsatte,forretningsadresse.postnummer,forretningsadresse.poststed,forretningsadresse.landkode,konkurs,underAvvikling,overordnetEnhet";
  const PLACES =
    "organisasjonsnummer,navn,organisasjonsform.kode,naeringskode1.kode,antallAnsatte,beliggenhetsadresse.poststed,beliggenhetsadresse.postnummer,beliggenhetsadresse.landkode,overordnetEnhet";
  const companies = () =>
    bring(
      world,
      csv(
        UNITS,
        "923609016,ALFA AS,AS,62.010,12,3724,SKIEN,NO,false,true,",
        "989795848,BETA AS,AS,00.000,,3936,PORSGRUNN,NO,true,false,",
      ),
    );

  test("companies: recognised, with source and day; what the register does not say stays unknown and is told", async () => {
    const brought = await companies();
    expect((await brought.open()).html).toContain("Recognised: the Norwegian register of legal units");
    const refused = await brought.map({ ...COMPANIES, since: "2024-01-01" });
    expect([refused.status, refused.html.includes("Say of which day the extract is")]).toEqual([400, true]);
    const row = await brought.through({ ...COMPANIES, since: "2024-01-01", source_date: "2024-01-02" });
    expect([row.kind, counts(row), row.notices]).toEqual([
      "members",
      [2, 0, 0, 0, 0, 0],
      { liquidation: 1, bankrupt: 1, nace_unspecified: 1 },
    ]);
    expect(
      await world.rows(
        "select name, nace, nace_scheme, source, source_date::text, headcount from organisation order by name",
      ),
    ).toEqual([
      {
        name: "ALFA AS",
        nace: ["62.010"],
        nace_scheme: "NACE2",
        source: "Brønnøysundregistrene, Enhetsregisteret",
        source_date: "2024-01-02",
        headcount: 12,
      },
      {
        name: "BETA AS",
        nace: [],
        nace_scheme: null,
        source: "Brønnøysundregistrene, Enhetsregisteret",
        source_date: "2024-01-02",
        headcount: null,
      },
    ]);
  });

  test("an establishment is another place of its company, not another participant", async () => {
    await (await companies()).through({ ...COMPANIES, since: "2024-01-01", source_date: "2024-01-02" });
    const lines = [
      PLACES,
      "974760673,ALFA AS AVD BØ,BEDR,62.010,3,BØ I TELEMARK,3800,NO,923609016",
      "971526920,GAMMA AVD SKIEN,BEDR,62.010,3,SKIEN,3724,NO,974761076",
    ] as const;
    const brought = await bring(world, csv(...lines));
    const row = await brought.through({ source_date: "2024-01-02" });
    expect([row.kind, counts(row)]).toEqual(["establishments", [0, 0, 0, 1, 0, 1]]);
    expect(
      await world.rows("select name, parent_number, kind from organisation where parent_number is not null"),
    ).toEqual([{ name: "ALFA AS AVD BØ", parent_number: "923609016", kind: "enterprise" }]);
    expect((await memberships()).map(({ name }) => name)).toEqual(["ALFA AS", "BETA AS"]);
    const file = await brought.visitor.open(`/imports/${brought.id}/refused.csv`);
    expect(file.html).toContain("The company 974761076, which this establishment belongs to, is not in the register.");
    // taken as participants of their own, where a person wants that
    const again = await bring(world, csv(...lines));
    const taken = await again.through({
      ...COMPANIES,
      since: "2024-01-01",
      source_date: "2024-01-02",
      orphans: "members",
    });
    expect(counts(taken)).toEqual([1, 0, 1, 0, 0, 0]);
    expect((await memberships()).map(({ name }) => name)).toEqual(["ALFA AS", "BETA AS", "GAMMA AVD SKIEN"]);
  });
});
