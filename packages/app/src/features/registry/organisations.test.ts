import { beforeAll, describe, expect, test } from "vitest";
import { auditEntry } from "../../platform/tables.ts";
import { fieldsIn, openRegister, type RegisterWorld } from "./organisation-testing.ts";
import { membership, organisation } from "./tables.ts";

let world: RegisterWorld;
let steel: string;
let steelMembership: string;
let foreign: string;
let foreignMembership: string;

beforeAll(async () => {
  world = await openRegister();
  steel = await world.put(
    world.home,
    {
      name: "Steel & Sons AS",
      register_scheme: "NO-BRREG",
      register_number: "111111111",
      country: "NO",
      town: "Porsgrunn",
    },
    [{ starts: "2019-03-01", proof: null }],
  );
  foreign = await world.put(world.away, { name: "Huta Brda Sp. z o.o.", country: "PL" }, [{}]);
  [steelMembership, foreignMembership] = (await Promise.all([steel, foreign].map(membershipOf))) as [string, string];
});

const all = () => world.services.db.asWorker((tx) => tx.select().from(organisation));
const row = async (id: string) => (await all()).find((own) => own.id === id);
const memberships = async (id: string) =>
  (await world.services.db.asWorker((tx) => tx.select().from(membership)))
    .filter(({ organisationId }) => organisationId === id)
    .map(({ starts, ends, proof }) => [starts, ends, proof])
    .sort();
async function membershipOf(id: string): Promise<string> {
  const list = await world.services.db.asWorker((tx) => tx.select().from(membership));
  return list.find(({ organisationId }) => organisationId === id)?.id ?? "";
}
const trail = async (target: string) =>
  (await world.services.db.asWorker((tx) => tx.select().from(auditEntry)))
    .filter((entry) => entry.target.startsWith(target))
    .map(({ action, personId }) => [action, personId]);

const READ = [
  "/clusters/{cluster}/organisations",
  "/clusters/{cluster}/organisations.csv",
  "/clusters/{cluster}/memberships.csv",
  "/clusters/{cluster}/organisations/duplicates",
  "/organisations/{organisation}",
];
const WRITE = [
  "/clusters/{cluster}/organisations/new",
  "/organisations/{organisation}/edit",
  "/organisations/{organisation}/merge",
  "/memberships/{membership}",
];
const SEND = [
  "/clusters/{cluster}/organisations",
  "/organisations/{organisation}",
  "/organisations/{organisation}/delete",
  "/organisations/{organisation}/memberships",
  "/organisations/{organisation}/merge",
  "/memberships/{membership}",
  "/memberships/{membership}/commit",
];
const fill = (path: string, ids: Record<string, string>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "");
const own = () => ({ cluster: world.home, organisation: steel, membership: steelMembership });
const theirs = () => ({ cluster: world.away, organisation: foreign, membership: foreignMembership });
/** Everything a form could ask, rightly filled. */
const GOOD = {
  name: "X",
  kind: "enterprise",
  starts: "2026-01-01",
  from: "2026-01-01",
  new_proof: "fee",
  version: "1",
};

