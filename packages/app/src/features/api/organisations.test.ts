import { beforeAll, describe, expect, test } from "vitest";
import { openRegister, type RegisterWorld } from "../registry/organisation-testing.ts";
import type { Of } from "./endpoint.ts";
import { commitment, membershipInput, organisationInput } from "./examples-organisation.ts";
import * as shape from "./shapes/organisation.ts";
import { Client, refusalIn, type Told, tokenFor } from "./testing.ts";

type Organisation = Of<typeof shape.organisation>;
type Membership = Of<typeof shape.membership>;

/** Organisations and memberships through the API: the same rules as the pages, told as problem documents. */
let world: RegisterWorld;
let ingrid: Client;
let bjorn: Client;
let lars: Client;
let claire: Client;

beforeAll(async () => {
  world = await openRegister();
  const clientOf = async (person: string) => new Client(world.app, await tokenFor(world.services, person));
  [ingrid, bjorn, lars, claire] = [
    await clientOf("ingrid-solheim"),
    await clientOf("bjorn-aas"),
    await clientOf("lars"),
    await clientOf("claire-dubois"),
  ];
});

const list = () => `/clusters/${world.home}/organisations`;
const problemOf = (told: Told) => [told.status, refusalIn(told).type, refusalIn(told).path, refusalIn(told).reason];
const match = (told: Told) => ({ "if-match": told.headers.get("etag") ?? "" });
async function make(name: string): Promise<Organisation> {
  const own = { ...organisationInput, name, register_scheme: null, register_number: null };
  return (await ingrid.send<Organisation>("POST", list(), own)).json;
}

describe("refused", () => {
  test("a reader and an office look on", async () => {
    const { id } = await make("Looked at AS");
    const path = `/organisations/${id}`;
    const etag = match(await ingrid.get(path));
    for (const client of [lars, claire]) {
      expect((await client.get(path)).status).toBe(200);
      for (const [method, address, body] of [
        ["POST", list(), organisationInput],
        ["PUT", path, organisationInput],
        ["POST", `${path}/memberships`, membershipInput],
      ] as const)
        expect(problemOf(await client.send(method, address, body, etag)).slice(0, 2)).toEqual([
          403,
          "/problems/not_allowed",
        ]);
      expect((await client.ask("DELETE", path, { headers: etag })).status).toBe(403);
    }
  });

  test("what does not fit, with its path: a key that nobody knows, a code of zeros, half a number, days that overlap", async () => {
    const send = (own: object) => ingrid.send("POST", list(), { ...organisationInput, ...own });
    const refusal = (path: string, reason: string) => [400, "/problems/invalid_request", path, reason];
    expect(problemOf(await send({ nace: ["00.000"] }))).toEqual(refusal("nace[0]", "invalid_format"));
    expect(problemOf(await send({ friends: 3 }))).toEqual(refusal("friends", "unrecognized_keys"));
    expect(problemOf(await send({ register_scheme: null }))).toEqual(refusal("register_scheme", "number_and_scheme"));
    expect(problemOf(await send({ turnover_cents: 1.5 }))).toEqual(refusal("turnover_cents", "invalid_type"));
    const { id } = await make("Days AS");
    const start = (own: object) =>
      ingrid.send(`POST`, `/organisations/${id}/memberships`, { ...membershipInput, ...own });
    expect(problemOf(await start({ ends: "2022-05-01" }))).toEqual(refusal("ends", "ends_before"));
    expect((await start({})).status).toBe(201);
    expect(problemOf(await start({ starts: "2021-01-01", ends: "2022-05-02" }))).toEqual(
      refusal("starts", "overlapping"),
    );
  });

  test("without If-Match, with an old one, and when somebody was faster: who and when", async () => {
    const { id } = await make("Versions AS");
    const path = `/organisations/${id}`;
    expect((await ingrid.send("PUT", path, organisationInput)).status).toBe(428);
    const read = await ingrid.get<Organisation>(path);
    const { register_number: _, register_scheme: __, ...rest } = organisationInput;
    const body = { ...rest, register_scheme: null, register_number: null, town: "Skien" };
    expect((await bjorn.send("PUT", path, body, match(read))).status).toBe(200);
    const late = await ingrid.send("PUT", path, { ...body, town: "Oslo" }, match(read));
    expect([late.status, refusalIn(late).etag]).toEqual([412, '"organisation-2"']);
    expect(JSON.stringify(late.json)).toContain("Bjørn Aas");
    expect((await ingrid.get<Organisation>(path)).json.town).toBe("Skien");
  });

  test("deleting what something refers to", async () => {
    const id = await world.put(world.home, { name: "Used AS" }, [{}]);
    const path = `/organisations/${id}`;
    const told = await ingrid.ask("DELETE", path, { headers: match(await ingrid.get(path)) });
    expect(problemOf(told).slice(0, 2)).toEqual([409, "/problems/still_used"]);
    expect((await ingrid.get(path)).status).toBe(200);
  });
});

