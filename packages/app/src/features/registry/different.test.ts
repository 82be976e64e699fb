import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openRegister, type RegisterWorld } from "./organisation-testing.ts";

/** Pairs that look like one organisation came back at each look: nobody could say that they are two. */
let world: RegisterWorld;
let page: string;
let one: string;
let other: string;

const rows = async (text: string) =>
  ((await world.services.db.asWorker((tx) => tx.execute(text))) as unknown as { rows: Record<string, unknown>[] }).rows;

beforeAll(async () => {
  world = await openRegister();
  page = `/clusters/${world.home}/organisations/duplicates`;
});
beforeEach(async () => {
  for (const table of ["organisation_merge", "membership", "organisation"])
    await rows(`delete from ${table} where cluster_id in ('${world.home}', '${world.away}')`);
  one = await world.put(world.home, { name: "Alfa AS", town: "Skien" });
  other = await world.put(world.home, { name: "ALFA", town: "Skien" });
});

async function send(person: string | null, address: string, fields: Record<string, string> = {}) {
  const visitor = world.visitor(person);
  await visitor.open(person ? "/account" : "/sign-in");
  return visitor.send(address, fields);
}
const apart = (person: string | null, first = one, second = other) =>
  send(person, `/organisations/${first}/apart`, { with: second });
const decided = () => rows("select id, decided_by, undone_by from organisation_difference order by decided_at");

/** Pairs that are proposed, and pairs that are known to be different. */
async function shown(person = "ingrid-solheim") {
  const { html } = await world.visitor(person).open(page);
  const at = html.search(/<h2[^>]*>Known to be different/);
  const [proposed, known] = at < 0 ? [html, ""] : [html.slice(0, at), html.slice(at)];
  const count = (text: string) => [...text.matchAll(/<th scope="row"/g)].length;
  return [count(proposed), count(known)];
}

describe("refused", () => {
  test("to nobody in particular, strangers, readers and offices", async () => {
    const answers: [string | null, number][] = [];
    for (const person of [null, "piotr-zielinski", "lars", "claire-dubois"])
      answers.push([person, (await apart(person)).status]);
    expect(answers).toEqual([
      [null, 401],
      ["piotr-zielinski", 404],
      ["lars", 403],
      ["claire-dubois", 403],
    ]);
    expect(await decided()).toEqual([]);
    const { html } = await world.visitor("lars").open(page);
    expect([html.includes("Alfa AS, Skien"), html.includes("/apart")]).toEqual([true, false]);
  });

  test("with itself, and with one of another cluster", async () => {
    const foreign = await world.put(world.away, { name: "Alfa AS", town: "Skien" });
    expect([(await apart("bjorn-aas", one, one)).status, (await apart("bjorn-aas", one, foreign)).status]).toEqual([
      400, 404,
    ]);
    expect(await decided()).toEqual([]);
  });
});

test("two that are two are not proposed again, with who said so; twice said it stands once", async () => {
  expect(await shown()).toEqual([1, 0]);
  expect((await apart("bjorn-aas")).location).toBe(`${page}?done=kept_apart`);
  await apart("ingrid-solheim", other, one);
  expect((await decided()).map(({ decided_by }) => decided_by)).toEqual(["bjorn-aas"]);
  expect(await shown()).toEqual([0, 1]);
  const { html } = await world.visitor("ingrid-solheim").open(page);
  expect(html).toMatch(/Bjørn Aas, \d/);
  expect(
    await rows("select action, person_id from audit_entry where action like 'organisation.%' order by id desc limit 1"),
  ).toEqual([{ action: "organisation.kept_apart", person_id: "bjorn-aas" }]);
});

test("it can be undone, by those who write, once", async () => {
  await apart("bjorn-aas");
  const [{ id } = {}] = await decided();
  expect((await send("lars", `/differences/${id}/undo`)).status).toBe(403);
  expect((await send("piotr-zielinski", `/differences/${id}/undo`)).status).toBe(404);
  expect((await send("ingrid-solheim", `/differences/${id}/undo`)).location).toBe(`${page}?done=apart_undone`);
  expect((await send("ingrid-solheim", `/differences/${id}/undo`)).status).toBe(409);
  expect(await shown()).toEqual([1, 0]);
  // and decided anew
  await apart("ingrid-solheim");
  expect((await decided()).map(({ decided_by, undone_by }) => [decided_by, undone_by])).toEqual([
    ["bjorn-aas", "ingrid-solheim"],
    ["ingrid-solheim", null],
  ]);
});

test("one that goes into a third one stays apart as that third one", async () => {
  await apart("bjorn-aas");
  const third = await world.put(world.home, { name: "Alfa A/S", town: "Skien" });
  expect(await shown()).toEqual([2, 1]);
  await send("bjorn-aas", `/organisations/${third}/merge`, { version: "1", with: other, with_version: "1" });
  expect((await shown())[0]).toBe(0);
});

test("two numbers of two registers too", async () => {
  const number = { register_number: "923609016" };
  const first = await world.put(world.home, { name: "Beta AS", ...number, register_scheme: "NO-BRREG" });
  const second = await world.put(world.home, { name: "Gamma", ...number, register_scheme: "DK-CVR" });
  expect(await shown()).toEqual([2, 0]);
  await apart("bjorn-aas", first, second);
  expect(await shown()).toEqual([1, 1]);
});
