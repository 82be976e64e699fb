import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../server.tsx";
import { OWNER, openWorld, READER, SECRETARIAT, STRANGER, type World } from "../registry/testing.ts";
import type { Of } from "./endpoint.ts";
import { entryInput, profileInput } from "./examples-register.ts";
import * as shape from "./shapes/register.ts";
import { Client, refusalIn, type Told, tokenFor } from "./testing.ts";

type Entry = Of<typeof shape.entry>;
type Profile = Of<typeof shape.profile>;

/** Entries, the profile and the whole register through the API: the same rules as the pages, told as problem documents. */
let world: World;
let mentions: string;
let profile: string;
const clients = new Map<string, Client>();

beforeAll(async () => {
  world = await openWorld();
  const app = createApp(world.services);
  for (const person of [OWNER, READER, SECRETARIAT, STRANGER])
    clients.set(person, new Client(app, await tokenFor(world.services, person)));
  clients.set("nobody", new Client(app, null));
  mentions = `/clusters/${world.own}/register/mention`;
  profile = `/clusters/${world.own}/profile`;
});
beforeEach(() => world.empty());

const as = (person: string): Client => clients.get(person) as Client;
const ingrid = (): Client => as(OWNER);
const add = () => ingrid().send<Entry>("POST", mentions, entryInput);
const match = (told: Told): Record<string, string> => ({ "if-match": told.headers.get("etag") ?? "" });
const problemOf = (told: Told) => [told.status, refusalIn(told).type, refusalIn(told).path, refusalIn(told).reason];
const refusal = (path: string, reason: string) => [400, "/problems/invalid_request", path, reason];

