import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { auditEntry } from "../../platform/tables.ts";
import { openRegister, type RegisterWorld } from "./organisation-testing.ts";
import { membership, organisation, organisationMerge, registerEntry, registerLink } from "./tables.ts";

/** Two rows for one organisation become one, and two again. */
let world: RegisterWorld;
beforeAll(async () => {
  world = await openRegister();
});

const read = <T>(work: Parameters<RegisterWorld["services"]["db"]["asWorker"]>[0]) =>
  world.services.db.asWorker(work) as Promise<T>;
type Row = typeof organisation.$inferSelect;
const row = async (id: string) =>
  (await read<Row[]>((tx) => tx.select().from(organisation))).find((own) => own.id === id);
/** What refers to an organisation, as it stands in the tables. */
async function belongings(id: string) {
  const stretches = await read<(typeof membership.$inferSelect)[]>((tx) => tx.select().from(membership));
  const entries = await read<(typeof registerEntry.$inferSelect)[]>((tx) => tx.select().from(registerEntry));
  const links = await read<(typeof registerLink.$inferSelect)[]>((tx) => tx.select().from(registerLink));
  const ours = <T extends { organisationId: string | null }>(list: readonly T[]) =>
    list.filter((own) => own.organisationId === id);
  return {
    memberships: ours(stretches)
      .map(({ starts, ends }) => [starts, ends])
      .sort(),
    entries: ours(entries)
      .map(({ section }) => section)
      .sort(),
    links: ours(links).length,
  };
}

/** Two spellings of one company, with memberships that overlap, and entries of the second one. */
async function twins(name: string) {
  const keep = await world.put(world.home, { name: `${name} AS`, town: "Skien", headcount: 10 }, [
    { starts: "2020-01-01", ends: "2024-01-01" },
  ]);
  const drop = await world.put(world.home, { name: `${name} A/S`, town: "Skien", headcount: 20 }, [
    { starts: "2022-01-01" },
  ]);
  await world.services.db.asWorker(async (tx) => {
    const [entry] = await tx
      .insert(registerEntry)
      .values({
        clusterId: world.home,
        section: "contact",
        starts: "2026-01-01",
        organisationId: drop,
        fields: { form: "call" },
        changedBy: "ingrid-solheim",
      })
      .returning({ id: registerEntry.id });
    await tx.insert(registerLink).values({ clusterId: world.home, entryId: entry?.id ?? "", organisationId: drop });
  });
  return { keep, drop };
}

async function merge(person: string, keep: string, drop: string, versions: readonly [string, string] = ["1", "1"]) {
  const visitor = world.visitor(person);
  await visitor.open("/account");
  return visitor.send(`/organisations/${keep}/merge`, { version: versions[0], with: drop, with_version: versions[1] });
}

const lastMerge = async (gone: string) =>
  (await read<(typeof organisationMerge.$inferSelect)[]>((tx) => tx.select().from(organisationMerge))).findLast(
    (own) => own.gone === gone,
  );

async function undo(person: string, id: string) {
  const visitor = world.visitor(person);
  await visitor.open("/account");
  return visitor.send(`/merges/${id}/undo`, {});
}

