import { readFileSync } from "node:fs";
import {
  type CompiledInterview,
  compareQuestions,
  fieldsToImprove,
  quartilesOf,
  type ReleasedGroup,
  type ReleasedPortfolio,
  readPortfolio,
  releasePortfolio,
  type SharesStatistic,
  type Statistic,
} from "@klynge/core";
import { beforeAll, describe, expect, test } from "vitest";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import { createApp } from "../../server.tsx";
import { loadAssessment, scoreAssessment } from "../assessment/index.ts";
import type { Of } from "./endpoint.ts";
import type * as shape from "./shapes/benchmark.ts";
import { Client, refusalIn, rowsOf, tokenFor } from "./testing.ts";

/** Kari owns Grønn Prosessklynge, with the interview `bronze-weak-international`; Ingrid has a Gold audit, Piotr another cluster. */

type Benchmark = Of<typeof shape.benchmark>;

const KARI = "kari-lunde";
const MAIN = "portfolio:production_and_engineering";
const NEAR = `${MAIN}/country:NO`;
/** Stands for a figure that must not be told. */
const SECRET = 98_765.4321;

let services: Services;
let bronze = "";
let gold = "";
const tokens = new Map<string, string>();

beforeAll(async () => {
  services = await demonstration();
  const found = await rowsOf(
    services,
    "select a.id, a.scheme from assessment a join cluster c on c.id = a.cluster_id where c.name in ('Grønn Prosessklynge', 'Fjordkraft Industriklynge')",
  );
  bronze = found.find(({ scheme }) => scheme === "ecei-bronze")?.id ?? "";
  gold = found.find(({ scheme }) => scheme === "ecei-gold")?.id ?? "";
  for (const who of [KARI, "ingrid-solheim", "piotr-zielinski", "claire-dubois"])
    tokens.set(who, await tokenFor(services, who));
});

function as(who: string | null, released: ReleasedPortfolio = services.released): Client {
  return new Client(createApp({ ...services, released }), who && (tokens.get(who) ?? null));
}

const path = (id: string, group?: string): string =>
  `/assessments/${id}/benchmark${group === undefined ? "" : `?${new URLSearchParams({ group })}`}`;

async function benchmark(group?: string, released?: ReleasedPortfolio): Promise<Benchmark> {
  const { status, json } = await as(KARI, released).get<Benchmark>(path(bronze, group));
  expect(status).toBe(200);
  return json;
}

/** The same statistics with one group changed. */
function withGroup(id: string, change: (group: ReleasedGroup) => ReleasedGroup): ReleasedPortfolio {
  const { released } = services;
  return { ...released, groups: released.groups.map((group) => (group.id === id ? change(group) : group)) };
}

describe("refused", () => {
  test("nobody, and somebody of another cluster", async () => {
    expect((await as(null).get(path(bronze))).status).toBe(401);
    const told = await as("piotr-zielinski").get(path(bronze));
    expect([told.status, refusalIn(told).type]).toEqual([404, "/problems/not_found"]);
  });

  test.each([
    ["that nobody knows", "portfolio:nothing"],
    ["of another country", "country:PL"],
    ["without a name", ""],
    ["with signs of markup", "<script>"],
  ])("a group %s", async (_, group) => {
    const told = await as(KARI).get(path(bronze, group));
    expect([told.status, told.type, told.json]).toMatchObject([
      400,
      "application/problem+json",
      { type: "/problems/invalid_request", path: "group", reason: "unknown_group" },
    ]);
    expect(told.json).not.toHaveProperty("group");
  });

  test("a group that is withheld, with the reason", async () => {
    const released = withGroup(NEAR, few);
    const told = await as(KARI, released).get(path(bronze, NEAR));
    expect([told.status, told.type, told.json]).toMatchObject([
      400,
      "application/problem+json",
      { type: "/problems/invalid_request", path: "group", reason: "withheld_group", withheld: "too_few" },
    ]);
  });

  test.each(["?group=all&group=country:NO&x=1", "?groups=all", `?group=${"a".repeat(201)}`])("%s", async (query) => {
    expect((await as(KARI).get(`${path(bronze)}${query}`)).status).toBe(400);
  });
});

