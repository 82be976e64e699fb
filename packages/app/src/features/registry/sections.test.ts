import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fieldIn, type Visitor } from "../../../test/support/visitor.ts";
import { SECTIONS, type Section } from "./sections.ts";
import { faultsIn, MEMBER, OWNER, openWorld, READER, SECRETARIAT, STRANGER, untold, type World } from "./testing.ts";

/** Sections of the register as pages and forms: who is refused, what is refused, and what is kept. */
let world: World;
let ingrid: Visitor;

beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  await world.empty();
  ingrid = await world.visitor(OWNER);
});

const at = (section: string, clusterId = world.own): string => `/clusters/${clusterId}/register/${section}`;
const MENTION = { "fields.title": "Fjordkraft hires", from: "2026-05-01", "fields.reach": "national" };
const NOTHING = "00000000-0000-4000-8000-000000000000";

async function added(section: Section, fields: Readonly<Record<string, string | readonly string[]>>) {
  const page = await ingrid.send(at(section), fields);
  expect([faultsIn(page), page.status]).toEqual([[], 303]);
  const [entry, ...others] = (await world.entries()).filter((own) => own.section === section);
  expect(others).toEqual([]);
  if (!entry) throw new Error("nothing was added");
  return entry;
}

describe("refused: who", () => {
  test("nobody in particular is led to sign in", async () => {
    for (const path of ["", "/mention", "/mention/new", "/mention.csv", "/erase-person"])
      expect([path, (await world.nobody().open(`/clusters/${world.own}/register${path}`)).status]).toEqual([path, 303]);
  });

  test("another cluster's register is not there, to read or to write", async () => {
    const piotr = await world.visitor(STRANGER);
    const entry = await added("mention", MENTION);
    for (const path of ["", "/mention", "/mention/new", `/mention/${entry.id}`, "/mention.csv", "/erase-person"])
      expect([path, (await piotr.open(`/clusters/${world.own}/register${path}`)).status]).toEqual([path, 404]);
    expect((await piotr.open(`/clusters/${world.own}/register.json`)).status).toBe(404);
    const own = { ...MENTION, version: "1" };
    for (const path of ["", `/${entry.id}`, `/${entry.id}/delete`, "/confirm"])
      expect([path, (await piotr.send(`${at("mention")}${path}`, own)).status]).toEqual([path, 404]);
    // nor by way of one's own register
    for (const path of ["", "/delete"])
      expect((await piotr.send(`${at("mention", world.foreign)}/${entry.id}${path}`, own)).status).toBe(404);
    expect((await world.entries()).map(({ version, clusterId }) => [version, clusterId])).toEqual([[1, world.own]]);
  });

  test.each([READER, SECRETARIAT])("%s looks on", async (person) => {
    const entry = await added("mention", MENTION);
    const visitor = await world.visitor(person);
    const page = await visitor.open(`${at("mention")}/${entry.id}`);
    expect([page.status, page.html.includes("Fjordkraft hires"), page.html.includes("<textarea")]).toEqual([
      200,
      true,
      false,
    ]);
    for (const path of ["", `/${entry.id}`, `/${entry.id}/delete`, "/confirm"])
      expect([
        path,
        (await visitor.send(`${at("mention")}${path}`, { ...MENTION, version: "1", holds: "yes" })).status,
      ]).toEqual([path, 403]);
    expect((await world.trail()).map(({ action }) => action)).toEqual(["entry.added"]);
  });

  test("a form of another site", async () => {
    const page = await ingrid.send(at("mention"), { ...MENTION, __form: "x" }, { origin: "https://elsewhere.example" });
    expect([page.status, await world.entries()]).toEqual([403, []]);
  });

  test.each(["teams", "membership", "__proto__", "constructor", "..%2Fprofile", "team%00"])(
    "no section is called %s",
    async (name) => {
      expect((await ingrid.open(at(name))).status).toBe(404);
      expect((await ingrid.send(at(name), MENTION)).status).toBe(404);
    },
  );

  test.each(["x", NOTHING, "' or 1=1 --"])("no entry is called %s", async (id) => {
    const path = `${at("mention")}/${encodeURIComponent(id)}`;
    expect((await ingrid.open(path)).status).toBe(404);
    expect((await ingrid.send(path, { ...MENTION, version: "1" })).status).toBe(404);
    expect((await ingrid.open(`${at("mention")}?after=${encodeURIComponent(id)}`)).status).toBe(404);
  });

  test("an entry of another section", async () => {
    const entry = await added("mention", MENTION);
    expect((await ingrid.open(`${at("story")}/${entry.id}`)).status).toBe(404);
  });
});

