import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fieldIn, type Visitor } from "../../../test/support/visitor.ts";
import { PROFILE_FIELDS, profileFields, readProfile } from "./profile-schema.ts";
import { clusterProfile, membership, organisation, registerEntry, registerLink } from "./tables.ts";
import { faultsIn, MEMBER, OWNER, openWorld, READER, SECRETARIAT, STRANGER, type World } from "./testing.ts";

/** What a cluster says of itself: who writes it, who sees which field, and when it is shown. */
let world: World;
let ingrid: Visitor;
let path: string;

beforeAll(async () => {
  world = await openWorld();
  path = `/clusters/${world.own}/profile`;
});
beforeEach(async () => {
  await world.empty();
  ingrid = await world.visitor(OWNER);
});

const SAID = {
  version: "0",
  "fields.acronym": "FIK",
  "fields.contactEmail": "secret@fjordkraft.example",
  "fields.website": "https://fjordkraft.example",
  "visible.acronym": "everybody",
  "visible.website": "signed_in",
};
const stored = () => world.services.db.asWorker(async (tx) => (await tx.select().from(clusterProfile))[0]);

/** What others get to see, by the function of the database that the directory uses. */
async function shown(to: "everybody" | "signed_in"): Promise<unknown> {
  const asked = sql`select shown_profile(${world.own}::uuid) as shown`;
  const { db } = world.services;
  const answer =
    to === "everybody"
      ? await db.asPublic((tx) => tx.execute(asked))
      : await db.asPerson(STRANGER, (tx) => tx.execute(asked));
  return (answer as unknown as { rows: { shown: unknown }[] }).rows[0]?.shown;
}

/** Enough for every rule of publication. */
async function meetRules(): Promise<void> {
  await world.services.db.asWorker(async (tx) => {
    const by = { clusterId: world.own, changedBy: OWNER };
    for (let n = 0; n < 15; n += 1) {
      const kind = n === 0 ? ("public" as const) : ("enterprise" as const);
      const [row] = await tx
        .insert(organisation)
        .values({ ...by, name: `Member ${n}`, kind })
        .returning();
      await tx
        .insert(membership)
        .values({ ...by, organisationId: row?.id ?? "", starts: "2020-01-01", proof: "agreement" });
    }
    const entry = { ...by, starts: "2026-09-01" };
    await tx.insert(registerEntry).values([
      { ...entry, section: "team", fields: MANAGER },
      {
        ...entry,
        section: "activity",
        fields: { title: "Fair", field: "marketing", aligned: true, targetCountries: [] },
      },
    ]);
  });
}

const MANAGER = {
  name: "Ingrid",
  fte: { management: 0.5 },
  manager: true,
  key: false,
  deputy: false,
  degree: null,
  clusterWorkSince: null,
  certified: null,
  languages: [],
};
const ENGLISH = { "fields.websiteEnglish": "https://fjordkraft.example/en", "fields.websiteComparedOn": "2026-11-01" };

describe("refused: who", () => {
  test("nobody in particular, and people of other clusters", async () => {
    for (const way of ["", "/edit"])
      expect([way, (await world.nobody().open(`${path}${way}`)).status]).toEqual([way, 303]);
    const piotr = await world.visitor(STRANGER);
    for (const way of ["", "/edit"]) expect([way, (await piotr.open(`${path}${way}`)).status]).toEqual([way, 404]);
    for (const way of ["", "/confirm", "/publish"])
      expect([way, (await piotr.send(`${path}${way}`, SAID)).status]).toEqual([way, 404]);
    expect(await stored()).toBeUndefined();
  });

  test.each([READER, SECRETARIAT])("%s looks on", async (person) => {
    await ingrid.send(path, SAID);
    const visitor = await world.visitor(person);
    const page = await visitor.open(path);
    expect([page.status, page.html.includes("FIK"), page.html.includes('/profile/edit"')]).toEqual([200, true, false]);
    for (const way of ["", "/confirm", "/publish"])
      expect([way, (await visitor.send(`${path}${way}`, { ...SAID, version: "1" })).status]).toEqual([way, 403]);
    expect((await stored())?.version).toBe(1);
  });
});