describe("refused", () => {
  test.each([...READ, ...WRITE])("%s: nobody, and somebody of another cluster", async (path) => {
    expect((await world.visitor(null).open(fill(path, own()))).status).toBe(303);
    expect((await world.visitor("ingrid-solheim").open(fill(path, theirs()))).status).toBe(404);
  });
  test.each(SEND)("sending %s: nobody, another cluster, a reader, an office", async (path) => {
    const before = [await all(), await memberships(foreign), await memberships(steel)];
    const send = async (person: string, ids: Record<string, string>) => {
      const visitor = world.visitor(person);
      await visitor.open("/account");
      return (await visitor.send(fill(path, ids), { ...GOOD, with: steel, with_version: "1" })).status;
    };
    expect((await world.visitor(null).send(fill(path, own()), GOOD)).status).toBe(403);
    expect(await send("ingrid-solheim", theirs())).toBe(404);
    expect(await send("lars", own())).toBe(403);
    expect(await send("claire-dubois", own())).toBe(403);
    expect([await all(), await memberships(foreign), await memberships(steel)]).toEqual(before);
  });
  test.each(WRITE)("%s: a reader and an office look on", async (path) => {
    for (const person of ["lars", "claire-dubois"])
      expect((await world.visitor(person).open(fill(path, own()))).status).toBe(403);
  });
  test("what is no id, and an id that nobody has", async () => {
    for (const id of ["x", "' or 1=1", "00000000-0000-0000-0000-000000000000"])
      for (const path of [`/organisations/${encodeURIComponent(id)}`, `/memberships/${encodeURIComponent(id)}`])
        expect((await world.visitor("ingrid-solheim").open(path)).status).toBe(404);
  });
  test("a page of the list behind an organisation of others", async () => {
    const path = `/clusters/${world.home}/organisations?after=${foreign}`;
    expect((await world.visitor("ingrid-solheim").open(path)).status).toBe(404);
  });

  test.each([
    [{ name: " " }, "name", "Give the organisation its name."],
    [{ name: "x".repeat(401) }, "name", "This is too long."],
    [{ kind: "pirates" }, "kind", "Choose one of the list."],
    [{ register_scheme: "BRREG" }, "register_scheme", "two letters for the country"],
    [{ register_number: "123" }, "register_scheme", "Register and number belong together"],
    [{ register_scheme: "NO-BRREG", register_number: "111 111 111" }, "register_number", "already has this number"],
    [{ nace: "00.000", nace_scheme: "NACE2" }, "nace", "A code of zeros such as 00.000 names no industry"],
    [{ nace: "62.01" }, "nace_scheme", "Say which edition"],
    [{ nace: "04.10", nace_scheme: "NACE2" }, "nace", "no such code"],
    [{ headcount: "-1" }, "headcount", "whole number"],
    [{ headcount: "1.5" }, "headcount", "whole number"],
    [{ headcount: "many" }, "headcount", "cannot be read as a number"],
    [{ headcount: "60", group_headcount: "50" }, "group_headcount", "fewer employees than the company"],
    [{ turnover_cents: "1.234" }, "turnover_cents", "two decimals"],
    [{ country: "XX" }, "country", "Choose a country."],
    [{ region: "Telemark" }, "region", "NUTS"],
    [{ region: "DK03" }, "region", "The region lies in another country."],
    [{ latitude: "91", longitude: "0" }, "latitude", "degrees"],
    [{ latitude: "59" }, "longitude", "both latitude and longitude"],
    [{ website: "javascript:alert(1)" }, "website", "https://"],
    [{ source_date: "2026-02-30" }, "source_date", "Write a day"],
    [{ source_date: "2026-02-01" }, "source", "where the facts come from"],
  ])("an organisation with %j: told at the field %s", async (wrong, field, sentence) => {
    const ingrid = world.visitor("ingrid-solheim");
    const path = `/clusters/${world.home}/organisations`;
    const form = fieldsIn((await ingrid.open(`${path}/new?lang=en`)).html, "form");
    const before = (await all()).length;
    const page = await ingrid.send(`${path}?lang=en`, { ...form, name: "New", ...wrong });
    expect(page.status).toBe(400);
    expect(page.html).toContain(`href="#${field}"`);
    expect(page.html).toMatch(new RegExp(`id="${field}-error".*?${sentence.replace(/[.()]/g, "\\$&")}`, "s"));
    expect((await all()).length).toBe(before);
  });

  test.each([
    [{ starts: "" }, "Write a day"],
    [{ starts: "2026-02-30" }, "Write a day"],
    [{ starts: "1066-10-14" }, "cannot be meant"],
    [{ starts: "2026-01-02", last: "2026-01-01" }, "The last day is before the first."],
    [{ starts: "2026-01-01", last: "soon" }, "Write a day"],
    [{ starts: "2010-01-01", last: "2019-03-01" }, "overlap with another membership"],
    [{ starts: "2018-01-01" }, "overlap with another membership"],
    [{ starts: "2022-01-01", last: "2022-01-01" }, "overlap with another membership"],
    [{ starts: "2010-01-01", last: "2010-12-31", proof: "handshake" }, "Choose one of the list."],
  ])("a membership with %j", async (wrong, sentence) => {
    const ingrid = world.visitor("ingrid-solheim");
    await ingrid.open(`/organisations/${steel}`);
    const before = await memberships(steel);
    const page = await ingrid.send(`/organisations/${steel}/memberships?lang=en`, {
      last: "",
      proof: "",
      note: "",
      ...wrong,
    });
    expect([page.status, page.html.includes(sentence)]).toEqual([400, true]);
    expect(await memberships(steel)).toEqual(before);
  });

  test("a commitment before the membership began, in a century that nobody means, or by no proof", async () => {
    const ingrid = world.visitor("ingrid-solheim");
    await ingrid.open(`/memberships/${steelMembership}`);
    const commit = async (fields: Record<string, string>) =>
      (await ingrid.send(`/memberships/${steelMembership}/commit?lang=en`, { version: "1", ...fields })).status;
    expect(await commit({ from: "2019-03-01", new_proof: "fee" })).toBe(400);
    expect(await commit({ from: "9999-12-31", new_proof: "fee" })).toBe(400);
    expect(await commit({ from: "2020-01-01", new_proof: "" })).toBe(400);
    expect(await commit({ from: "now", new_proof: "fee" })).toBe(400);
    expect(await commit({ from: "2020-01-01", new_proof: "fee", version: "7" })).toBe(409);
    expect(await memberships(steel)).toEqual([["2019-03-01", null, null]]);
  });
});