describe("refused: what, with everything that was typed still there", () => {
  test("a day that does not exist, and what is not filled in", async () => {
    const page = await ingrid.send(at("mention"), { from: "2026-02-30", "fields.medium": "Varden" });
    expect([page.status, faultsIn(page)]).toEqual([
      400,
      [
        ["from", "Enter a day that exists, for example 2026-05-31."],
        ["fields.title", "Fill this in."],
        ["fields.reach", "Fill this in."],
      ],
    ]);
    expect([fieldIn(page, "from"), fieldIn(page, "fields.medium")]).toEqual(["2026-02-30", "Varden"]);
    expect(await world.entries()).toEqual([]);
  });

  test.each([
    ["0026-05-01", "a day of another age"],
    ["9999-01-01", "a day that nobody lives to see"],
  ])("%s: %s", async (from) => {
    expect(faultsIn(await ingrid.send(at("mention"), { ...MENTION, from }))).toEqual([
      ["from", "Enter a day that exists, for example 2026-05-31."],
    ]);
  });

  test("a last day before the first", async () => {
    const page = await ingrid.send(at("project"), { "fields.title": "P", from: "2026-05-02", until: "2026-05-01" });
    expect(faultsIn(page)).toEqual([["until", "The last day is before the first."]]);
  });

  test.each([
    ["12", "The number is too large."],
    ["-0.5", "Enter 0 or more."],
    ["0.333", "Two decimals at most."],
    ["half", "Enter a number."],
  ])("a share of a job of %s", async (share, sentence) => {
    const fields = { "fields.name": "Marit", from: "2026-01-01", "fields.fte.projects": share };
    expect(faultsIn(await ingrid.send(at("team"), fields))).toEqual([["fields.fte.projects", sentence]]);
  });

  test("shares that are more than one job together, to the hundredth", async () => {
    const fields = { "fields.name": "Marit", from: "2026-01-01", "fields.fte.management": "0.7" };
    const page = await ingrid.send(at("team"), { ...fields, "fields.fte.projects": "0.31" });
    expect(faultsIn(page)).toEqual([
      ["fields.fte.management", "Together these shares are more than one full-time job."],
    ]);
    await added("team", { ...fields, "fields.fte.projects": "0.3" });
  });

  test.each([
    ["-1", "Enter 0 or more."],
    ["1 000.005", "Two decimals at most."],
    ["99999999999999", "The number is too large."],
    ["a lot", "Enter a number."],
  ])("money: %s", async (amount, sentence) => {
    const fields = { "fields.title": "A", from: "2026-05-01", "fields.volume": amount };
    expect(faultsIn(await ingrid.send(at("application"), fields))).toEqual([["fields.volume", sentence]]);
  });

  test("a budget of a closed year with a hole, and a second one of the same year", async () => {
    const year = { "fields.year": "2025", "fields.actual.fees": "100" };
    expect(faultsIn(await ingrid.send(at("budget"), year)).map(([field]) => field)).toEqual([
      "fields.actual.services",
      "fields.actual.sponsoring",
      "fields.actual.private_projects",
      "fields.actual.in_kind",
      "fields.actual.public_regional",
      "fields.actual.public_national",
      "fields.actual.public_eu",
    ]);
    await added("budget", { "fields.year": "2025" });
    expect(faultsIn(await ingrid.send(at("budget"), { "fields.year": "2025" }))).toEqual([
      ["fields.year", "There is a budget for this year already. Change that one."],
    ]);
  });

  test("two budgets of one year at the same moment", async () => {
    const twice = await Promise.all([1, 2].map(() => ingrid.send(at("budget"), { "fields.year": "2024" })));
    expect(twice.map(({ status }) => status).sort()).toEqual([303, 400]);
    expect(await world.entries()).toHaveLength(1);
  });

  test("more answers than invitations", async () => {
    const fields = { "fields.title": "S", from: "2026-05-01" };
    const page = await ingrid.send(at("survey"), { ...fields, "fields.invited": "10", "fields.answered": "11" });
    expect(faultsIn(page)).toEqual([["fields.answered", "More answers than invitations."]]);
  });

  test("a link that is none, and one that would run", async () => {
    for (const link of ["varden", "javascript:alert(1)", "ftp://a.example"])
      expect(faultsIn(await ingrid.send(at("mention"), { ...MENTION, "fields.link": link }))).toEqual([
        ["fields.link", "Write the whole address, beginning with https://."],
      ]);
  });

  test("one wrong code among several, said where they stand", async () => {
    const activity = { "fields.title": "Fair", from: "2026-05-01", "fields.field": "international" };
    const page = await ingrid.send(at("activity"), { ...activity, "fields.targetCountries": "Poland, Atlantis" });
    expect(faultsIn(page)).toEqual([
      ["fields.targetCountries", "Write the country by its name or its code of two letters."],
    ]);
    expect(fieldIn(page, "fields.targetCountries")).toBe("Poland, Atlantis");
  });

  test("a choice that is not on the list", async () => {
    expect(faultsIn(await ingrid.send(at("mention"), { ...MENTION, "fields.reach": "galactic" }))).toEqual([
      ["fields.reach", "Choose one of the list."],
    ]);
  });

  test("20,000 letters fit into a text, one more does not, and neither does a title of 301", async () => {
    const note = "å".repeat(20_000);
    expect((await added("mention", { ...MENTION, "fields.note": note })).fields.note).toBe(note);
    const page = await ingrid.send(at("mention"), {
      ...MENTION,
      "fields.title": "å".repeat(301),
      "fields.note": `${note}å`,
    });
    expect(faultsIn(page).map(([field]) => field)).toEqual(["fields.title", "fields.note"]);
  });

  test("an organisation that is not there, one of another cluster, and a name that two have", async () => {
    await world.addOrganisation("Brda Stal", world.foreign);
    await world.addOrganisation("Nordstål AS");
    await world.addOrganisation("Nordstål AS");
    const contact = { from: "2026-05-01", "fields.form": "visit" };
    const faultOf = async (organisation: string) =>
      faultsIn(await ingrid.send(at("contact"), { ...contact, organisation }));
    expect(await faultOf("")).toEqual([["organisation", "Fill this in."]]);
    const unknown = "No organisation of this register has that name. Add it under Members first.";
    expect(await faultOf("Nobody AS")).toEqual([["organisation", unknown]]);
    expect(await faultOf("Brda Stal")).toEqual([["organisation", unknown]]);
    expect(await faultOf("Nordstål AS")).toEqual([
      ["organisation", "Several organisations have that name. Choose one of the list."],
    ]);
  });

  test("a line with a fault is pointed at where it stands, though blank ones go before it", async () => {
    const meetings = { "fields.meetings.#": "4", "fields.meetings.3.minutes": "yes" };
    const page = await ingrid.send(at("body"), { "fields.name": "Board", from: "2020-01-01", ...meetings });
    expect(faultsIn(page)).toEqual([["fields.meetings.3.on", "Fill this in."]]);
    const results = { "fields.results.#": "2", "fields.results.1": "yesterday" };
    expect(faultsIn(await ingrid.send(at("group"), { "fields.name": "G", from: "2020-01-01", ...results }))).toEqual([
      ["fields.results.1", "Enter a day that exists, for example 2026-05-31."],
    ]);
  });

  test("a meeting before a body or group was there, or after its end (it counted in facts)", async () => {
    const body = { "fields.name": "Board", "fields.meetings.#": "2", from: "2024-01-01" };
    expect(
      faultsIn(await ingrid.send(at("body"), { ...body, until: "2025-06-30", "fields.meetings.1.on": "2025-07-01" })),
    ).toEqual([
      [
        "fields.meetings.1.on",
        "This meeting lies outside of the period from 1 Jan 2024 to 30 Jun 2025. Correct the day, or the period.",
      ],
    ]);
    const group = {
      "fields.name": "G",
      "fields.meetings.#": "1",
      "fields.meetings.0": "2023-12-31",
      from: "2024-01-01",
    };
    expect(faultsIn(await ingrid.send(at("group"), group))).toEqual([
      ["fields.meetings.0", "This meeting lies before 1 Jan 2024, when it began. Correct the day, or the beginning."],
    ]);
    expect(await world.entries()).toEqual([]);
    // the first and the last day belong
    await ingrid.send(at("body"), {
      ...body,
      until: "2025-06-30",
      "fields.meetings.0.on": "2024-01-01",
      "fields.meetings.1.on": "2025-06-30",
    });
    const [entry] = await world.entries();
    expect((entry?.fields.meetings as unknown[] | undefined)?.length).toBe(2);
    // shortened, one would stand outside
    const shorter = await ingrid.send(`${at("body")}/${entry?.id}`, {
      ...body,
      version: "1",
      until: "2025-06-29",
      "fields.meetings.0.on": "2024-01-01",
      "fields.meetings.1.on": "2025-06-30",
    });
    expect([shorter.status, faultsIn(shorter).map(([field]) => field)]).toEqual([400, ["fields.meetings.1.on"]]);
    expect((await world.entries()).map(({ ends }) => ends)).toEqual(["2025-07-01"]);
  });

  test("a second body that leads at the same time, with the name of the first (facts took either)", async () => {
    const lead = (name: string, from: string, until = "") =>
      ingrid.send(at("body"), { "fields.name": name, "fields.leading": "yes", from, until });
    expect((await lead("Board & Co", "2020-01-01", "2023-12-31")).status).toBe(303);
    expect(faultsIn(await lead("Council", "2023-12-31"))).toEqual([
      [
        "fields.leading",
        "“Board &amp; Co” leads the cluster from 1 Jan 2020 to 31 Dec 2023. Only one body does at a time: choose days outside of these, or take the mark away there.",
      ],
    ]);
    // one after the other, and one beside that does not lead
    expect((await lead("Council", "2024-01-01")).status).toBe(303);
    expect((await ingrid.send(at("body"), { "fields.name": "Jury", from: "2024-01-01" })).status).toBe(303);
    expect(faultsIn(await lead("Third", "2026-01-01", "2026-12-31")).map(([, sentence]) => sentence)).toEqual([
      "“Council” leads the cluster since 1 Jan 2024. Only one body does at a time: end it first, or take the mark away there.",
    ]);
    // what leads already is not in its own way
    const council = (await world.entries()).find(({ fields }) => fields.name === "Council");
    const again = { "fields.name": "Council", "fields.leading": "yes", from: "2024-01-02", version: "1" };
    expect((await ingrid.send(`${at("body")}/${council?.id}`, again)).status).toBe(303);
    // of another cluster it is no matter
    const piotr = await world.visitor(STRANGER);
    expect(
      (
        await piotr.send(`/clusters/${world.foreign}/register/body`, {
          "fields.name": "Rada",
          "fields.leading": "yes",
          from: "2020-01-01",
        })
      ).status,
    ).toBe(303);
  });
});