describe("refused: what", () => {
  test("each fault at its field, with everything still there", async () => {
    const next = await ingrid.send(path, {
      ...SAID,
      "fields.website": "javascript:alert(1)",
      "fields.region": "Telemark",
      "fields.place.lat": "91",
      "fields.place.lon": "9.6",
      "fields.nace": "28, 00.000",
      "fields.strategyFrom": "2026-01-01",
      "fields.strategyUntil": "2025-01-01",
      "fields.labels.#": "3",
      "fields.labels.1.issuer": "Somebody",
      "fields.exportShare": "101",
    });
    expect(next.status).toBe(400);
    expect(faultsIn(next)).toEqual([
      ["fields.website", "Write the whole address, beginning with https://."],
      ["fields.region", "Write NUTS codes, for example NO09."],
      ["fields.place.lat", "The number is too large."],
      ["fields.nace", "Write NACE codes, for example C, 28 or 62.01."],
      ["fields.exportShare", "The number is too large."],
      ["fields.labels.1.name", "Fill this in."],
      ["fields.strategyUntil", "The last day is before the first."],
      ["fields.naceScheme", "Say which edition of NACE the codes belong to."],
    ]);
    expect([fieldIn(next, "fields.acronym"), fieldIn(next, "fields.place.lat")]).toEqual(["FIK", "91"]);
    expect(await stored()).toBeUndefined();
  });

  test.each([
    ["NO0", "NO09"],
    ["NO081", "NO09"],
    ["Telemark", "NO09"],
  ])("%s as a small region inside of %s", async (small, region) => {
    const next = await ingrid.send(path, { ...SAID, "fields.region": region, "fields.smallRegion": small });
    expect([next.status, faultsIn(next).map(([field]) => field)]).toEqual([400, ["fields.smallRegion"]]);
    expect(await stored()).toBeUndefined();
  });

  test("20,001 letters, and a visibility that there is not", async () => {
    const long = await ingrid.send(path, { ...SAID, "fields.publicTie": "å".repeat(20_001) });
    expect(faultsIn(long).map(([field]) => field)).toEqual(["fields.publicTie"]);
    expect((await ingrid.send(path, { ...SAID, "visible.acronym": "mars" })).status).toBe(400);
    expect(await stored()).toBeUndefined();
  });

  test("to publish before every rule is met; the page says which", async () => {
    await meetRules();
    await ingrid.send(path, { ...SAID, ...ENGLISH, "fields.websiteComparedOn": "2025-11-22" });
    const page = await ingrid.send(`${path}/publish`, { version: "1", published: "yes" });
    expect(page.status).toBe(400);
    expect(page.html).toContain("was not published");
    expect(page.html).toContain("unknown: they were last compared more than a year ago");
    expect([(await stored())?.published, await shown("everybody")]).toEqual([false, {}]);
  });
});

