import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { createApp } from "../../server.tsx";

/** The menu of the cluster was gone on pages that are about no cluster: whoever looked into the directory found no way back. */
let open: (path: string, person: string | null) => Promise<string[]>;
let cluster: string;

beforeAll(async () => {
  const services = await demonstration();
  const app = createApp(services);
  const run = async (text: string) =>
    ((await services.db.asWorker((tx) => tx.execute(sql.raw(text)))) as unknown as { rows: { id: string }[] }).rows;
  const clusters = await run(
    "select id from cluster where name in ('Fjordkraft Industriklynge', 'Klaster Narzędziowy Brda') order by name",
  );
  cluster = clusters[0]?.id ?? "";
  await run("insert into person (id, name, email) values ('lars', 'Lars Vik', 'lars@demo.invalid')");
  for (const { id } of clusters)
    await run(`insert into cluster_person (cluster_id, person_id, role) values ('${id}', 'lars', 'reader')`);
  open = async (path, person) => {
    const { html } = await new Visitor(app, person).open(path);
    const menu = /<div class="k-menu".*?<div class="k-who">/s.exec(html)?.[0] ?? "";
    return [...menu.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href);
  };
});

test("whoever works for one cluster has its menu everywhere", async () => {
  const menu = ["", "/register", "/assessments", "/reports", "/cases", "/people"].map(
    (part) => `/clusters/${cluster}${part}`,
  );
  for (const path of ["/directory", "/account", `/clusters/${cluster}/map`])
    expect([path, await open(path, "ingrid-solheim")]).toEqual([path, [...menu, "/tasks", "/directory"]]);
});

test("of several clusters one is chosen; a page of one of them has its menu", async () => {
  expect(await open("/directory", "lars")).toEqual(["/clusters", "/tasks", "/directory"]);
  expect((await open(`/clusters/${cluster}/map`, "lars"))[0]).toBe(`/clusters/${cluster}`);
});

test("nobody in particular, and an office without a cluster, have none", async () => {
  expect(await open("/directory", null)).toEqual(["/directory"]);
  expect(await open("/directory", "claire-dubois")).toEqual(["/tasks", "/directory"]);
});