describe("kept", () => {
  test("nasty text as it was typed, without what is not seen, and harmless on the page", async () => {
    const title = '<img src=x onerror=alert(1)> "\u202e&amp;\u0000';
    const entry = await added("mention", { ...MENTION, "fields.title": title });
    expect(entry.fields.title).toBe('<img src=x onerror=alert(1)> " &amp;');
    const { html } = await ingrid.open(at("mention"));
    expect(html).not.toContain("<img src=x");
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
  });

  test("somebody of the team, with shares of a job in the language of the reader and the last day as the first after it", async () => {
    const page = await ingrid.send(`${at("team")}?lang=nb`, {
      "fields.name": " Marit   Lie ",
      from: "1.3.2020",
      until: "2026-06-30",
      "fields.fte.management": "0,6",
      "fields.fte.projects": "0,4",
      "fields.manager": "yes",
      "fields.degree": "yes",
      "fields.languages": "norsk bokmål, Engelsk, de, de",
    });
    expect([faultsIn(page), page.status]).toEqual([[], 303]);
    const [entry] = await world.entries();
    expect([entry?.starts, entry?.ends, entry?.fields]).toEqual([
      "2020-03-01",
      "2026-07-01",
      {
        name: "Marit Lie",
        title: "",
        email: "",
        phone: "",
        fte: { management: 0.6, projects: 0.4, communication: 0, administration: 0 },
        manager: true,
        key: false,
        deputy: false,
        degree: true,
        clusterWorkSince: null,
        certified: null,
        languages: ["nb", "en", "de"],
        note: "",
      },
    ]);
    const form = await ingrid.open(`${at("team")}/${entry?.id}?lang=nb`);
    expect(["from", "until", "fields.fte.management", "fields.languages"].map((name) => fieldIn(form, name))).toEqual([
      "2020-03-01",
      "2026-06-30",
      "0,6",
      "norsk bokmål, engelsk, tysk",
    ]);
  });

  test("a body with meetings, reviews and seats, each line without script", async () => {
    const [alfa, beta] = [await world.addOrganisation("Alfa AS"), await world.addOrganisation("Beta AS")];
    const entry = await added("body", {
      "fields.name": "Board",
      from: "2020-01-15",
      "fields.leading": "yes",
      "fields.rolesWritten": "no",
      "fields.meetings.#": "3",
      "fields.meetings.0.on": "2026-03-12",
      "fields.meetings.0.minutes": "yes",
      "fields.meetings.2.on": "2026-06-01",
      "fields.reviews.#": "2",
      "fields.reviews.1": "2026-05-01",
      "links.#": "4",
      "links.0.organisation": "alfa",
      "links.0.person": "Ola Nord",
      "links.1.person": "Kari Fri",
      "links.3.organisation": "Beta AS",
      "links.3.from": "2024-05-01",
      "links.3.until": "2026-04-30",
    });
    expect(entry.fields).toEqual({
      name: "Board",
      leading: true,
      rolesWritten: false,
      decidesStrategy: null,
      decidesBudget: null,
      meetings: [
        { on: "2026-03-12", minutes: true },
        { on: "2026-06-01", minutes: false },
      ],
      reviews: ["2026-05-01"],
      note: "",
    });
    const [record] = await world.trail();
    expect((record?.after as { links: unknown } | undefined)?.links).toEqual([
      { organisation: alfa, person: "Ola Nord", from: null, until: null },
      { organisation: null, person: "Kari Fri", from: null, until: null },
      { organisation: beta, person: "", from: "2024-05-01", until: "2026-05-01" },
    ]);
    const form = await ingrid.open(`${at("body")}/${entry.id}`);
    expect(fieldIn(form, "links.#")).toBe("5");
    expect(form.html).toContain('value="Beta AS"');
  });

  test("more lines on request, with everything that was typed, and nothing is saved", async () => {
    const page = await ingrid.send(at("group"), {
      "fields.name": "Hydrogen",
      from: "not yet",
      "fields.meetings.#": "3",
      "fields.meetings.1": "2026-05-01",
      "links.#": "3",
      more: "fields.meetings",
    });
    expect([page.status, await world.entries()]).toEqual([200, []]);
    expect(
      ["fields.name", "from", "fields.meetings.#", "fields.meetings.1", "links.#"].map((name) => fieldIn(page, name)),
    ).toEqual(["Hydrogen", "not yet", "8", "2026-05-01", "3"]);
    expect(fieldIn(page, "fields.meetings.7")).toBe("");
  });

  test("money typed in euros, in cents", async () => {
    const entry = await added("outlook", {
      from: "2026-05-01",
      "fields.monthlyCost": "12 500,50 €",
      "fields.plannedNext24": "300000",
      "fields.secured.#": "3",
      "fields.secured.0.what": "Cash",
      "fields.secured.0.amount": "1.5",
      "fields.secured.2.amount": "200,000.00",
      "fields.secured.2.over.from": "2026-01-01",
      "fields.secured.2.over.until": "2027-12-31",
    });
    expect(entry.fields).toEqual({
      monthlyCost: 1_250_050,
      plannedNext24: 30_000_000,
      secured: [
        { what: "Cash", amount: 150, over: null },
        { what: "", amount: 20_000_000, over: { from: "2026-01-01", until: "2028-01-01" } },
      ],
      note: "",
    });
  });

  test("a budget by its year, with zeros that were typed and an open year without", async () => {
    const entry = await added("budget", {
      "fields.year": "2025",
      "fields.planned": "400000",
      "fields.feePayers": "0",
      ...Object.fromEntries(
        [
          "fees",
          "services",
          "sponsoring",
          "private_projects",
          "in_kind",
          "public_regional",
          "public_national",
          "public_eu",
        ].map((source, index) => [`fields.actual.${source}`, String(index)]),
      ),
    });
    expect([entry.starts, entry.ends, entry.fields]).toEqual([
      "2025-01-01",
      null,
      {
        year: 2025,
        planned: 40_000_000,
        actual: {
          fees: 0,
          services: 100,
          sponsoring: 200,
          private_projects: 300,
          in_kind: 400,
          public_regional: 500,
          public_national: 600,
          public_eu: 700,
        },
        feePayers: 0,
        note: "",
      },
    ]);
  });

  test("credits of a story from 0 to 3, blank where nobody judged", async () => {
    const story = { "fields.title": "S", from: "2026-05-01", "fields.credits.role": "3", "fields.credits.proof": "0" };
    expect((await added("story", story)).fields.credits).toEqual({
      role: 3,
      benefit: null,
      proof: 0,
      durability: null,
    });
    expect(faultsIn(await ingrid.send(at("story"), { ...story, "fields.credits.role": "4" }))).toEqual([
      ["fields.credits.role", "The number is too large."],
    ]);
  });

  test("each change on record, before and after; saving the same again is none", async () => {
    const entry = await added("mention", MENTION);
    const path = `${at("mention")}/${entry.id}`;
    const same = await ingrid.send(path, { ...MENTION, version: "1" });
    expect(same.location).toBe(`${at("mention")}?done=saved`);
    await ingrid.send(path, { ...MENTION, "fields.paid": "yes", version: "1" });
    const trail = await world.trail();
    expect(trail.map(({ action, target, personId }) => [action, target, personId])).toEqual([
      ["entry.added", `mention/${entry.id}`, OWNER],
      ["entry.changed", `mention/${entry.id}`, OWNER],
    ]);
    const paid = trail.map(({ before, after }) =>
      [before, after].map((kept) => (kept as { fields: { paid: boolean } } | null)?.fields.paid),
    );
    expect(paid).toEqual([
      [undefined, false],
      [false, true],
    ]);
  });
});

