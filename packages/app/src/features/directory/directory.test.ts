import { NACE, naceSection, nameKey } from "@klynge/core";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { edition } from "../../../test/support/edition.ts";
import { openCopy } from "../../../test/support/open-copy.ts";
import { type Server, startPostgres } from "../../../test/support/postgres.ts";
import { Visitor } from "../../../test/support/visitor.ts";
import { servicesOver } from "../../../test/support/world.ts";
import { seedDemonstration } from "../../demonstration/seed.ts";
import type { Database } from "../../platform/database/database.ts";
import { openPostgres } from "../../platform/database/open-postgres.ts";
import { createApp } from "../../server.tsx";
import { pageOfCompanies } from "./queries.ts";
import { type DirectoryQuery, directoryQuery } from "./schema.ts";

/** Who is found in the directory, how, and who is not. */

const NONE = { country: null, label: null, ecosystem: null, kind: null, section: null, shown: null, after: null };
const asked = (given: Partial<DirectoryQuery>): DirectoryQuery =>
  directoryQuery.parse({ of: "organisations", q: "", ...NONE, ...given });

describe.each(["pglite", "postgres"] as const)("%s", (engine) => {
  let db: Database;
  let server: Server | null = null;
  let app: ReturnType<typeof createApp>;
  const clusters = new Map<string, string>();

  beforeAll(async () => {
    if (engine === "postgres") server = await startPostgres();
    db = server ? await openPostgres(server.url) : await openCopy("empty");
    await seedDemonstration(db, edition);
    await run("delete from cluster_profile");
    for (const { id, name } of await run("select id, name from cluster")) clusters.set(String(name), String(id));
    await publish("Fjordkraft Industriklynge", {
      website: ["https://fjordkraft.example", "everybody"],
      description: [{ en: "What everybody may read" }, "everybody"],
      contactEmail: ["secret@fjordkraft.example", "signed_in"],
      ecosystems: [["energy-renewables"], "everybody"],
      place: [{ lat: 59.14, lon: 9.66 }, "everybody"],
    });
    await publish("Klaster Narzędziowy Brda", { ecosystems: [["electronics"], "everybody"] });
    await run("update organisation set listed = false");
    await add("Fjordkraft Industriklynge", [
      { name: "Ørsted Kraft A/S", town: "Ålesund", number: "923609016", nace: "{35.110}" },
      { name: "Skjult Industri AS", town: "Oslo", number: "923609017", listed: false },
      {
        name: "Łódź Szlif Sp. z o.o.",
        town: "Łódź",
        country: "PL",
        number: "0000123456",
        nace: "{25.620}",
        kind: "research",
      },
      { name: "<b>Fett & Fisk</b>", town: "Bergen", number: "911111111" },
      { name: "Kraft Nord AS", town: "Tromsø", number: "922222222" },
    ]);
    // the same company in another cluster, with more about it
    await add("Klaster Narzędziowy Brda", [
      { name: "Ørsted Kraft A/S", town: "", number: "923609016", website: "https://orsted.example" },
      { name: "Pompa Brda S.A.", town: "Bydgoszcz", country: "PL", number: "0000999999", nace: "{28.130}" },
    ]);
    // of a cluster that publishes nothing
    await add("Grønn Prosessklynge", [{ name: "Kraft Skygge AS", town: "Skien", number: "955555555" }]);
    app = createApp(servicesOver(db));
  });
  afterAll(async () => {
    await db.close();
    server?.stop();
  });

  async function run(text: string): Promise<Record<string, unknown>[]> {
    const answer = await db.asWorker((tx) => tx.execute(sql.raw(text)));
    return (answer as unknown as { rows: Record<string, unknown>[] }).rows;
  }

  async function publish(name: string, fields: Record<string, readonly [unknown, string]>): Promise<void> {
    const values = Object.fromEntries(Object.entries(fields).map(([field, [value]]) => [field, value]));
    const visibility = Object.fromEntries(Object.entries(fields).map(([field, [, who]]) => [field, who]));
    await db.asWorker((tx) =>
      tx.execute(sql`insert into cluster_profile (cluster_id, fields, visibility, published, changed_by)
        values (${clusters.get(name)}, ${JSON.stringify(values)}::jsonb, ${JSON.stringify(visibility)}::jsonb, true, 'ingrid-solheim')`),
    );
  }

  interface Firm {
    readonly name: string;
    readonly town: string;
    readonly number: string;
    readonly country?: string;
    readonly kind?: string;
    readonly nace?: string;
    readonly listed?: boolean;
    readonly website?: string;
  }

  async function add(cluster: string, firms: readonly Firm[]): Promise<void> {
    for (const {
      name,
      town,
      number,
      country = "NO",
      kind = "enterprise",
      nace = "{}",
      listed = true,
      website = "",
    } of firms)
      await db.asWorker((tx) =>
        tx.execute(sql`insert into organisation (cluster_id, name, name_key, kind, register_scheme, register_number, nace_scheme, nace,
            country, town, listed, website, changed_by)
          values (${clusters.get(cluster)}, ${name}, ${nameKey(name)}, ${kind}, 'X-REG', ${number}, 'NACE2.1', ${nace}::text[], ${country},
            ${town}, ${listed}, ${website}, 'ingrid-solheim')`),
      );
  }

  const open = (path: string, person: string | null = null) => new Visitor(app, person).open(path);
  const names = (html: string): string[] =>
    [...html.matchAll(/<strong><a href="[^"]*"[^>]*>([^<]*)<\/a><\/strong>/g)].map(([, name = ""]) => name);
  const found = async (q: string, person: string | null = null): Promise<string[]> =>
    names((await open(`/directory?of=organisations&q=${encodeURIComponent(q)}`, person)).html);

  describe("is not shown", () => {
    test("an organisation that did not agree, one of a cluster that publishes nothing, and a cluster that publishes nothing", async () => {
      expect(await found("skjult")).toEqual([]);
      expect(await found("kraft skygge")).toEqual([]);
      expect(await found("923609017")).toEqual([]);
      const { html } = await open("/directory");
      expect(names(html)).toEqual(["Fjordkraft Industriklynge", "Klaster Narzędziowy Brda"]);
      const shadow = clusters.get("Grønn Prosessklynge");
      expect((await open(`/directory?shown=${shadow}`)).html).not.toContain("Grønn Prosessklynge");
    });

    test("more to somebody who works for another cluster, signed in", async () => {
      expect(await found("skjult", "kari-lunde")).toEqual([]);
      expect(names((await open("/directory", "kari-lunde")).html)).not.toContain("Grønn Prosessklynge");
    });

    test("a field of a profile that is for those who are signed in, or for the cluster alone", async () => {
      const { html } = await open(`/directory?shown=${clusters.get("Fjordkraft Industriklynge")}`);
      expect([html.includes("What everybody may read"), html.includes("secret@fjordkraft.example")]).toEqual([
        true,
        false,
      ]);
    });

    test("what the search tells itself: asked by everybody, it names nobody who is not listed", async () => {
      const all = await db.asPublic((tx) => pageOfCompanies(tx, asked({}), { after: null, limit: 100 }));
      expect(all.map(({ company }) => company).sort()).toEqual(
        ["0000123456", "0000999999", "911111111", "922222222", "923609016"].map((number) => `X-REG ${number}`),
      );
    });

    test("another's markup, as such", async () => {
      const { html } = await open("/directory?of=organisations&q=fett");
      expect(html).toContain("&lt;b&gt;Fett &amp; Fisk&lt;/b&gt;");
      expect(html).not.toContain("<b>Fett");
    });

    test.each([
      "'",
      "\\",
      "%",
      ":*",
      "a & | !",
      "(((",
      "\u202e",
      "@NO",
      "@enterprise",
      "ø".repeat(199),
      "'; drop table cluster; --",
    ])("an error for %j", async (q) => {
      for (const of of ["clusters", "organisations"])
        expect((await open(`/directory?of=${of}&q=${encodeURIComponent(q)}`)).status).toBe(200);
    });

    test("an error for filters and places that there are not", async () => {
      const odd = "country=ZZ&kind=bank&section=9&label=tin&ecosystem=x'y&after=abc&shown=1' or 1=1";
      for (const of of ["clusters", "organisations"])
        expect((await open(`/directory?of=${of}&${odd}`)).status).toBe(200);
      expect(
        (await open(`/directory?of=organisations&after=${Buffer.from('["0","\\u0000","x"]').toString("base64url")}`))
          .status,
      ).toBe(200);
    });

    test("the map of somebody else's members", async () => {
      const map = `/clusters/${clusters.get("Klaster Narzędziowy Brda")}/map`;
      expect((await open(map)).status).toBe(303);
      expect((await open(map, "ingrid-solheim")).status).toBe(404);
    });
  });

  describe("is found", () => {
    test.each([
      ["orsted", ["Ørsted Kraft A/S"]],
      ["ØRSTED kraft", ["Ørsted Kraft A/S"]],
      ["kraft", ["Kraft Nord AS", "Ørsted Kraft A/S"]],
      ["kra", ["Kraft Nord AS", "Ørsted Kraft A/S"]],
      ["lodz", ["Łódź Szlif Sp. z o.o."]],
      ["szl łód", ["Łódź Szlif Sp. z o.o."]],
      ["alesund", ["Ørsted Kraft A/S"]],
      ["923609016", ["Ørsted Kraft A/S"]],
      ["923 609 016", ["Ørsted Kraft A/S"]],
      ["923609", ["Ørsted Kraft A/S"]],
      ["9236", []],
      ["raft", []],
      ["kraft bergen", []],
    ])("by a word or the beginning of one, whatever its accents: %s", async (q, expected) => {
      expect(await found(q)).toEqual(expected.map((name) => name.replace("&", "&amp;")));
    });

    test("one company once, with all the clusters in whose registers it stands, and what any of them knows", async () => {
      const { html } = await open(
        `/directory?of=organisations&q=orsted&shown=${encodeURIComponent("X-REG 923609016")}`,
      );
      expect(names(html)).toEqual(["Ørsted Kraft A/S"]);
      for (const told of [
        "In the registers of",
        "Fjordkraft Industriklynge",
        "Klaster Narzędziowy Brda",
        "https://orsted.example",
        "Ålesund",
      ])
        expect(html).toContain(told);
      expect(html).toContain("1 organisation<");
    });

    test("by country, kind and branch", async () => {
      const by = async (filter: string) => names((await open(`/directory?of=organisations&${filter}`)).html);
      expect(await by("country=PL")).toEqual(["Łódź Szlif Sp. z o.o.", "Pompa Brda S.A."]);
      expect(await by("kind=research")).toEqual(["Łódź Szlif Sp. z o.o."]);
      expect(await by("section=C")).toEqual(["Łódź Szlif Sp. z o.o.", "Pompa Brda S.A."]);
      expect(await by("section=D&country=NO")).toEqual(["Ørsted Kraft A/S"]);
    });

    test("by the section of each division, as the table of NACE has it", async () => {
      const divisions = [...new Set([...Object.keys(NACE["NACE2.1"].divisions), ...Object.keys(NACE.NACE2.divisions)])];
      const told = await db.asWorker((tx) =>
        tx.execute(sql`select division, organisation_terms('', '', '', null, null, array[division || '.10'])::text as terms
          from json_array_elements_text(${JSON.stringify(divisions)}::json) as division`),
      );
      const rows = (told as unknown as { rows: { division: string; terms: string }[] }).rows;
      const expected = divisions.map((division) => {
        const section = naceSection("NACE2.1", division) ?? naceSection("NACE2", division);
        return { division, terms: `'@nace${section}'` };
      });
      expect(rows).toEqual(expected);
    });

    test("a cluster by name, place, country, label and ecosystem", async () => {
      const by = async (filter: string) => names((await open(`/directory?${filter}`)).html);
      expect(await by("q=narzedziowy")).toEqual(["Klaster Narzędziowy Brda"]);
      expect(await by("q=porsgr")).toEqual(["Fjordkraft Industriklynge"]);
      expect(await by("country=PL")).toEqual(["Klaster Narzędziowy Brda"]);
      expect(await by("label=bronze")).toEqual(["Fjordkraft Industriklynge"]);
      expect(await by("label=gold")).toEqual([]);
      expect(await by("ecosystem=electronics")).toEqual(["Klaster Narzędziowy Brda"]);
      expect((await open("/directory")).html).toContain("2 clusters, 2 with a valid label");
    });

    test("everything by the offices, with what is not public marked as such", async () => {
      expect(await found("skjult", "claire-dubois")).toEqual(["Skjult Industri AS"]);
      const { html } = await open("/directory", "claire-dubois");
      expect(names(html)).toEqual(["Fjordkraft Industriklynge", "Grønn Prosessklynge", "Klaster Narzędziowy Brda"]);
      expect(html.match(/>Not public</g)).toHaveLength(1);
    });

    test("as a file", async () => {
      const { html, response } = await open("/directory.csv?of=organisations&q=kraft");
      expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
      expect(html.split("\r\n")).toHaveLength(4);
      expect(html).toContain("Ørsted Kraft A/S,923609016,X-REG,Company,Ålesund,NO,35.110");
    });

    test("as a file without what a spreadsheet would run", async () => {
      const describe = (text: string) =>
        run(`update cluster_profile set fields = jsonb_set(fields, '{description,en}', '${JSON.stringify(text)}')
          where cluster_id = '${clusters.get("Fjordkraft Industriklynge")}'`);
      await add("Fjordkraft Industriklynge", [{ name: "=1+1 Rakett AS", town: "@Oslo", number: "933333333" }]);
      await describe("=cmd|x");
      const companies = await open("/directory.csv?of=organisations&q=rakett");
      const found = await open("/directory.csv?q=fjordkraft");
      await run("delete from organisation where register_number = '933333333'");
      await describe("What everybody may read");
      expect(companies.html.split("\r\n")[1]).toBe(
        "'=1+1 Rakett AS,933333333,X-REG,Company,'@Oslo,NO,,,Fjordkraft Industriklynge",
      );
      expect(found.html.split("\r\n")[1]).toMatch(/,'=cmd\|x$/);
    });
  });

  test("a thousand companies, a page at a time: those whose name begins so first, none twice, none left out", async () => {
    const cluster = clusters.get("Fjordkraft Industriklynge");
    await db.asWorker((tx) =>
      tx.execute(sql`insert into organisation (cluster_id, name, name_key, register_scheme, register_number, country, town, listed, changed_by)
        select ${cluster}, case when n % 2 = 0 then 'Zeta ' || n else 'Firma Zeta ' || n end,
          case when n % 2 = 0 then 'zeta ' || n else 'firma zeta ' || n end, 'Y-REG', n::text, 'SE', 'Umeå', true, 'ingrid-solheim'
        from generate_series(1, 6000) n`),
    );
    const seen: string[] = [];
    let after: readonly string[] | null = null;
    for (;;) {
      const page = await db.asPublic((tx) => pageOfCompanies(tx, asked({ q: "zeta" }), { after, limit: 501 }));
      expect(page.every(({ total }) => total === null)).toBe(true);
      const shown = page.slice(0, 500);
      seen.push(...shown.map(({ key }) => key));
      const last = shown.at(-1);
      if (page.length <= 500 || !last) break;
      after = [last.rank, last.key, last.company];
    }
    expect(seen).toHaveLength(6000);
    expect(new Set(seen).size).toBe(6000);
    expect(seen.slice(0, 3000).every((key) => key.startsWith("zeta"))).toBe(true);
    expect(seen.slice(0, 3000)).toEqual(seen.slice(0, 3000).toSorted());
    // fewer than can be counted: the same order, and their number
    const few = await db.asPublic((tx) => pageOfCompanies(tx, asked({ q: "zeta 59" }), { after: null, limit: 1000 }));
    expect(few.map(({ total }) => total)).toEqual(Array(few.length).fill(few.length));
    expect(few.filter(({ rank }) => rank === "0").every(({ key }) => key.startsWith("zeta 59"))).toBe(true);
    expect((await open("/directory?of=organisations&q=zeta")).html).toContain("More than 2,000 organisations");
  }, 60_000);
});