describe("kept", () => {
  test("every field, with who may see it, on record with what changed only", async () => {
    await ingrid.send(path, SAID);
    await ingrid.send(path, { ...SAID, version: "1", "fields.acronym": "FI", "visible_group.identity": "everybody" });
    const row = await stored();
    expect(row?.fields).toEqual(
      profileFields.parse({
        acronym: "FI",
        contactEmail: "secret@fjordkraft.example",
        website: "https://fjordkraft.example",
      }),
    );
    // what is chosen for a whole part goes before what is chosen for one of its fields
    expect([row?.visibility.contactEmail, row?.visibility.website, row?.visibility.town]).toEqual([
      "everybody",
      "everybody",
      undefined,
    ]);
    const last = (await world.trail()).at(-1);
    expect([
      last?.action,
      (last?.before as { fields: object } | undefined)?.fields,
      (last?.after as { fields: object } | undefined)?.fields,
    ]).toEqual(["profile.changed", { acronym: "FIK" }, { acronym: "FI" }]);
  });

  test("lists and codes by their names", async () => {
    await ingrid.send(path, {
      ...SAID,
      "fields.languages": "English, norsk, da",
      "fields.targetCountries": "Germany, PL",
      "fields.ecosystems": ["digital", "health"],
      "fields.goals": "7",
      "fields.keywords": "hydrogen\n\n ammonia \nhydrogen",
      "fields.reach": "no09, se23",
      "fields.legalForm": "association",
      "fields.place.lat": "59.14",
      "fields.place.lon": "9.656",
      "fields.programmes.#": "3",
      "fields.programmes.2.name": "Arena",
      "fields.programmes.2.level": "national",
    });
    const fields: Readonly<Record<string, unknown>> = (await stored())?.fields ?? {};
    expect(
      [
        "languages",
        "targetCountries",
        "ecosystems",
        "goals",
        "keywords",
        "reach",
        "legalForm",
        "place",
        "programmes",
      ].map((name) => fields[name]),
    ).toEqual([
      ["en", "no", "da"],
      ["DE", "PL"],
      ["digital", "health"],
      ["7"],
      ["hydrogen", "ammonia"],
      ["NO09", "SE23"],
      "association",
      { lat: 59.14, lon: 9.656 },
      [{ name: "Arena", level: "national" }],
    ]);
    const page = await ingrid.open(path);
    for (const words of ["Germany, Poland", "7 Affordable and clean energy", "Name: Arena · Level: National"])
      expect(page.html).toContain(words);
  });

  test("the head office on the map by its town, until somebody says better", async () => {
    const office = { ...SAID, "fields.town": "Skien" };
    const place = async () =>
      ((await stored())?.fields as { place: { lat: number; lon: number } | null } | undefined)?.place;
    await ingrid.send(path, office);
    const skien = await place();
    expect([Math.round(skien?.lat ?? 0), Math.round(skien?.lon ?? 0)]).toEqual([59, 10]);
    const typed = { "fields.place.lat": String(skien?.lat), "fields.place.lon": String(skien?.lon) };
    // what followed from the town goes with it
    await ingrid.send(path, { ...office, ...typed, "fields.town": "Bergen", version: "1" });
    expect(Math.round((await place())?.lon ?? 0)).toBe(5);
    const given = { "fields.place.lat": "59.2", "fields.place.lon": "9.6" };
    await ingrid.send(path, { ...office, ...given, "fields.town": "Bergen", version: "2" });
    await ingrid.send(path, { ...office, ...given, "fields.town": "Skien", version: "3" });
    expect(await place()).toEqual({ lat: 59.2, lon: 9.6 });
    await ingrid.send(path, { ...SAID, version: "4" });
    expect(await place()).toBeNull();
  });

  test("one that nobody wrote yet is empty, and so is a field that came later", () => {
    expect(Object.keys(readProfile(undefined))).toEqual(PROFILE_FIELDS);
    expect(readProfile({ acronym: "FIK" })).toEqual({ ...readProfile(undefined), acronym: "FIK" });
  });

  test("confirmed as of today, without changing anything", async () => {
    expect((await ingrid.send(`${path}/confirm`, { version: "0" })).status).toBe(404);
    await ingrid.send(path, SAID);
    expect((await ingrid.open(path)).html).toContain("Never confirmed so far.");
    expect((await ingrid.send(`${path}/confirm`, { version: "1" })).location).toBe(`${path}?done=confirmed`);
    expect((await ingrid.open(path)).html).toContain("Last confirmed on 22 Nov 2026.");
    expect((await ingrid.send(`${path}/confirm`, { version: "1" })).status).toBe(409);
  });
});