describe("the comparison", () => {
  test("has the statistics of the group as they were released, figure for figure", async () => {
    for (const group of [MAIN, "all", "country:NO"]) {
      const { id, n, statistics, shares } = services.released.groups.find((one) => one.id === group) as ReleasedGroup;
      const told = await benchmark(group);
      expect(told.group).toEqual({ id, n, statistics, shares });
      expect([told.edition, told.synthetic]).toEqual([services.released.edition, true]);
    }
    expect((await benchmark()).group?.id).toBe(MAIN);
  });

  test("has those that the core makes of a portfolio, as `klynge benchmark` does", async () => {
    const file = new URL("../../../../../examples/portfolio-12.csv", import.meta.url);
    const lines = readFileSync(file, "utf8").trim().split(/\r?\n/);
    const portfolio = readPortfolio(
      services.edition,
      lines.map((line) => line.split(",")),
    );
    if (!portfolio.ok) throw new Error("portfolio-12.csv");
    const released = releasePortfolio(services.edition, portfolio.value, "portfolio-12", false);
    const told = await benchmark(undefined, released);
    expect(told.group).toEqual({ id: "all", n: 12, statistics: released.groups[0]?.statistics, shares: [] });
    expect(told.groups).toEqual([{ id: "all", n: 12, main: true, withheld: null }]);
    expect([told.edition, told.synthetic, told.own_shares]).toEqual(["portfolio-12", false, []]);
  });

  test("places each question where the core places it, and improves what the score improves", async () => {
    const person = { id: KARI, name: "", email: "", language: "en", offices: [], sessionId: "" } as const;
    const loaded = await services.db.asPerson(KARI, (tx) => loadAssessment(services, tx, bronze, person));
    const { case: input, scheme } = scoreAssessment(loaded);
    const placed = (group: string) => {
      const statistics = services.released.groups.find(({ id }) => id === group) as ReleasedGroup;
      return compareQuestions(scheme as CompiledInterview, input.facts, quartilesOf(statistics));
    };
    for (const group of [MAIN, "country:NO", NEAR]) {
      const { rows, improve } = await benchmark(group);
      expect(rows.map(({ id, band, position }) => ({ id, band, position }))).toEqual(
        placed(group).map(({ id, band, position }) => ({ id, band, position })),
      );
      expect(improve).toEqual(fieldsToImprove(placed(MAIN)));
    }
    const score = await as(KARI).get<{ improve: unknown }>(`/assessments/${bronze}/score`);
    expect((await benchmark()).improve).toEqual(score.json.improve);
  });

  test("tells each question by what it is compared, and the profile", async () => {
    const { rows, profile } = await benchmark();
    const by = (as: string) => rows.filter((row) => row.as === as).map(({ id }) => id);
    expect([by("quartiles").length, by("mean"), by("frequency")]).toEqual([
      28,
      ["B10", "B22", "B32", "B33", "B34"],
      ["B02", "B03", "B23"],
    ]);
    expect(rows.find(({ id }) => id === "B28")).toEqual({
      id: "B28",
      dimension: "D",
      fact: "services.international",
      as: "quartiles",
      unit: "count",
      lower_is_better: false,
      own: 1,
      band: "lower",
      position: 12.5,
    });
    expect(profile?.map(({ id }) => id)).toEqual(["A", "B", "C", "D", "E", "F"]);
  });

  test("has the own shares of each whole, beside the mean shares of the group", async () => {
    const { own_shares, group } = await benchmark();
    expect(own_shares.map(({ question }) => question)).toEqual(["B05", "B18"]);
    const [participants] = own_shares;
    expect(participants?.shares).toEqual({
      "participants.sme": 0.6,
      "participants.large": 0.15,
      "participants.research": 0.025,
      "participants.university": 0.05,
      "participants.training": 0.025,
      "participants.finance": 0.025,
      "participants.consultant": 0.05,
      "participants.public": 0.075,
      "participants.other": 0,
    });
    expect(group?.shares.map(({ question }) => question)).toEqual(["B05", "B18"]);
  });

  test("is read by the secretariat as well, and offers the groups of the page", async () => {
    const { json } = await as("claire-dubois").get<Benchmark>(path(bronze));
    expect(json).toEqual(await benchmark());
    expect(json.groups.map(({ id, main }) => [id, main])).toEqual([
      [NEAR, false],
      [MAIN, true],
      ["country:NO", false],
      ["label:gold", false],
      ["all", false],
    ]);
  });

  test("of an audit has the rows to improve of its score, and no profile of positions", async () => {
    const { status, json } = await as("ingrid-solheim").get<Benchmark>(path(gold));
    const score = await as("ingrid-solheim").get<Benchmark>(`/assessments/${gold}/score`);
    expect([status, json.rows.length, json.profile, json.own_shares]).toEqual([200, 31, null, []]);
    expect([json.improve, json.strengths]).toEqual([score.json.improve, score.json.strengths]);
  });

  test("comes as 304 until something of it changes", async () => {
    const kari = as(KARI);
    const etag = async (group?: string) => (await kari.get(path(bronze, group))).headers.get("etag") ?? "";
    const [main, all] = [await etag(), await etag("all")];
    expect(all).not.toBe(main);
    const unchanged = await kari.get(path(bronze), { "if-none-match": `W/${main}` });
    expect([unchanged.status, unchanged.json]).toEqual([304, ""]);
    await rowsOf(
      services,
      "update fact_value set value = '2' where fact = 'services.international' and cluster_id = (select id from cluster where name = 'Grønn Prosessklynge')",
    );
    const changed = await kari.get<Benchmark>(path(bronze), { "if-none-match": main });
    expect([changed.status, changed.json.rows.find(({ id }) => id === "B28")?.own]).toEqual([200, 2]);
  });
});