describe("an organisation", () => {
  test("is entered with all that is known, with its figures in cents, and the trail has it", async () => {
    const ingrid = world.visitor("ingrid-solheim");
    const path = `/clusters/${world.home}/organisations`;
    const form = fieldsIn((await ingrid.open(`${path}/new`)).html, "form");
    expect(form.country).toBe("NO");
    const page = await ingrid.send(`${path}?lang=en`, {
      ...form,
      ...{
        name: "  Nordic  Pumps AS ",
        register_scheme: "no-brreg",
        register_number: "987 654 321",
        nace: "28130, 62.01",
      },
      ...{ nace_scheme: "NACE2", headcount: "48", turnover_cents: "9 999 999.99", balance_cents: "", town: "Skien" },
      ...{ website: "pumps.example", source: "Register", source_date: "2026-11-01", listed: "yes" },
    });
    const id = page.location?.match(/organisations\/([^?]+)/)?.[1] ?? "";
    expect(page.status).toBe(303);
    expect(await row(id)).toMatchObject({
      ...{ name: "Nordic Pumps AS", nameKey: "nordic pumps", registerScheme: "NO-BRREG", registerNumber: "987654321" },
      ...{
        nace: ["28.130", "62.01"],
        headcount: 48,
        turnover: 999_999_999,
        balance: null,
        town: "Skien",
        listed: true,
      },
      ...{ website: "https://pumps.example", placeSource: "town", version: 1, changedBy: "ingrid-solheim" },
      // fewer than 50 persons and not more than ten millions of turnover: it follows from the figures
      size: "small",
    });
    expect(await trail(`organisation:${id}`)).toEqual([["organisation.added", "ingrid-solheim"]]);
    const shown = await ingrid.open(`/organisations/${id}?lang=en`);
    const texts = [
      "€9,999,999.99",
      "From Register, as of 1 Nov 2026.",
      "28.130 Manufacture of machinery",
      "(NACE 2)",
      "Small",
    ];
    for (const text of texts) expect(shown.html).toContain(text);
    expect(shown.html).toContain("28.130 Manufacture of machinery and equipment n.e.c.");
  });

  test("money that is typed as another language writes it is the same to the cent", async () => {
    const id = await world.put(world.home, { name: "Euro AS" });
    const ingrid = world.visitor("ingrid-solheim");
    const form = fieldsIn((await ingrid.open(`/organisations/${id}/edit?lang=nb`)).html, "form");
    await ingrid.send(`/organisations/${id}?lang=nb`, {
      ...form,
      turnover_cents: "1.234.567,89",
      balance_cents: "0,07",
    });
    expect([(await row(id))?.turnover, (await row(id))?.balance]).toEqual([123_456_789, 7]);
    const again = fieldsIn((await ingrid.open(`/organisations/${id}/edit?lang=en`)).html, "form");
    expect([again.turnover_cents, again.balance_cents]).toEqual(["1234567.89", "0.07"]);
  });

  test("a size class and figures that disagree are reported, and both stay", async () => {
    const id = await world.put(world.home, { name: "Odd AS", size: "small", headcount: 20, group_headcount: 300 }, [
      {},
    ]);
    const lars = world.visitor("lars");
    const page = await lars.open(`/organisations/${id}?lang=en`);
    expect(page.html).toContain("does not fit the figures");
    expect(page.html).toContain("The figures say: Large.");
    const list = await lars.open(`/clusters/${world.home}/organisations?lang=en&q=odd`);
    expect(list.html).toContain("The size class of 1 organisation on this page does not fit its figures.");
    expect((await row(id))?.size).toBe("small");
  });

  test("its size class counts money and people of its group; the sums over the members count the company", async () => {
    const id = await world.put(world.home, { name: "Subsidiary AS" }, [{ proof: "fee" }]);
    const ingrid = world.visitor("ingrid-solheim");
    const address = `/organisations/${id}`;
    const form = async () => fieldsIn((await ingrid.open(`${address}/edit?lang=en`)).html, "form");
    const figures = { headcount: "8", turnover_cents: "1 000 000", balance_cents: "500 000" };
    await ingrid.send(address, { ...(await form()), ...figures });
    expect((await row(id))?.size).toBe("micro");
    const group = { group_headcount: "200", group_turnover_cents: "60 000 000", group_balance_cents: "44 000 000.01" };
    await ingrid.send(address, { ...(await form()), ...group, size: "" });
    const { size, turnover, groupTurnover, groupBalance } = (await row(id)) ?? {};
    expect([size, turnover, groupTurnover, groupBalance]).toEqual([
      "large",
      1_000_000_00,
      60_000_000_00,
      44_000_000_01,
    ]);
    const page = (await ingrid.open(`${address}?lang=en`)).html;
    expect(page).toMatch(/<dt>Annual turnover of the group<\/dt><dd>€60,000,000<\/dd>/);
    const csv = (await ingrid.open(`/clusters/${world.home}/organisations.csv?lang=en`)).html.split("\r\n");
    const at = csv[0]?.split(",").indexOf("Annual turnover of the group") ?? -1;
    expect(
      csv
        .find((line) => line.startsWith("Subsidiary AS"))
        ?.split(",")
        .slice(at, at + 2),
    ).toEqual(["60000000", "44000000.01"]);
  });

  test("in two clusters has two rows, and what one cluster writes does not touch the other", async () => {
    const number = { register_scheme: "NO-BRREG", register_number: "555555555" };
    const ours = await world.put(world.home, { name: "Shared AS", headcount: 10, ...number });
    const other = await world.put(world.away, { name: "Shared Polska", headcount: 99, ...number });
    const before = await row(other);
    const ingrid = world.visitor("ingrid-solheim");
    const form = fieldsIn((await ingrid.open(`/organisations/${ours}/edit`)).html, "form");
    expect((await ingrid.send(`/organisations/${ours}`, { ...form, headcount: "11" })).status).toBe(303);
    expect(await row(other)).toEqual(before);
    expect((await row(ours))?.headcount).toBe(11);
  });

  test("changed by two at once: the second one sees who was first and what differs, and may then go on", async () => {
    const id = await world.put(world.home, { name: "Twice AS", town: "Skien" });
    const [ingrid, bjorn] = [world.visitor("ingrid-solheim"), world.visitor("bjorn-aas")];
    const hers = fieldsIn((await ingrid.open(`/organisations/${id}/edit?lang=en`)).html, "form");
    const his = fieldsIn((await bjorn.open(`/organisations/${id}/edit?lang=en`)).html, "form");
    await ingrid.send(`/organisations/${id}`, { ...hers, town: "Porsgrunn" });
    const refused = await bjorn.send(`/organisations/${id}?lang=en`, { ...his, town: "Bamble" });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain("Ingrid Solheim changed this organisation");
    expect(refused.html).toContain("Town: now Porsgrunn, you entered Bamble");
    expect((await row(id))?.town).toBe("Porsgrunn");
    const again = fieldsIn(refused.html, "form");
    expect([again.town, again.version]).toEqual(["Bamble", "2"]);
    expect((await bjorn.send(`/organisations/${id}`, again)).status).toBe(303);
    expect((await row(id))?.town).toBe("Bamble");
    const { html } = await ingrid.open(`/organisations/${id}?lang=en`);
    expect(html).toContain("Town: Skien → Porsgrunn");
    expect(html).toContain("Town: Porsgrunn → Bamble");
  });

  test("coordinates that followed from a town go with it; those that somebody gave stay", async () => {
    const id = await world.put(world.home, { name: "Moving AS", country: "NO" });
    const ingrid = world.visitor("ingrid-solheim");
    const change = async (fields: Record<string, string>) => {
      const form = fieldsIn((await ingrid.open(`/organisations/${id}/edit?lang=en`)).html, "form");
      await ingrid.send(`/organisations/${id}?lang=en`, { ...form, ...fields });
      const { latitude, placeSource } = (await row(id)) ?? {};
      return [Math.round(latitude ?? 0), placeSource];
    };
    expect(await change({ town: "Tromsø" })).toEqual([70, "town"]);
    expect(await change({ town: "Oslo" })).toEqual([60, "town"]);
    expect(await change({ latitude: "61.5", longitude: "9.5" })).toEqual([62, "given"]);
    expect(await change({ town: "Tromsø" })).toEqual([62, "given"]);
    expect(await change({ latitude: "", longitude: "" })).toEqual([70, "town"]);
  });

  test("goes only while nothing refers to it; what stood there stays in the trail", async () => {
    const ingrid = world.visitor("ingrid-solheim");
    await ingrid.open(`/organisations/${steel}`);
    expect((await ingrid.send(`/organisations/${steel}/delete`, { version: "1" })).status).toBe(409);
    expect(await row(steel)).toBeDefined();
    const id = await world.put(world.home, { name: "Mistake AS" });
    expect((await ingrid.send(`/organisations/${id}/delete`, { version: "9" })).status).toBe(409);
    const done = await ingrid.send(`/organisations/${id}/delete`, { version: "1" });
    expect([done.status, await row(id)]).toEqual([303, undefined]);
    expect(await trail(`organisation:${id}`)).toEqual([["organisation.deleted", "ingrid-solheim"]]);
  });
});

