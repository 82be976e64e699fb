import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { type Page, Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { radiusOf } from "../../platform/web/components/place-map.tsx";
import { landIn } from "../../platform/web/map/land.ts";
import { circleAround, onPaper, viewOf } from "../../platform/web/map/view.ts";
import { createApp } from "../../server.tsx";
import { standTogether } from "./stand-together.ts";

/** Maps: what is drawn lies where it is, and says no more than the list beside it. */

const PORSGRUNN = { lat: 59.14, lon: 9.66 };
const SIZE = { width: 480, height: 560, margin: 30, leastKm: 150 };

describe("a view", () => {
  const kmBetween = (a: number, b: number, scale: number): number => (Math.abs(a - b) / scale) * 6371.0088;

  test("has every place inside its margin, wherever on earth", () => {
    for (const places of [
      [PORSGRUNN],
      circleAround(PORSGRUNN, 150),
      [
        { lat: 78.2, lon: 15.6 },
        { lat: 36.7, lon: -4.4 },
      ],
      [
        { lat: -33.9, lon: 151.2 },
        { lat: 64.1, lon: -21.9 },
      ],
      [{ lat: -17.7, lon: 179.9 }],
    ]) {
      const view = viewOf(places, SIZE);
      for (const place of places) {
        const [x, y] = onPaper(view.projection, place);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(SIZE.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(SIZE.height);
      }
    }
  });

  test("draws a circle of 150 km as one: no side of it is more than a hundredth off", () => {
    const circle = circleAround(PORSGRUNN, 150);
    const { projection } = viewOf(circle, SIZE);
    const [x0, y0] = onPaper(projection, PORSGRUNN);
    for (const place of circle) {
      const [x, y] = onPaper(projection, place);
      const km = kmBetween(Math.hypot(x - x0, y - y0), 0, projection.scale());
      expect(Math.abs(km - 150)).toBeLessThan(1.5);
    }
  });

  test("of nothing shows Europe", () => {
    const { bounds } = viewOf([], SIZE);
    expect(bounds.west).toBeLessThan(-9);
    expect(bounds.north).toBeGreaterThan(69);
  });

  test("is rounded, so that neighbouring lists have the same land", () => {
    const near = viewOf([PORSGRUNN], SIZE);
    expect(viewOf([{ lat: 59.2, lon: 9.6 }], SIZE).key).toBe(near.key);
    expect(landIn(viewOf([{ lat: 59.2, lon: 9.6 }], SIZE))).toBe(landIn(near));
  });

  test("keeps its land light, from a town to the world", () => {
    for (const leastKm of [20, 150, 1000, 9000]) {
      const { land, borders } = landIn(viewOf([PORSGRUNN], { ...SIZE, leastKm }));
      expect(land.length + borders.length).toBeLessThan(60_000);
      expect(land).toMatch(/^(M[-. \dl]+z)+$/);
    }
  });
});

describe("on a page", () => {
  let open: (path: string, person?: string | null) => Promise<Page>;
  let cluster = "";
  /** A cluster of which nothing is known yet. */
  const bare = randomUUID();

  beforeAll(async () => {
    const services = await demonstration();
    const app = createApp(services);
    open = (path, person = null) => new Visitor(app, person).open(path);
    const run = async (query: ReturnType<typeof sql>) =>
      ((await services.db.asWorker((tx) => tx.execute(query))) as unknown as { rows: Record<string, string>[] }).rows;
    const [one] = await run(sql`select id from cluster where name = 'Grønn Prosessklynge'`);
    cluster = one?.id ?? "";
    await run(sql`insert into cluster (id, name, country, place) values (${bare}, 'Nowy Klaster', 'PL', 'Bydgoszcz')`);
    await run(
      sql`insert into cluster_person (cluster_id, person_id, role) values (${bare}, 'piotr-zielinski', 'owner')`,
    );
    await run(sql`insert into cluster_profile (cluster_id, fields, visibility, published, changed_by)
      values (${cluster}, '{"place": {"lat": 59.14, "lon": 9.66}}', '{}', true, 'kari-lunde')
      on conflict (cluster_id) do update set fields = excluded.fields, visibility = excluded.visibility, published = true`);
    await run(sql`delete from membership where cluster_id = ${cluster}`);
    const members: [string, string, number | null, number | null, string | null, string | null][] = [
      ["Skien Mek", "Skien", 59.21, 9.61, "agreement", null],
      ["Skien Sveis", "Skien", 59.21, 9.61, "fee", null],
      ["Oslo Data", "Oslo", 59.91, 10.75, "agreement", null],
      // 150.0 km to the north, and a little more
      ["Rett innenfor", "Innenfor", 59.14 + 149.9 / 111.195, 9.66, "agreement", null],
      ["Rett utenfor", "Utenfor", 59.14 + 150.1 / 111.195, 9.66, "agreement", null],
      ["Tromsø Fisk", "Tromsø", 69.65, 18.96, "agreement", null],
      ["Ukjent Sted", "", null, null, "agreement", null],
      ["Bare Oppført", "Porsgrunn", 59.14, 9.66, null, null],
      ["Sluttet", "Oslo", 59.91, 10.75, "agreement", "2026-01-01"],
    ];
    for (const [name, town, lat, lon, proof, ends] of members) {
      const [made] =
        await run(sql`insert into organisation (cluster_id, name, name_key, country, town, latitude, longitude, place_source, changed_by)
        values (${cluster}, ${name}, lower(${name}), 'NO', ${town}, ${lat}, ${lon}, ${lat === null ? null : "given"}, 'kari-lunde') returning id`);
      await run(sql`insert into membership (cluster_id, organisation_id, starts, ends, proof, changed_by)
        values (${cluster}, ${made?.id}, '2024-01-01', ${ends}, ${proof}, 'kari-lunde')`);
    }
  });

  /** Marks of members: what they are, what is read out, and the row that they lead to. */
  const marksIn = (html: string) =>
    [...html.matchAll(/class="m-mark m-(inside|outside|only_listed|several)" href="#([^"]+)" aria-label="([^"]*)"/g)]
      .map(([, sign, id, words]) => ({ sign, id, words }))
      .sort((a, b) => `${a.sign} ${a.words}`.localeCompare(`${b.sign} ${b.words}`));

  const text = ({ html }: Page): string => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

  test("of members: who is inside, who is outside, and who has no place; left and only listed are none of them", async () => {
    const page = await open(`/clusters/${cluster}/map?lang=en`, "kari-lunde");
    const words = text(page);
    expect(words).toContain("At least 4 of 7 committed participants (57%) lie within 150 km of the head office.");
    expect(words).toContain("1 without a place");
    expect(words).toContain("4 within 150 km");
    expect(words).toContain("2 further away than 150 km");
    expect(words).not.toContain("Sluttet");
    expect(words).not.toContain("Bare Oppført");
    expect(text(await open(`/clusters/${cluster}/map?who=all&lang=en`, "kari-lunde"))).toContain("Bare Oppført");
  });

  test("of members: each mark leads to a row that is there", async () => {
    const { html } = await open(`/clusters/${cluster}/map?who=all&view=all`, "kari-lunde");
    const marks = marksIn(html);
    expect(marks.length).toBe(4);
    for (const { id } of marks) expect(html).toContain(`<tr id="${id}">`);
  });

  test("of members: who stands at nearly one place is one mark with the number and the names of all (one hid the other)", async () => {
    const { html } = await open(`/clusters/${cluster}/map?who=all&lang=en`, "kari-lunde");
    expect(marksIn(html).map(({ sign, words }) => [sign, words])).toEqual(
      [
        [
          "several",
          "Skien, Porsgrunn: 3 Committed, within the circle: 2; Only listed: 1 Skien Mek, Skien Sveis, Bare Oppført",
        ],
        ["inside", "Oslo Data Oslo"],
        [
          "several",
          "Innenfor, Utenfor: 2 Committed, within the circle: 1; Committed, outside: 1 Rett innenfor, Rett utenfor",
        ],
      ].sort(),
    );
  });

  test("of members: no mark lies over another, however many there are", () => {
    const view = viewOf(circleAround(PORSGRUNN, 150), SIZE);
    const member = (name: string) => ({ name }) as never;
    const spots = Array.from({ length: 200 }, (_, i) => ({
      at: { lat: 59.14 + Math.sin(i * 7.3) * 0.9, lon: 9.66 + Math.cos(i * 3.7) * 1.6 },
      town: `${i}`,
      country: "NO",
      km: 0,
      sign: "inside" as const,
      members: Array.from({ length: 1 + (i % 5) }, (_, n) => member(`${i} ${n}`)),
    }));
    const heaps = standTogether(spots, view);
    expect(new Set(heaps.flatMap(({ members }) => members)).size).toBe(600);
    const drawn = heaps.map(({ at, members }) => ({ at: onPaper(view.projection, at), r: radiusOf(members.length) }));
    for (const [i, one] of drawn.entries())
      for (const other of drawn.slice(0, i)) {
        const apart = Math.hypot(one.at[0] - other.at[0], one.at[1] - other.at[1]);
        expect(apart).toBeGreaterThanOrEqual(one.r + other.r - 3);
      }
  });

  test("of a cluster whose profile names no head office says so, and that its town stands for it", async () => {
    const words = text(await open(`/clusters/${bare}/map?lang=en`, "piotr-zielinski"));
    expect(words).toContain("The profile does not say where the head office is");
    expect(words).toContain("No member has been entered");
  });

  test("has no style attribute, and is light enough", async () => {
    for (const path of ["/directory", "/directory?of=organisations", `/clusters/${cluster}/map?who=all&view=all`]) {
      const { html } = await open(path, "kari-lunde");
      expect(html).not.toMatch(/ style=/);
      expect(html.length).toBeLessThan(120_000);
    }
  });
});