describe("refused", () => {
  test("a reader, an office, somebody of another cluster; nothing moves", async () => {
    const { keep, drop } = await twins("Refused");
    const before = [await belongings(keep), await belongings(drop)];
    expect((await merge("lars", keep, drop)).status).toBe(403);
    expect((await merge("claire-dubois", keep, drop)).status).toBe(403);
    expect((await merge("piotr-zielinski", keep, drop)).status).toBe(404);
    const foreign = await world.put(world.away, { name: "Refused Sp. z o.o." });
    expect((await merge("ingrid-solheim", keep, foreign)).status).toBe(404);
    expect((await merge("ingrid-solheim", keep, keep)).status).toBe(400);
    expect((await world.visitor("ingrid-solheim").open(`/organisations/${keep}/merge?with=${foreign}`)).status).toBe(
      404,
    );
    expect([await belongings(keep), await belongings(drop)]).toEqual(before);
  });

  test("somebody of two clusters does not merge across them", async () => {
    const { keep } = await twins("Across");
    const foreign = await world.put(world.away, { name: "Across Sp. z o.o." });
    await world.services.db.asWorker((tx) =>
      tx.execute(
        sql`insert into cluster_person (cluster_id, person_id, role) values (${world.away}, 'bjorn-aas', 'member')`,
      ),
    );
    expect((await merge("bjorn-aas", keep, foreign)).status).toBe(400);
    expect((await row(foreign))?.mergedInto).toBeNull();
  });

  test("what changed since it was looked at, on either side; and what has gone already", async () => {
    const { keep, drop } = await twins("Stale");
    expect((await merge("ingrid-solheim", keep, drop, ["2", "1"])).status).toBe(409);
    expect((await merge("ingrid-solheim", keep, drop, ["1", "2"])).status).toBe(409);
    expect((await merge("ingrid-solheim", keep, drop)).status).toBe(303);
    expect((await merge("ingrid-solheim", keep, drop, ["2", "2"])).status).toBe(409);
    const other = await world.put(world.home, { name: "Third AS" });
    expect((await merge("ingrid-solheim", drop, other, ["2", "1"])).status).toBe(409);
    const merged = await lastMerge(drop);
    for (const [person, status] of [
      ["lars", 403],
      ["claire-dubois", 403],
      ["piotr-zielinski", 404],
    ] as const)
      expect((await undo(person, merged?.id ?? "")).status).toBe(status);
    expect((await undo("ingrid-solheim", "00000000-0000-0000-0000-000000000000")).status).toBe(404);
  });
});