test("an organisation is made, read, written anew and deleted", async () => {
  const made = await ingrid.send<Organisation>("POST", list(), organisationInput);
  expect([made.status, made.headers.get("location")]).toEqual([201, `/api/v1/organisations/${made.json.id}`]);
  expect(shape.organisation.safeParse(made.json).error).toBeUndefined();
  expect(made.json).toMatchObject({
    ...organisationInput,
    ...{ cluster: world.home, size: "small", place_source: "town", standing: null, merged_into: null },
    ...{ figures: { smallest: "small", largest: "small", disagree: false }, latitude: made.json.latitude },
    ...{ longitude: made.json.longitude, changed: { by: "Ingrid Solheim", at: made.json.changed.at } },
  });
  const path = `/organisations/${made.json.id}`;
  const read = await lars.get(path);
  expect(read.json).toEqual(made.json);
  expect((await lars.get(path, { "if-none-match": read.headers.get("etag") ?? "" })).status).toBe(304);
  const taken = await ingrid.send("POST", list(), { ...organisationInput, name: "Other" });
  expect(problemOf(taken)).toEqual([400, "/problems/invalid_request", "register_number", "number_taken"]);
  const changed = await bjorn.send<Organisation>("PUT", path, { ...organisationInput, size: "large" }, match(read));
  expect([changed.json.size, changed.json.figures.disagree]).toEqual(["large", true]);
  const gone = await ingrid.ask<Organisation>("DELETE", path, { headers: match(changed) });
  expect([gone.status, gone.json.name, (await ingrid.get(path)).status]).toEqual([200, organisationInput.name, 404]);
});

test("a membership starts, becomes committed and ends", async () => {
  const { id } = await make("Committed AS");
  const path = `/organisations/${id}/memberships`;
  const listed = await ingrid.send<Membership>("POST", path, { ...membershipInput, starts: "2020-01-01", proof: null });
  expect(shape.membership.safeParse(listed.json).error).toBeUndefined();
  const address = `/memberships/${listed.json.id}`;
  const committed = await ingrid.send<Membership>(
    "POST",
    `${address}/commit`,
    commitment,
    match(await ingrid.get(address)),
  );
  expect([committed.status, committed.json.starts, committed.json.proof]).toEqual([201, "2022-05-01", "fee"]);
  expect((await ingrid.get<Membership>(address)).json.ends).toBe("2022-05-01");
  const old = await ingrid.send("POST", `${address}/commit`, commitment, match(listed));
  expect(old.status).toBe(412);
  const second = `/memberships/${committed.json.id}`;
  const { starts, proof, note } = committed.json;
  const ended = await bjorn.send<Membership>(
    "PUT",
    second,
    { starts, proof, note, ends: "2026-01-01" },
    match(await bjorn.get(second)),
  );
  expect([ended.status, ended.json.ends, ended.json.changed.by]).toEqual([200, "2026-01-01", "Bjørn Aas"]);
  const all = await lars.get<{ items: Membership[] }>(path);
  expect(all.json.items.map((own) => [own.starts, own.ends, own.proof])).toEqual([
    ["2022-05-01", "2026-01-01", "fee"],
    ["2020-01-01", "2022-05-01", null],
  ]);
});

test("two are merged and parted again", async () => {
  const keep = await world.put(world.home, { name: "Merge Me AS" }, [{ ends: "2021-01-01" }]);
  const drop = await world.put(world.home, { name: "Merge Me A/S" }, [{ starts: "2021-01-01" }]);
  const read = await ingrid.get<Organisation>(`/organisations/${keep}`);
  const other = await ingrid.get<Organisation>(`/organisations/${drop}`);
  const body = { gone: drop, gone_etag: other.json.etag };
  const wrong = await ingrid.send(
    "POST",
    `/organisations/${keep}/merge`,
    { ...body, gone_etag: '"organisation-9"' },
    match(read),
  );
  expect(problemOf(wrong).slice(0, 2)).toEqual([409, "/problems/stale"]);
  const merged = await ingrid.send<Of<typeof shape.merge>>("POST", `/organisations/${keep}/merge`, body, match(read));
  expect([merged.status, merged.json.moved.membership?.length]).toEqual([201, 1]);
  expect((await lars.get<Organisation>(`/organisations/${drop}`)).json.merged_into).toBe(keep);
  expect((await lars.get<Organisation>(`/organisations/${keep}`)).json.standing?.since).toBe("2020-01-01");
  expect((await ingrid.ask("POST", `/merges/${merged.json.id}/undo`)).status).toBe(200);
  expect((await lars.get<Organisation>(`/organisations/${drop}`)).json.merged_into).toBeNull();
});

test("the list comes in pages, with what each is on a day", async () => {
  const names: string[] = [];
  for (let cursor = ""; ; ) {
    const told = await lars.get<Of<typeof shape.organisationPage>>(`${list()}?limit=2&q=merge${cursor}`);
    names.push(...told.json.items.map(({ name }) => name));
    if (!told.json.next) break;
    cursor = `&cursor=${told.json.next}`;
  }
  expect(names.sort()).toEqual(["Merge Me A/S", "Merge Me AS"]);
  const then = await lars.get<Of<typeof shape.organisationPage>>(`${list()}?q=merge&standing=members&day=2020-06-01`);
  expect(then.json.items.map(({ name, standing }) => [name, standing?.until])).toEqual([["Merge Me AS", "2021-01-01"]]);
  for (const wrong of ["cursor=x", "day=soon", "standing=x", "limit=0"])
    expect([wrong, (await lars.get(`${list()}?${wrong}`)).status]).toEqual([wrong, 400]);
});