test("what the register tells of the cluster: sizes, years, consent, the manager, the leading body, the catalogue", async () => {
  await meetRules();
  await world.services.db.asWorker(async (tx) => {
    const by = { clusterId: world.own, changedBy: OWNER };
    const all = await tx.select().from(organisation);
    const named = (n: number) => all.find(({ name }) => name === `Member ${n}`)?.id ?? "";
    const change = (n: number, values: Partial<typeof organisation.$inferInsert>) =>
      tx
        .update(organisation)
        .set(values)
        .where(sql`id = ${named(n)}`);
    await change(1, { size: "micro", listed: true, headcount: 4, turnover: 1_000_000_00 });
    await change(2, { size: "large", headcount: 300 });
    await tx
      .update(membership)
      .set({ ends: "2025-07-01" })
      .where(sql`organisation_id = ${named(3)}`);
    await tx
      .update(membership)
      .set({ starts: "2024-03-01" })
      .where(sql`organisation_id = ${named(4)}`);
    const entry = { ...by, starts: "2020-01-01" };
    const board = { name: "Board", leading: true, meetings: [], reviews: [], note: "" };
    const [body] = await tx
      .insert(registerEntry)
      .values({ ...entry, section: "body", fields: board })
      .returning();
    const seat = { clusterId: world.own, entryId: body?.id ?? "" };
    await tx.insert(registerLink).values([
      { ...seat, organisationId: named(0) },
      { ...seat, organisationId: named(1) },
      { ...seat, organisationId: named(2) },
      { ...seat, personName: "Ola Nord" },
      // a seat that is held no longer
      { ...seat, organisationId: named(5), starts: "2020-01-01", ends: "2021-01-01" },
    ]);
    const fields = { name: "Test site", field: "innovation", target: "Members", price: 49_50, priceNote: "per day" };
    await tx.insert(registerEntry).values({ ...entry, section: "service", fields });
  });
  await ingrid.send(path, { ...SAID, "fields.description.en": "Process industry", "fields.smallRegion": "NO094" });
  const { html } = await ingrid.open(path);
  const pairs = [...html.matchAll(/<dt>([^<]*)<\/dt><dd>([^<]*)/g)].map(([, name, text]) => [name, text?.trim()]);
  const told = new Map(pairs as [string, string][]);
  const asked = [
    ...["Language versions", "Companies by size class", "Committed participants that agreed to be listed"],
    ...[2025, 2024, 2023].map((year) => `Committed participants at the end of ${year}`),
    ...["Employees (known of 2 participants)", "Turnover (known of 1 participant)"],
    ...["Cluster manager", "Seats of the leading body", "Test site"],
  ];
  expect(asked.map((name) => told.get(name))).toEqual([
    "English; missing: Norsk bokmål, Dansk, Polski",
    "Micro: 1 · Large: 1 · Not known: 11",
    "1 of 14",
    "14 (joined: 0, left: 1)",
    "15 (joined: 1, left: 0)",
    "14 (joined: 0, left: 0)",
    "304",
    "€1,000,000",
    "Ingrid",
    "Company: 2 · Public body: 1 · For no organisation: 1",
    "Members · €49.50 · per day",
  ]);
  expect(html).toContain("NO094");
  expect(html).toContain("Looked after by Bjørn Aas, Ingrid Solheim.");
});

test("two at once: the second is told who changed what, and keeps what he typed", async () => {
  await ingrid.send(path, SAID);
  const bjorn = await world.visitor(MEMBER);
  await bjorn.send(path, { ...SAID, version: "1", "fields.acronym": "Bjørn's", "fields.town": "Skien" });
  const late = await ingrid.send(path, { ...SAID, version: "1", "fields.acronym": "Ingrid's" });
  expect(late.status).toBe(409);
  expect(late.html).toContain("Bjørn Aas changed this on");
  expect([...late.html.matchAll(/<li>([^<:]+: now [^<]*)<\/li>/g)].map(([, text]) => text)).toEqual([
    "Short name: now Bjørn&#39;s",
    "Town: now Skien",
    expect.stringMatching(/^Head office on the map: now 59\.\d+ · 9\.\d+$/),
  ]);
  expect([fieldIn(late, "fields.acronym"), fieldIn(late, "version")]).toEqual(["Ingrid&#39;s", "2"]);
});