describe("what is withheld", () => {
  test("a group of few: its figures are nowhere, whichever group is asked for, and its number neither", async () => {
    const released = withGroup(NEAR, (group) => ({ ...few(group), n: 5 }));
    const kari = as(KARI, released);
    for (const group of [undefined, MAIN, "all", NEAR])
      expect(JSON.stringify((await kari.get(path(bronze, group))).json)).not.toContain(String(SECRET));
    const { groups } = await benchmark(undefined, released);
    expect(groups[0]).toEqual({ id: NEAR, n: null, main: false, withheld: "too_few" });
  });

  test("a figure or a share: the reason is told and nothing else, not even what a file holds by mistake", async () => {
    const released = withGroup(MAIN, (group) => ({
      ...group,
      statistics: group.statistics.map((statistic) =>
        statistic.fact === "services.international" ? withSecret(statistic, "differs_too_little") : statistic,
      ),
      shares: group.shares?.map((statistic) =>
        statistic.question === "B18"
          ? ({ ...statistic, withheld: "dominated", shares: { "budget.fees": SECRET } } as SharesStatistic)
          : statistic,
      ),
    }));
    const { json } = await as(KARI, released).get<Benchmark>(path(bronze));
    expect(JSON.stringify(json)).not.toContain(String(SECRET));
    expect(json.group?.statistics.find(({ fact }) => fact === "services.international")).toEqual({
      fact: "services.international",
      n: 147,
      withheld: "differs_too_little",
    });
    expect(json.group?.shares[1]).toEqual({ question: "B18", n: 148, withheld: "dominated" });
    expect(json.rows.find(({ id }) => id === "B28")).toMatchObject({ band: null, position: null });
  });

  test("without any statistics the own values remain", async () => {
    const { json } = await as(KARI, { ...services.released, groups: [] }).get<Benchmark>(path(bronze));
    expect([json.groups, json.group, json.own_shares, json.rows.length]).toEqual([[], null, [], 36]);
    expect(json.rows.filter(({ band }) => band !== null)).toEqual([]);
  });
});

function few(group: ReleasedGroup): ReleasedGroup {
  return { ...group, statistics: group.statistics.map((statistic) => withSecret(statistic, "too_few")) };
}

function withSecret(statistic: Statistic, withheld: "too_few" | "differs_too_little"): Statistic {
  return { ...statistic, withheld, median: SECRET, q1: SECRET, q3: SECRET } as Statistic;
}