describe("two at once", () => {
  test("the second is told who changed what, keeps what he typed, and may save again", async () => {
    const entry = await added("mention", MENTION);
    const path = `${at("mention")}/${entry.id}`;
    const bjorn = await world.visitor(MEMBER);
    await bjorn.send(path, { ...MENTION, "fields.reach": "local", "fields.medium": "Varden", version: "1" });
    const late = await ingrid.send(path, { ...MENTION, "fields.title": "Mine", version: "1" });
    expect(late.status).toBe(409);
    expect(late.html).toContain("Bjørn Aas changed this on");
    expect([...late.html.matchAll(/<li>([^<:]+: now [^<]*)<\/li>/g)].map(([, text]) => text)).toEqual([
      "Title: now Fjordkraft hires",
      "Medium: now Varden",
      "Reach: now Local",
    ]);
    expect([fieldIn(late, "fields.title"), fieldIn(late, "version")]).toEqual(["Mine", "2"]);
    expect((await ingrid.send(path, { ...MENTION, "fields.title": "Mine", version: "2" })).status).toBe(303);
    expect((await world.entries()).map(({ version, fields }) => [version, fields.title])).toEqual([[3, "Mine"]]);
  });

  test("nothing is deleted that somebody has just changed", async () => {
    const entry = await added("mention", MENTION);
    const path = `${at("mention")}/${entry.id}`;
    await ingrid.send(path, { ...MENTION, "fields.medium": "Varden", version: "1" });
    expect((await ingrid.send(`${path}/delete`, { version: "1" })).status).toBe(409);
    expect((await ingrid.send(`${path}/delete`, { version: "2" })).location).toBe(`${at("mention")}?done=deleted`);
    const last = (await world.trail()).at(-1);
    expect([last?.action, (last?.before as { fields: object } | undefined)?.fields, last?.after]).toEqual([
      "entry.deleted",
      { title: "Fjordkraft hires", medium: "Varden", reach: "national", paid: false, link: "", note: "" },
      null,
    ]);
    expect(await world.entries()).toEqual([]);
  });
});