describe("refused", () => {
  test("nobody, and people of other clusters", async () => {
    const { json, headers } = await add();
    const etag = { "if-match": headers.get("etag") ?? "" };
    const reads = [
      `/clusters/${world.own}/register`,
      `/clusters/${world.own}/register.json`,
      mentions,
      `${mentions}/${json.id}`,
      profile,
    ];
    for (const path of reads) {
      expect([path, (await as("nobody").get(path)).status]).toEqual([path, 401]);
      expect([path, (await as(STRANGER).get(path)).status]).toEqual([path, 404]);
    }
    const writes = (client: Client) => [
      client.send("POST", mentions, entryInput),
      client.send("PUT", `${mentions}/${json.id}`, entryInput, etag),
      client.ask("DELETE", `${mentions}/${json.id}`, { headers: etag }),
      client.send("POST", `${mentions}/confirm`, { holds: true }),
      client.send("PUT", profile, profileInput, { "if-match": '"profile-0"' }),
      client.ask("POST", `${profile}/confirm`, { headers: { "if-match": '"profile-0"' } }),
      client.send("POST", `${profile}/publish`, { published: true }, { "if-match": '"profile-0"' }),
    ];
    const statuses = async (person: string) => (await Promise.all(writes(as(person)))).map(({ status }) => status);
    expect(await statuses("nobody")).toEqual([401, 401, 401, 401, 401, 401, 401]);
    expect(await statuses(STRANGER)).toEqual([404, 404, 404, 404, 404, 404, 404]);
    expect(await statuses(READER)).toEqual([403, 403, 403, 403, 403, 403, 403]);
    expect(await statuses(SECRETARIAT)).toEqual([403, 403, 403, 403, 403, 403, 403]);
    // nor an entry of others by way of one's own register
    const through = `/clusters/${world.foreign}/register/mention/${json.id}`;
    expect((await as(STRANGER).get(through)).status).toBe(404);
    expect((await world.entries()).map(({ version }) => version)).toEqual([1]);
  });

  test("what does not fit, with its path and the reason", async () => {
    const send = (own: object) => ingrid().send("POST", mentions, { ...entryInput, ...own });
    const fields = entryInput.fields;
    expect(problemOf(await send({ from: "2026-02-30" }))).toEqual(refusal("from", "invalid_format"));
    expect(problemOf(await send({ from: null }))).toEqual(refusal("from", "day"));
    expect(problemOf(await send({ until: "2027-01-01" }))).toEqual(refusal("until", "not_asked"));
    expect(problemOf(await send({ fields: { ...fields, reach: "galactic" } }))).toEqual(
      refusal("fields.reach", "not_a_choice"),
    );
    expect(problemOf(await send({ fields: { ...fields, colour: "red" } }))).toEqual(
      refusal("fields.colour", "not_asked"),
    );
    expect(problemOf(await send({ fields: { reach: "local" } }))).toEqual(refusal("fields.title", "missing"));
    expect(problemOf(await send({ fields: { ...fields, note: "å".repeat(20_001) } }))).toEqual(
      refusal("fields.note", "too_long"),
    );
    expect(problemOf(await send({ fields: { ...fields, paid: "yes" } }))).toEqual(
      refusal("fields.paid", "not_a_choice"),
    );
    expect(problemOf(await send({ id: "x" }))).toEqual(refusal("id", "unrecognized_keys"));
    expect(
      problemOf(await ingrid().send("POST", mentions.replace("mention", "teams"), entryInput)).slice(0, 2),
    ).toEqual([400, "/problems/invalid_request"]);
    expect(await world.entries()).toEqual([]);
  });

  test("FTE 12, negative money, an organisation of another cluster, and a list that is none", async () => {
    const foreign = await world.addOrganisation("Brda Stal", world.foreign);
    const at = (section: string): string => mentions.replace("mention", section);
    const send = (section: string, own: object) => ingrid().send("POST", at(section), { from: "2026-05-01", ...own });
    expect(problemOf(await send("team", { fields: { name: "Marit", fte: { management: 12 } } }))).toEqual(
      refusal("fields.fte.management", "too_large"),
    );
    expect(problemOf(await send("application", { fields: { title: "A", volume: -1 } }))).toEqual(
      refusal("fields.volume", "negative"),
    );
    expect(problemOf(await send("contact", { organisation: foreign, fields: { form: "visit" } }))).toEqual(
      refusal("organisation", "organisation"),
    );
    const links = [{ organisation: foreign }];
    expect(problemOf(await send("project", { links, fields: { title: "P" } }))).toEqual(
      refusal("links.0.organisation", "organisation"),
    );
    expect(problemOf(await send("group", { fields: { name: "G", meetings: "often" } }))).toEqual(
      refusal("fields.meetings", "no_list"),
    );
    expect(problemOf(await send("budget", { fields: { year: 2025 } }))).toEqual(refusal("from", "not_the_year"));
  });

  test("a change without If-Match, or from another version, which is told", async () => {
    const { json } = await add();
    const path = `${mentions}/${json.id}`;
    expect((await ingrid().send("PUT", path, entryInput)).status).toBe(428);
    const stale = await ingrid().send("PUT", path, entryInput, { "if-match": '"entry-7"' });
    expect([stale.status, refusalIn(stale).etag]).toEqual([412, '"entry-1"']);
    expect((await ingrid().ask("DELETE", path, { headers: { "if-match": '"entry-7"' } })).status).toBe(412);
  });

  test("a profile that does not fit, and one that somebody else has changed", async () => {
    const put = (own: object, version: number) =>
      ingrid().send("PUT", profile, { ...profileInput, ...own }, { "if-match": `"profile-${version}"` });
    expect(problemOf(await put({ visibility: { acronym: "mars" } }, 0))).toEqual(
      refusal("visibility.acronym", "invalid_value"),
    );
    expect(problemOf(await put({ fields: { ...profileInput.fields, nace: ["28"] } }, 0))).toEqual(
      refusal("fields.naceScheme", "scheme_missing"),
    );
    expect((await put({}, 0)).status).toBe(200);
    const stale = await put({}, 0);
    expect([stale.status, refusalIn(stale).etag]).toEqual([412, '"profile-1"']);
    const publish = await ingrid().send(
      "POST",
      `${profile}/publish`,
      { published: true },
      { "if-match": '"profile-1"' },
    );
    expect(problemOf(publish)).toEqual(refusal("published", "rules_not_met"));
  });
});

