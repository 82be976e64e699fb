import { isDeepStrictEqual } from "node:util";
import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Visitor } from "../../../test/support/visitor.ts";
import { auditEntry } from "../../platform/tables.ts";
import { clusterProfile, registerEntry, registerLink } from "./tables.ts";
import { MEMBER, OWNER, openWorld, READER, SECRETARIAT, STRANGER, type World } from "./testing.ts";

/** Somebody without an account, who is only named in a register, asks to be forgotten. */
let world: World;
let ingrid: Visitor;
let path: string;

const MARIT = { "fields.name": "Marit Lie", "fields.email": "marit@lie.example", "fields.phone": "+47 911 22 333" };
const JOB = { from: "2020-01-01", until: "2022-12-31", "fields.fte.management": "0.5" };

beforeAll(async () => {
  world = await openWorld();
  path = `/clusters/${world.own}/register/erase-person`;
});
beforeEach(async () => {
  await world.empty();
  ingrid = await world.visitor(OWNER);
  const at = (section: string): string => `/clusters/${world.own}/register/${section}`;
  await world.addOrganisation("Alfa AS");
  await ingrid.send(at("team"), { ...MARIT, ...JOB });
  await ingrid.send(at("team"), { ...MARIT, ...JOB, from: "2024-01-01", until: "" });
  await ingrid.send(at("team"), { "fields.name": "Marit Liestøl", from: "2024-01-01" });
  await ingrid.send(at("contact_person"), { ...MARIT, from: "2020-01-01", organisation: "Alfa AS" });
  await ingrid.send(at("body"), {
    "fields.name": "Board",
    from: "2020-01-01",
    "fields.note": "Led by marit lie (marit@lie.example). Marit Liestøl writes the minutes.",
    "links.#": "1",
    "links.0.person": "MARIT LIE",
    "links.0.organisation": "Alfa AS",
  });
  await ingrid.send(`/clusters/${world.own}/profile`, { version: "0", "fields.contactName": "Marit Lie" });
});

/** Under `klynge_worker`. */
const rows = async (text: string) =>
  ((await world.services.db.asWorker((tx) => tx.execute(sql.raw(text)))) as unknown as { rows: unknown[] }).rows;

const kept = () =>
  world.services.db.asWorker(async (tx) => ({
    entries: await tx.select().from(registerEntry).where(eq(registerEntry.clusterId, world.own)),
    links: await tx.select().from(registerLink).where(eq(registerLink.clusterId, world.own)),
    profile: await tx.select().from(clusterProfile),
    trail: await tx.select().from(auditEntry).where(eq(auditEntry.clusterId, world.own)),
  }));

describe("refused", () => {
  test("to everybody but the owner, and nothing is told", async () => {
    expect((await world.nobody().open(`${path}?name=Marit Lie`)).status).toBe(303);
    for (const [person, status] of [
      [STRANGER, 404],
      [READER, 403],
      [MEMBER, 403],
      [SECRETARIAT, 403],
    ] as const) {
      const visitor = await world.visitor(person);
      expect([person, (await visitor.open(`${path}?name=Marit+Lie`)).status]).toEqual([person, status]);
      expect([person, (await visitor.send(path, { name: "Marit Lie" })).status]).toEqual([person, status]);
    }
    expect(JSON.stringify(await kept())).toContain("marit@lie.example");
  });

  test("nobody of that name, or no name at all", async () => {
    for (const name of ["Marit", "", "%", ".*", "Marit Lie AS"])
      expect([name, (await ingrid.send(path, { name })).location]).toEqual([name, path]);
    expect((await ingrid.open(`${path}?name=Nobody`)).html).toContain("Nobody of that name is in this register.");
    expect((await world.trail()).map(({ action }) => action)).not.toContain("named_person.erased");
  });
});

test("first where the person is named", async () => {
  const { html } = await ingrid.open(`${path}?name=marit+lie`);
  expect(html).toContain("5 places in this register name this person:");
  expect(
    [...html.matchAll(/<li>((?:Team|Contact persons|Governing bodies|Profile)[^<]*)<\/li>/g)].map(([, at]) => at),
  ).toEqual(["Contact persons, 1 Jan 2020", "Team, 1 Jan 2020", "Team, 1 Jan 2024", "Governing bodies: 1", "Profile"]);
});

