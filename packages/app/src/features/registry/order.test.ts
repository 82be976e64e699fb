import { beforeAll, expect, test } from "vitest";
import { listOrganisations, listQuery, placeInList } from "./organisation-list.ts";
import { openRegister, type RegisterWorld } from "./organisation-testing.ts";

/** Organisations were in the order of their names without accents: Ålesund under A. */
let world: RegisterWorld;
const NAMES = [
  "Åsen AS",
  "Alfa AS",
  "Ørn AS",
  "Zeta AS",
  "Ærlig AS",
  "alta AS",
  "Żak AS",
  "Zorza AS",
  "Łoś AS",
  "Luna AS",
  "Aas AS",
];
const ORDER = {
  // Ł and Ż are letters with accents there
  nb: "Alfa, alta, Łoś, Luna, Żak, Zeta, Zorza, Ærlig, Ørn, Aas, Åsen",
  // and Å, Æ and Ø are such here
  pl: "Aas, Ærlig, Alfa, alta, Åsen, Luna, Łoś, Ørn, Zeta, Zorza, Żak",
};
const inOrder = (language: keyof typeof ORDER) => ORDER[language].split(", ").map((name) => `${name} AS`);

beforeAll(async () => {
  world = await openRegister();
  for (const name of NAMES) await world.put(world.home, { name }, [{}]);
});

test.each(["nb", "pl"] as const)("a list is in the order of the language of its page: %s", async (language) => {
  const { html } = await world.visitor("ingrid-solheim").open(`/clusters/${world.home}/organisations?lang=${language}`);
  const shown = [...html.matchAll(/<th scope="row"[^>]*>\s*<a href="\/organisations\/[^"]+">([^<]+)</g)].map(
    ([, name]) => name,
  );
  expect(shown).toEqual(inOrder(language));
});

test.each(["nb", "pl"] as const)("page by page every one comes once, in the same order: %s", async (language) => {
  const query = { ...listQuery.parse({}), standing: "all" as const };
  const names = await world.services.db.asPerson("ingrid-solheim", async (tx) => {
    const all: string[] = [];
    for (let after = null as Awaited<ReturnType<typeof placeInList>>; ; ) {
      const page = await listOrganisations(tx, world.home, query, { day: "2026-11-22", after, limit: 2, language });
      all.push(...page.map(({ name }) => name));
      const last = page.at(-1);
      if (!last) return all;
      after = await placeInList(tx, world.home, last.id);
    }
  });
  expect(names).toEqual(inOrder(language));
});

test("a town in capitals, as registers have it, is shown as it is written; what is stored stays", async () => {
  const id = await world.put(world.home, { name: "Beta AS", town: "SANDEFJORD", country: "NO" }, [{}]);
  const visitor = world.visitor("ingrid-solheim");
  const list = await visitor.open(`/clusters/${world.home}/organisations`);
  const page = await visitor.open(`/organisations/${id}`);
  for (const { html } of [list, page])
    expect([html.includes("Sandefjord"), html.includes("SANDEFJORD")]).toEqual([true, false]);
  expect((await visitor.open(`/organisations/${id}/edit`)).html).toContain('value="SANDEFJORD"');
});