describe("done", () => {
  test("an entry from its making to its end, on record each time", async () => {
    const made = await add();
    expect([made.status, made.headers.get("location")]).toEqual([201, `/api/v1${mentions}/${made.json.id}`]);
    expect(made.json).toEqual({
      ...entryInput,
      id: made.json.id,
      cluster: world.own,
      section: "mention",
      etag: '"entry-1"',
      changed: { by: "Ingrid Solheim", at: expect.any(String) },
    });
    const path = `${mentions}/${made.json.id}`;
    const read = await ingrid().get<Entry>(path);
    expect([read.status, read.json]).toEqual([200, made.json]);
    expect((await ingrid().get(path, { "if-none-match": read.headers.get("etag") ?? "" })).status).toBe(304);
    const fields = { ...entryInput.fields, paid: true };
    const changed = await ingrid().send<Entry>("PUT", path, { ...entryInput, fields }, match(read));
    expect([changed.status, changed.json.fields, changed.json.etag]).toEqual([200, fields, '"entry-2"']);
    const gone = await ingrid().ask<Entry>("DELETE", path, { headers: match(changed) });
    expect([gone.status, gone.json.id, (await ingrid().get(path)).status]).toEqual([200, made.json.id, 404]);
    expect((await world.trail()).map(({ action }) => action)).toEqual([
      "entry.added",
      "entry.changed",
      "entry.deleted",
    ]);
  });

  test("a list a page at a time", async () => {
    for (let n = 0; n < 5; n += 1) await add();
    const seen: string[] = [];
    for (let path: string | null = `${mentions}?limit=2`; path; ) {
      const told: Told<Of<typeof shape.entryPage>> = await ingrid().get(path);
      seen.push(...told.json.items.map(({ id }) => id));
      path = told.json.next && `${mentions}?limit=2&cursor=${told.json.next}`;
    }
    expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
    const noDay = Buffer.from(JSON.stringify(["2026-02-30", "00000000-0000-0000-0000-000000000000"])).toString(
      "base64url",
    );
    for (const cursor of ["abc", noDay])
      expect(problemOf(await ingrid().get(`${mentions}?cursor=${cursor}`))).toEqual(
        refusal("cursor", "unknown_cursor"),
      );
  });

  test("how much is there, and that nothing is on purpose", async () => {
    const stateOf = (told: Told<Of<typeof shape.registerState>>) =>
      told.json.sections.find(({ section }) => section === "mention");
    const before = stateOf(await ingrid().get(`/clusters/${world.own}/register`));
    expect(before).toEqual({ section: "mention", entries: 0, confirmed_on: null, missing: ["5.1", "B36"] });
    const after = await ingrid().send<Of<typeof shape.registerState>>("POST", `${mentions}/confirm`, { holds: true });
    expect(stateOf(after)).toEqual({ section: "mention", entries: 0, confirmed_on: "2026-11-22", missing: [] });
  });

  test("a profile, with what each rule says", async () => {
    const none = await ingrid().get<Profile>(profile);
    expect([none.json.etag, none.json.fields.acronym, none.json.changed]).toEqual(['"profile-0"', "", null]);
    const saved = await ingrid().send<Profile>("PUT", profile, profileInput, match(none));
    expect([saved.json.etag, saved.json.fields, saved.json.visibility]).toEqual([
      '"profile-1"',
      profileInput.fields,
      profileInput.visibility,
    ]);
    expect(saved.json.rules.map(({ rule, state }) => [rule, state])).toEqual([
      ["management", "unknown"],
      ["english_website", "not_met"],
      ["activity", "unknown"],
      ["members", "unknown"],
      ["member_types", "unknown"],
      ["public_tie", "unknown"],
    ]);
    const confirmed = await ingrid().ask<Profile>("POST", `${profile}/confirm`, { headers: match(saved) });
    expect([confirmed.json.last_confirmed_on, confirmed.json.etag]).toEqual(["2026-11-22", '"profile-2"']);
  });

  test("the whole register, as its description says; each entry as it was put", async () => {
    const { json } = await add();
    const told = await ingrid().get(`/clusters/${world.own}/register.json`);
    const file = shape.registerFile.parse(told.json);
    expect(file.sections.mention).toEqual({ confirmed_on: null, entries: [{ id: json.id, ...entryInput }] });
    // as the page gives it
    const page = await (await world.visitor(OWNER)).open(`/clusters/${world.own}/register.json`);
    expect(JSON.parse(page.html)).toEqual(told.json);
  });
});