describe("complete as of today", () => {
  test("an empty section is confirmed as empty, a filled one as complete, and both can be taken back", async () => {
    expect((await ingrid.open(at("mention"))).html).toContain("it counts as unknown, not as 0");
    await ingrid.send(`${at("mention")}/confirm`, { holds: "yes" });
    expect((await ingrid.open(at("mention"))).html).toContain("confirmed on 22 Nov 2026 that there is nothing");
    await added("mention", MENTION);
    expect((await ingrid.open(at("mention"))).html).toContain("confirmed on 22 Nov 2026 that everything is here");
    await ingrid.send(`${at("mention")}/confirm`, { holds: "no" });
    expect((await ingrid.open(at("mention"))).html).toContain("Nobody has confirmed yet");
    expect((await world.trail()).map(({ action, target }) => [action, target.split("/")[0]])).toEqual([
      ["section.confirmed", "mention"],
      ["entry.added", "mention"],
      ["section.unconfirmed", "mention"],
    ]);
  });

  test("so is the list of members", async () => {
    const done = await ingrid.send(at("membership/confirm"), { holds: "yes" });
    expect(done.location).toBe(`/clusters/${world.own}/register?done=confirmed`);
    expect((await ingrid.send(at("nonsense/confirm"), { holds: "yes" })).status).toBe(404);
  });
});