test("name, mail and phone go everywhere, also out of the trail; facts and others stay", async () => {
  const before = await kept();
  expect((await ingrid.send(path, { name: " Marit  Lie " })).location).toBe(`${path}?done=erased`);
  const after = await kept();
  expect(JSON.stringify(after)).not.toMatch(/Marit Lie(?!støl)|marit@lie|911 22 333/i);
  const team = after.entries.filter(({ section }) => section === "team");
  const [first, second] = team.filter(({ fields }) => fields.name !== "Marit Liestøl");
  // still one person with two stays, and no way back to who it was
  expect(first?.fields.name).toMatch(/^#[0-9a-f]{8}$/);
  expect([second?.fields.name, first?.fields.email, first?.fields.phone]).toEqual([first?.fields.name, "", ""]);
  expect(
    team.map(({ starts, ends, fields }) => [starts, ends, (fields.fte as { management: number }).management]),
  ).toEqual(
    before.entries
      .filter(({ section }) => section === "team")
      .map(({ starts, ends, fields }) => [starts, ends, (fields.fte as { management: number }).management]),
  );
  expect(after.entries.find(({ section }) => section === "body")?.fields.note).toBe(
    "Led by […] ([…]). Marit Liestøl writes the minutes.",
  );
  expect(after.links.map(({ personName, organisationId }) => [personName, organisationId !== null])).toEqual([
    [first?.fields.name, true],
  ]);
  expect(after.profile[0]?.fields.contactName).toBe(first?.fields.name);
  // as many entries of the trail as before, and one more that names nobody
  expect(after.trail.length).toBe(before.trail.length + 1);
  const [last] = after.trail.slice(-1);
  const named = before.trail.filter((entry) => /Marit Lie(?!støl)|marit@lie|911 22 333/i.test(JSON.stringify(entry)));
  expect([last?.action, last?.personId, last?.after]).toEqual([
    "named_person.erased",
    OWNER,
    { places: 6, trail: named.length },
  ]);
  const page = await ingrid.open(`/clusters/${world.own}/register/team`);
  expect(page.html).toContain("an erased person");
});

test("a form that was open before cannot write the name back", async () => {
  const [entry] = (await kept()).entries.filter(({ section }) => section === "team");
  await ingrid.send(path, { name: "Marit Lie" });
  const late = await ingrid.send(`/clusters/${world.own}/register/team/${entry?.id}`, {
    ...MARIT,
    ...JOB,
    version: "1",
  });
  expect(late.status).toBe(409);
});

test("nor can the form of a body in which the person sat (a seat went without the version of its body)", async () => {
  const body = (await kept()).entries.find(({ section }) => section === "body");
  await ingrid.send(path, { name: "Marit Lie" });
  const late = await ingrid.send(`/clusters/${world.own}/register/body/${body?.id}`, {
    "fields.name": "Board",
    from: "2020-01-01",
    "links.#": "1",
    "links.0.person": "MARIT LIE",
    version: "1",
  });
  expect([late.status, (await kept()).links.map(({ personName }) => /^#[0-9a-f]{8}$/.test(personName))]).toEqual([
    409,
    [true],
  ]);
});

test("what is said of organisations and memberships, and what an undone import would bring back, names nobody", async () => {
  const marit = "Ask Marit Lie, marit@lie.example. Not Marit Liestøl.";
  await rows(`update organisation set description = '${marit}'`);
  await rows(`insert into membership (cluster_id, organisation_id, starts, note, changed_by)
    select cluster_id, id, '2020-01-01', '${marit}', '${OWNER}' from organisation`);
  await rows(`insert into register_import (id, cluster_id, kind, file_name, sha256, bytes, started_by)
    select '00000000-0000-0000-0000-000000000001', cluster_id, 'members', 'a.csv', '${"a".repeat(64)}', 1, '${OWNER}' from organisation`);
  await rows(`insert into register_import_change (import_id, cluster_id, organisation_id, before, version_after)
    select '00000000-0000-0000-0000-000000000001', cluster_id, id, '{"name": "Alfa AS", "description": "${marit}"}', 2 from organisation`);
  await ingrid.send(path, { name: "Marit Lie" });
  const left = "Ask […], […]. Not Marit Liestøl.";
  expect([
    ...(await rows("select description as said, version from organisation")),
    ...(await rows("select note as said, version from membership")),
    ...(await rows("select before from register_import_change")),
  ]).toEqual([
    { said: left, version: 2 },
    { said: left, version: 2 },
    { before: { name: "Alfa AS", description: left } },
  ]);
});

test("no survey of the cluster writes to the person any more (reminders went on)", async () => {
  for (const [cluster, digit] of [
    [world.own, "a"],
    [world.foreign, "b"],
  ] as const) {
    const id = `00000000-0000-0000-0000-00000000000${digit}`;
    await rows(`insert into survey (id, cluster_id, title, language, closes_on, state, opened_on, changed_by)
      values ('${id}', '${cluster}', 'x', 'en', '2026-12-01', 'open', '2026-11-01', '${OWNER}')`);
    await rows(`insert into survey_invitation (cluster_id, survey_id, email, token_hash)
      values ('${cluster}', '${id}', 'marit@lie.example', '${digit.repeat(64)}'), ('${cluster}', '${id}', 'x@lie.example', null)`);
  }
  await ingrid.send(path, { name: "Marit Lie" });
  const asked = (cluster: string) =>
    rows(`select email, token_hash from survey_invitation where cluster_id = '${cluster}' order by email`);
  expect(await asked(world.own)).toEqual([
    { email: "x@lie.example", token_hash: null },
    { email: null, token_hash: null },
  ]);
  // what others know of the person is not this cluster's to forget
  expect(await asked(world.foreign)).toEqual([
    { email: "marit@lie.example", token_hash: "b".repeat(64) },
    { email: "x@lie.example", token_hash: null },
  ]);
});

test("who is named in a deleted entry only is taken out of the trail", async () => {
  const [person] = (await kept()).entries.filter(({ section }) => section === "contact_person");
  const at = `/clusters/${world.own}/register/contact_person`;
  await ingrid.send(at, {
    "fields.name": "Olav Dal",
    "fields.email": "olav@dal.example",
    from: "2020-01-01",
    organisation: "Alfa AS",
  });
  const olav = (await kept()).entries.find(({ fields }) => fields.name === "Olav Dal");
  await ingrid.send(`${at}/${olav?.id}/delete`, { version: "1" });
  expect(JSON.stringify((await kept()).trail)).toContain("olav@dal.example");
  expect((await ingrid.send(path, { name: "Olav Dal" })).location).toBe(`${path}?done=erased`);
  expect(JSON.stringify(await kept())).not.toMatch(/olav/i);
  expect((await kept()).entries.find(({ id }) => id === person?.id)?.version).toBe(1);
});

test("who is called like a code takes no language, country, choice or number away (every text was searched)", async () => {
  await ingrid.send(`/clusters/${world.own}/register/team`, {
    "fields.name": "EN",
    "fields.title": "en",
    "fields.phone": "12345678",
    "fields.languages": "en, nb",
    from: "2020-01-01",
  });
  await ingrid.send(`/clusters/${world.own}/profile`, {
    version: "1",
    "fields.contactName": "Marit Lie",
    "fields.registrationNumber": "12345678",
    "fields.languages": "en",
    "fields.facilities": "Ask at 12345678.",
  });
  await rows(`insert into audit_entry (cluster_id, action, target, before, after)
    values ('${world.own}', 'fact.changed', 'a/b/c', '"EN"', '["EN", "NO"]')`);
  expect((await ingrid.send(path, { name: "EN" })).location).toBe(`${path}?done=erased`);
  const { entries, profile, trail } = await kept();
  const erased = entries.find(({ fields }) => isDeepStrictEqual(fields.languages, ["en", "nb"]));
  expect([erased?.fields.name, erased?.fields.title, erased?.fields.phone]).toEqual([
    expect.stringMatching(/^#[0-9a-f]{8}$/),
    erased?.fields.name,
    "",
  ]);
  const { registrationNumber, languages, facilities } = profile[0]?.fields ?? {};
  expect([registrationNumber, languages, facilities]).toEqual(["12345678", ["en"], "Ask at […]."]);
  expect(trail.filter(({ action }) => action === "fact.changed").map(({ before, after }) => [before, after])).toEqual([
    ["EN", ["EN", "NO"]],
  ]);
  const added = trail.filter(({ action, target }) => action === "entry.added" && target.startsWith("team/")).at(-1);
  const { name, languages: spoken } =
    (added?.after as { readonly fields: Record<string, unknown> } | undefined)?.fields ?? {};
  expect([name, spoken]).toEqual([erased?.fields.name, ["en", "nb"]]);
});