describe("merging", () => {
  test("moves memberships, entries and links, keeps the facts, and joins the days in the display", async () => {
    const { keep, drop } = await twins("Moved");
    expect((await merge("ingrid-solheim", keep, drop)).status).toBe(303);
    expect(await belongings(keep)).toEqual({
      memberships: [
        ["2020-01-01", "2024-01-01"],
        ["2022-01-01", null],
      ],
      entries: ["contact"],
      links: 1,
    });
    expect(await belongings(drop)).toEqual({ memberships: [], entries: [], links: 0 });
    expect([(await row(keep))?.headcount, (await row(drop))?.mergedInto]).toEqual([10, keep]);
    const { html } = await world.visitor("lars").open(`/organisations/${keep}?lang=en`);
    expect(html).toContain("Without the overlaps: from 1 Jan 2020.");
    expect(html).toContain("Committed participant since 1 Jan 2020");
    const old = await world.visitor("lars").open(`/organisations/${drop}`);
    expect([old.status, old.location]).toEqual([303, `/organisations/${keep}`]);
    const list = await world.visitor("lars").open(`/clusters/${world.home}/organisations?q=moved&standing=all`);
    expect(list.html).toContain(`/organisations/${keep}"`);
    expect(list.html).not.toContain(`/organisations/${drop}"`);
    // what was kept overlapping can still be ended
    const second = (await read<(typeof membership.$inferSelect)[]>((tx) => tx.select().from(membership))).find(
      (own) => own.organisationId === keep && own.ends === null,
    );
    const ingrid = world.visitor("ingrid-solheim");
    await ingrid.open(`/memberships/${second?.id}`);
    const ended = await ingrid.send(`/memberships/${second?.id}`, {
      version: "1",
      starts: "2022-01-01",
      last: "2026-06-30",
      proof: "fee",
      note: "",
    });
    expect(ended.status).toBe(303);
  });

  test("is undone to what was before; what was written since stays with the kept one", async () => {
    const { keep, drop } = await twins("Undone");
    const before = [await belongings(keep), await belongings(drop)];
    await merge("ingrid-solheim", keep, drop);
    const merged = (await lastMerge(drop))?.id ?? "";
    expect((await undo("bjorn-aas", merged)).status).toBe(303);
    expect([await belongings(keep), await belongings(drop)]).toEqual(before);
    expect((await row(drop))?.mergedInto).toBeNull();
    expect((await undo("bjorn-aas", merged)).status).toBe(409);
    const trail = await read<(typeof auditEntry.$inferSelect)[]>((tx) => tx.select().from(auditEntry));
    expect(
      trail
        .filter(({ target }) => target.startsWith(`organisation:${keep}/merge`))
        .map(({ action, personId }) => [action, personId]),
    ).toEqual([
      ["organisation.merged", "ingrid-solheim"],
      ["organisation.unmerged", "bjorn-aas"],
    ]);
    await merge("ingrid-solheim", keep, drop, ["3", "3"]);
    await world.services.db.asWorker((tx) =>
      tx.insert(membership).values({
        clusterId: world.home,
        organisationId: keep,
        starts: "2010-01-01",
        ends: "2011-01-01",
        changedBy: "ingrid-solheim",
      }),
    );
    await undo("ingrid-solheim", (await lastMerge(drop))?.id ?? "");
    expect((await belongings(keep)).memberships).toEqual([
      ["2010-01-01", "2011-01-01"],
      ["2020-01-01", "2024-01-01"],
    ]);
    expect((await belongings(drop)).memberships).toEqual([["2022-01-01", null]]);
  });

  test("of three is undone in the order from the last", async () => {
    const { keep, drop } = await twins("Chain");
    const third = await world.put(world.home, { name: "Chain Group AS" }, [
      { starts: "2001-01-01", ends: "2002-01-01" },
    ]);
    await merge("ingrid-solheim", keep, drop);
    await merge("ingrid-solheim", third, keep, ["1", "2"]);
    const first = (await lastMerge(drop))?.id ?? "";
    expect((await undo("ingrid-solheim", first)).status).toBe(409);
    expect((await undo("ingrid-solheim", (await lastMerge(keep))?.id ?? "")).status).toBe(303);
    expect((await undo("ingrid-solheim", first)).status).toBe(303);
    expect((await belongings(drop)).memberships).toEqual([["2022-01-01", null]]);
  });

  test("by two at once happens once", async () => {
    const { keep, drop } = await twins("Once");
    const done = await Promise.all([merge("ingrid-solheim", keep, drop), merge("bjorn-aas", drop, keep)]);
    expect(done.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  test("a number that was given away meanwhile is told when it is undone", async () => {
    const number = { register_scheme: "NO-BRREG", register_number: "777777777" };
    const keep = await world.put(world.home, { name: "Number AS" });
    const drop = await world.put(world.home, { name: "Number A/S", ...number });
    await merge("ingrid-solheim", keep, drop);
    await world.put(world.home, { name: "Taker AS", ...number });
    expect((await undo("ingrid-solheim", (await lastMerge(drop))?.id ?? "")).status).toBe(400);
    expect((await row(drop))?.mergedInto).toBe(keep);
  });
});

describe("what is perhaps entered twice", () => {
  test("has the same name in the same place, or the same number; an establishment is not its company", async () => {
    const own = (name: string, more: object = {}) => world.put(world.home, { name, country: "NO", ...more });
    await own("Doppel Øst AS", { town: "Skien" });
    await own("DOPPEL OST", { town: "skien" });
    await own("Doppel Øst AS", { town: "Bodø" });
    await own("Unterwegs AS", { register_scheme: "NO-BRREG", register_number: "888888888" });
    await own("Ganz Anders", { register_scheme: "NO-ORG", register_number: "888888888" });
    await own("Konsern AS", { register_scheme: "NO-BRREG", register_number: "666666666" });
    await own("Konsern AS", { register_scheme: "NO-BRREG", register_number: "666666667", parent_number: "666666666" });
    await world.put(world.away, { name: "Doppel Øst", town: "Skien" });
    const { html } = await world.visitor("lars").open(`/clusters/${world.home}/organisations/duplicates?lang=en`);
    const cells = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, cell = ""]) =>
      cell.replace(/<[^>]*>/g, "|").replace(/\|+/g, "|"),
    );
    const about = (name: string) => cells.filter((cell) => cell.toLowerCase().includes(name));
    expect(about("doppel")).toHaveLength(1);
    expect(about("doppel")[0]).toContain("name and place");
    expect(about("anders")).toHaveLength(1);
    expect(about("anders")[0]).toContain("register number");
    expect(about("konsern")).toEqual([]);
  });
});