describe("a membership", () => {
  test("starts, becomes committed as a second one, and ends; none is lost", async () => {
    const id = await world.put(world.home, { name: "Path AS" });
    const bjorn = world.visitor("bjorn-aas");
    await bjorn.open(`/organisations/${id}`);
    await bjorn.send(`/organisations/${id}/memberships`, {
      starts: "2020-01-01",
      last: "",
      proof: "",
      note: "by mail",
    });
    expect(await memberships(id)).toEqual([["2020-01-01", null, null]]);
    const first = await membershipOf(id);
    await bjorn.open(`/memberships/${first}`);
    const committed = await bjorn.send(`/memberships/${first}/commit`, {
      version: "1",
      from: "2022-05-01",
      new_proof: "fee",
    });
    expect(committed.status).toBe(303);
    expect(await memberships(id)).toEqual([
      ["2020-01-01", "2022-05-01", null],
      ["2022-05-01", null, "fee"],
    ]);
    const { html } = await bjorn.open(`/organisations/${id}?lang=en`);
    expect(html).toContain("Committed participant since 1 May 2022");
    const second = /\/memberships\/([0-9a-f-]{36})" aria-label="[^"]*1 May 2022/.exec(html)?.[1] ?? "";
    const form = fieldsIn((await bjorn.open(`/memberships/${second}`)).html, "membership");
    expect((await bjorn.send(`/memberships/${second}`, { ...form, last: "2026-06-30" })).status).toBe(303);
    expect(await memberships(id)).toEqual([
      ["2020-01-01", "2022-05-01", null],
      ["2022-05-01", "2026-07-01", "fee"],
    ]);
    expect((await trail(`organisation:${id}/`)).map(([action]) => action)).toEqual([
      "membership.started",
      "membership.committed",
      "membership.ended",
    ]);
  });

  test("changed by two at once: the second one is told, and nothing is lost", async () => {
    const id = await world.put(world.home, { name: "Both AS" }, [{}]);
    const membershipId = await membershipOf(id);
    const [ingrid, bjorn] = [world.visitor("ingrid-solheim"), world.visitor("bjorn-aas")];
    const hers = fieldsIn((await ingrid.open(`/memberships/${membershipId}`)).html, "membership");
    const his = fieldsIn((await bjorn.open(`/memberships/${membershipId}`)).html, "membership");
    await ingrid.send(`/memberships/${membershipId}`, { ...hers, last: "2025-12-31" });
    const refused = await bjorn.send(`/memberships/${membershipId}?lang=en`, { ...his, note: "left" });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain("Ingrid Solheim changed this membership");
    expect(await memberships(id)).toEqual([["2020-01-01", "2026-01-01", "agreement"]]);
  });

  test("two that are started at once do not overlap: one of them is refused", async () => {
    const id = await world.put(world.home, { name: "Race AS" });
    const sent = ["ingrid-solheim", "bjorn-aas"].map(async (person) => {
      const visitor = world.visitor(person);
      await visitor.open(`/organisations/${id}`);
      return (
        await visitor.send(`/organisations/${id}/memberships`, { starts: "2021-01-01", last: "", proof: "", note: "" })
      ).status;
    });
    expect((await Promise.all(sent)).sort()).toEqual([303, 400]);
    expect(await memberships(id)).toHaveLength(1);
  });

  test("begins again on the day after another one ended", async () => {
    const id = await world.put(world.home, { name: "Again AS" }, [{ ends: "2024-01-01" }]);
    const ingrid = world.visitor("ingrid-solheim");
    await ingrid.open(`/organisations/${id}`);
    const sent = await ingrid.send(`/organisations/${id}/memberships`, {
      starts: "2024-01-01",
      last: "",
      proof: "fee",
      note: "",
    });
    expect(sent.status).toBe(303);
    expect((await ingrid.open(`/organisations/${id}?lang=en`)).html).toContain(
      "Committed participant since 1 Jan 2020",
    );
  });
});
