import { beforeAll, describe, expect, test } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import { createApp } from "../../server.tsx";
import { cluster } from "./tables.ts";

/** The list of clusters: with one straight to it, with many a page at a time. */
let services: Services;
let open: (person: string, path: string) => ReturnType<Visitor["open"]>;

beforeAll(async () => {
  services = await demonstration();
  const app = createApp(services);
  open = (person, path) => new Visitor(app, person).open(path);
});

const names = (html: string): string[] =>
  [...html.matchAll(/<th scope="row"><a href="\/clusters\/[^"]*">([^<]*)</g)].map(([, name = ""]) => name);

describe("refused", () => {
  test("nobody in particular is led to sign in", async () => {
    expect((await new Visitor(createApp(services), null).open("/clusters")).status).toBe(303);
  });
  test.each(["' or 1=1--", "00000000-0000-0000-0000-000000000000"])("a page behind no cluster: %s", async (after) => {
    expect((await open("claire-dubois", `/clusters?after=${encodeURIComponent(after)}`)).status).toBe(404);
  });
  test("a page behind a cluster of others", async () => {
    const [first] = await services.db.asWorker((tx) => tx.select().from(cluster));
    expect((await open("kari-lunde", `/clusters?after=${first?.id}`)).status).toBe(404);
  });
});

test("with one cluster, straight to it", async () => {
  const page = await open("ingrid-solheim", "/clusters");
  expect([page.status, page.location]).toEqual([303, expect.stringMatching(/^\/clusters\/[0-9a-f-]{36}$/)]);
});

test("each with place, label and what one is there", async () => {
  const { html } = await open("claire-dubois", "/clusters?lang=en");
  expect(names(html)).toEqual(["Fjordkraft Industriklynge", "Grønn Prosessklynge", "Klaster Narzędziowy Brda"]);
  expect(html).toContain("Porsgrunn, Norway");
  expect(html).toContain("Bronze, valid until 31 March 2028");
  expect(html).toContain("none yet");
  expect(html).toContain("looks after it");
});

test("with a thousand clusters fifty at a time, none twice and none left out", async () => {
  const made = Array.from({ length: 1289 }, (_, n) => ({
    name: `Cluster ${String(n).padStart(4, "0")}`,
    country: "PL",
  }));
  await services.db.asWorker((tx) => tx.insert(cluster).values(made));
  const seen: string[] = [];
  for (let path: string | undefined = "/clusters"; path; ) {
    const { html } = await open("claire-dubois", path);
    const shown = names(html);
    expect(shown.length).toBeLessThanOrEqual(50);
    seen.push(...shown);
    path = /href="(\/clusters\?after=[^"]*)">More clusters</.exec(html)?.[1];
  }
  expect(seen).toHaveLength(1292);
  expect(new Set(seen).size).toBe(1292);
}, 60_000);