describe("shown to others", () => {
  test("nothing before it is published, then each field to whom it is meant for, and never one that is for the cluster", async () => {
    await meetRules();
    await ingrid.send(path, { ...SAID, ...ENGLISH });
    expect([await shown("everybody"), await shown("signed_in")]).toEqual([{}, {}]);
    const done = await ingrid.send(`${path}/publish`, { version: "1", published: "yes" });
    expect(done.location).toBe(`${path}?done=published`);
    expect(await shown("everybody")).toEqual({ acronym: "FIK" });
    expect(await shown("signed_in")).toEqual({ acronym: "FIK", website: "https://fjordkraft.example" });
    // it stays published when a field changes, and goes when it is taken back
    await ingrid.send(path, { ...SAID, ...ENGLISH, version: "2", "visible.acronym": "cluster" });
    expect(await shown("everybody")).toEqual({});
    await ingrid.send(`${path}/publish`, { version: "3", published: "no" });
    expect(await shown("signed_in")).toEqual({});
    expect((await world.trail()).map(({ action }) => action)).toEqual([
      "profile.changed",
      "profile.published",
      "profile.changed",
      "profile.withdrawn",
    ]);
  });

  test("what others get elsewhere has no field of the cluster alone either", async () => {
    await meetRules();
    await ingrid.send(path, { ...SAID, ...ENGLISH });
    await ingrid.send(`${path}/publish`, { version: "1", published: "yes" });
    const piotr = await world.visitor(STRANGER);
    for (const address of ["/directory", `/directory/clusters/${world.own}`, `/api/v1/clusters/${world.own}/profile`]) {
      const { html } = await piotr.open(address);
      expect([address, html.includes("secret@fjordkraft.example")]).toEqual([address, false]);
      const outside = await world.nobody().open(address);
      expect([address, outside.html.includes("secret@fjordkraft.example")]).toEqual([address, false]);
    }
  });

  test("its page in the directory: nothing of a draft, then each field for whom it is meant", async () => {
    const address = `/directory/clusters/${world.own}`;
    const piotr = await world.visitor(STRANGER);
    const pairsIn = ({ html }: { html: string }) =>
      [...html.matchAll(/<dt>([^<]*)<\/dt><dd><ul><li[^>]*>(?:<a [^>]*>)?([^<]*)/g)].map(([, name, text]) => [
        name,
        text,
      ]);
    await meetRules();
    // of industries the codes are shown, and not the edition that they are of
    const nace = { "fields.nace": "28", "fields.naceScheme": "NACE2", "visible.nace": "everybody" };
    await ingrid.send(path, { ...SAID, ...ENGLISH, ...nace });
    expect([(await world.nobody().open(address)).status, (await piotr.open(address)).status]).toEqual([404, 404]);
    const claire = await (await world.visitor(SECRETARIAT)).open(address);
    expect([claire.status, pairsIn(claire), claire.html.includes("Not public")]).toEqual([200, [], true]);
    await ingrid.send(`${path}/publish`, { version: "1", published: "yes" });
    const everybody = [
      ["Short name", "FIK"],
      ["Industry codes (NACE)", "28"],
    ];
    expect(pairsIn(await world.nobody().open(address))).toEqual(everybody);
    expect(pairsIn(await piotr.open(`${address}?lang=en`))).toEqual([
      everybody[0],
      ["Website", "https://fjordkraft.example"],
      everybody[1],
    ]);
    expect((await piotr.open(`/directory?shown=${world.own}`)).html).toContain(`<a href="${address}">`);
    for (const id of ["nowhere", "00000000-0000-0000-0000-000000000000", "%00"])
      expect([id, (await world.nobody().open(`/directory/clusters/${id}`)).status]).toEqual([id, 404]);
  });

  test("a field that is not what it should be any more is left out of it, the others stay", async () => {
    await world.services.db.asWorker((tx) =>
      tx.insert(clusterProfile).values({
        clusterId: world.own,
        fields: { acronym: ["FIK"], keywords: ["hydrogen"], gone: "x" },
        visibility: { acronym: "everybody", keywords: "everybody", gone: "everybody" } as Record<string, "everybody">,
        published: true,
        changedBy: OWNER,
      }),
    );
    const { html, status } = await world.nobody().open(`/directory/clusters/${world.own}`);
    expect([status, html.includes("hydrogen"), html.includes("FIK"), html.includes(">x<")]).toEqual([
      200,
      true,
      false,
      false,
    ]);
  });

  test("a recognised cluster is not asked for the rules", async () => {
    await ingrid.send(path, { ...SAID, "fields.recognisedBy": "Arena Pro" });
    expect((await ingrid.send(`${path}/publish`, { version: "1", published: "yes" })).status).toBe(303);
  });
});

test("the first page of the register: what is there, what is missing for which row, and what is next", async () => {
  const landing = `/clusters/${world.own}/register`;
  const before = (await ingrid.open(landing)).html;
  expect(before).toContain("Begin with: Members");
  expect(before).toContain("0 of 6 rules of publication are met.");
  const rowOf = (html: string, section: string): string =>
    (new RegExp(`register/${section}">[\\s\\S]*?</tr>`).exec(html)?.[0] ?? "").replaceAll(/<[^>]+>/g, " ");
  expect(rowOf(before, "mention")).toMatch(/unknown\s+not confirmed\s+5\.1/);
  await meetRules();
  await ingrid.send(`/clusters/${world.own}/register/mention/confirm`, { holds: "yes" });
  const after = (await ingrid.open(landing)).html;
  expect(rowOf(after, "mention")).toMatch(/0\s+22 Nov 2026\s+nothing/);
  expect(rowOf(after, "team")).toContain("degree or cluster work of 1 person is open");
  expect(after).not.toContain("Begin with: Members");
});