describe("long lists", () => {
  test("a page at a time, the latest first, none twice and none left out", async () => {
    const days = Array.from({ length: 120 }, (_, n) => `2026-0${1 + (n % 9)}-${String(1 + (n % 28)).padStart(2, "0")}`);
    for (const from of days) await ingrid.send(at("mention"), { ...MENTION, from });
    const seen: string[] = [];
    for (let path: string | undefined = at("mention"); path; ) {
      const { html } = await ingrid.open(path);
      const shown = [...html.matchAll(/<th scope="row"><a href="[^"]*mention\/([^"]+)"/g)].map(([, id = ""]) => id);
      expect(shown.length).toBeLessThanOrEqual(50);
      seen.push(...shown);
      path = /href="([^"]*\?after=[^"]*)">Earlier ones</.exec(html)?.[1];
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
  }, 60_000);
});

describe.each(["en", "nb", "da", "pl"])("in %s", (language) => {
  test("every section and every field has its words", async () => {
    const lang = `lang=${language}`;
    for (const section of SECTIONS)
      for (const path of [`${at(section)}?${lang}`, `${at(section)}/new?${lang}`]) {
        const page = await ingrid.open(path);
        expect([path, page.status, untold(page)]).toEqual([path, 200, undefined]);
      }
    for (const path of ["register?", "profile?", "profile/edit?", "register/erase-person?name=Nobody&"]) {
      const page = await ingrid.open(`/clusters/${world.own}/${path}${lang}`);
      expect([path, page.status, untold(page)]).toEqual([path, 200, undefined]);
    }
  });
});
