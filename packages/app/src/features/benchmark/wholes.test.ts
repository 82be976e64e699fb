import { LANGUAGES, type ReleasedPortfolio, type SharesStatistic } from "@klynge/core";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { sayIn } from "../../platform/i18n/texts.ts";
import type { Services } from "../../platform/services.ts";
import { person } from "../../platform/tables.ts";
import { createApp } from "../../server.tsx";
import { assessment, factValue, loadAssessment } from "../assessment/index.ts";
import { presentResult, type Result } from "./present.ts";

/** Mean shares of the parts of a whole (decision 0014): participants by category (B05), income by source (B18). */

const OWN = "portfolio:production_and_engineering";
const NEAR = `${OWN}/country:NO`;
const OWNER = "kari-lunde";
/** Stands for a figure that must not be told. */
const SECRET = 0.9876;

let services: Services;
let bronze = "";
let gold = "";

beforeAll(async () => {
  services = await demonstration();
  await services.db.asWorker(async (tx) => {
    await tx.update(person).set({ language: "en" });
    const all = await tx.select().from(assessment);
    bronze = all.find(({ scheme }) => scheme === "ecei-bronze")?.id ?? "";
    gold = all.find(({ scheme, referenceDate }) => scheme === "ecei-gold" && referenceDate === "2026-05-01")?.id ?? "";
  });
});

function as(who: string, released: ReleasedPortfolio = services.released): Visitor {
  return new Visitor(createApp({ ...services, released }), who);
}

async function wholes(group?: string, released = services.released): Promise<Result["wholes"]> {
  const reader = { id: OWNER, name: "", email: "", language: "en", offices: [], sessionId: "" } as const;
  const loaded = await services.db.asPerson(OWNER, (tx) => loadAssessment(services, tx, bronze, reader));
  return presentResult({ ...services, released }, loaded, { say: sayIn("en"), language: "en" }, group).wholes;
}

/** The same statistics with the shares of one question in the main group changed. */
function withShares(question: string, change: (statistic: SharesStatistic) => SharesStatistic): ReleasedPortfolio {
  const { released } = services;
  return {
    ...released,
    groups: released.groups.map((group) =>
      group.id === OWN && group.shares
        ? { ...group, shares: group.shares.map((one) => (one.question === question ? change(one) : one)) }
        : group,
    ),
  };
}

const address = (path: string, group?: string): string =>
  `/assessments/${bronze}/${path}${group ? `?${new URLSearchParams({ group })}` : ""}`;

/** The chart of a question, from its sentence to its links. */
function chartOf(html: string, question: string): string {
  const from = html.indexOf(`id="whole-${question}"`);
  return from === -1 ? "" : html.slice(from, html.indexOf("</figure>", from));
}

function lines(csv: string, question: string): string[] {
  return csv.split("\r\n").filter((line) => line.includes(`,${question},`) && line.includes(",mean share of a part,"));
}

describe("refused", () => {
  test("the picture is another cluster's, of a question without a whole, or of an audit", async () => {
    expect((await as("piotr-zielinski").open(address("charts/B05.svg"))).status).toBe(404);
    expect((await as(OWNER).open(address("charts/B04.svg"))).status).toBe(404);
    expect((await as("ingrid-solheim").open(`/assessments/${gold}/charts/B05.svg`)).status).toBe(404);
  });
});

describe("own shares beside the mean shares of the group", () => {
  test("are those of the questions that ask for parts, each cluster counted alike", async () => {
    const [participants, income, ...others] = await wholes();
    expect(others).toEqual([]);
    expect([participants?.id, participants?.n, participants?.withheld]).toEqual(["B05", 146, null]);
    expect(participants?.parts.map(({ fact, own, mean }) => [fact, own, mean])).toEqual([
      ["participants.sme", 0.6, 0.65],
      ["participants.large", 0.15, 0.15],
      ["participants.research", 0.025, 0.05],
      ["participants.university", 0.05, 0.05],
      ["participants.training", 0.025, 0.05],
      ["participants.finance", 0.025, 0],
      ["participants.consultant", 0.05, 0.05],
      ["participants.public", 0.075, 0],
      ["participants.other", 0, 0],
    ]);
    expect([income?.id, income?.n, income?.parts.length]).toEqual(["B18", 148, 8]);
    expect(income?.parts.find(({ fact }) => fact === "budget.public_national")).toEqual({
      fact: "budget.public_national",
      name: "income from national public money",
      own: 0.5,
      mean: 0.15,
    });
  });

  test("stand on the page with the answer as heading, a pair of bars for each part, a table, and a way from the row", async () => {
    const { html } = await as(OWNER).open(address("result"));
    const chart = chartOf(html, "B18");
    expect(chart).toContain("Furthest from the group: income from national public money, 50% beside 15%.");
    expect(chart).toContain('aria-label="income from national public money: you 50%, mean share 15%."');
    expect(chart.match(/class="c-own"[^>]*width="50%"/g)).toHaveLength(1);
    expect(chart.match(/class="c-track"/g)).toHaveLength(8);
    expect(chart).toContain("mean share of Production and engineering [148]");
    expect(chart.slice(chart.indexOf("<table")).match(/<th scope="row">/g)).toHaveLength(8);
    for (const question of ["B05", "B18"]) expect(html).toContain(`href="#whole-${question}"`);
  });

  test("belong to the group that is looked at", async () => {
    const { html } = await as(OWNER).open(address("result", "all"));
    expect(chartOf(html, "B05")).toContain("mean share of All clusters [1,246]");
    expect(chartOf(html, "B05")).toContain(`href="${address("charts/B05.svg", "all")}"`);
  });

  test("are in the CSV, a line for each part behind the question", async () => {
    const { html } = await as(OWNER).open(address("result.csv"));
    expect(lines(html, "B05")).toHaveLength(9);
    expect(lines(html, "B18")[6]).toBe(
      "Grønn Prosessklynge,2024-02-29,B18,Sources of income,Financing of the management,0.5,share,Production and engineering,148,mean share of a part,,,,,income from national public money,0.15,,,synthetic-2026-1,yes",
    );
  });

  test("are a picture that stands alone", async () => {
    const { html, response } = await as(OWNER).open(address("charts/B18.svg"));
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="klynge-B18-2024-02-29.svg"');
    expect(html).toContain(
      '<title id="title">Furthest from the group: income from national public money, 50% beside 15%.',
    );
    expect(html).not.toMatch(/class=|var\(--|<style|<script|href=|url\(|undefined|NaN/);
    expect(html).toContain("mean share of Production and engineering [148]");
  });

  test.each(LANGUAGES)("are whole in %s", async (language) => {
    for (const path of ["result", "result.csv", "charts/B05.svg"]) {
      const { html } = await as(OWNER).open(`${address(path)}?lang=${language}`);
      expect(html).not.toMatch(/benchmark\.\w|\{\{|undefined|NaN|\[object/);
    }
  });

  test("are told to be those of the group where they are", async () => {
    const same = withShares("B18", (one) =>
      "shares" in one ? { ...one, shares: { "budget.public_national": 0.5, "budget.public_eu": 0 } } : one,
    );
    expect((await as(OWNER, same).open(address("result"))).html).toContain("Your shares are those of the group.");
  });
});

describe("withheld shares", () => {
  test("of a group of six to nine clusters are said to be, and the own ones remain", async () => {
    const [, income] = await wholes(NEAR);
    expect([income?.n, income?.withheld, income?.parts.map(({ mean }) => mean)]).toEqual([
      null,
      "too_few_mean",
      Array(8).fill(null),
    ]);
    const { html } = await as(OWNER).open(address("result", NEAR));
    expect(chartOf(html, "B18")).toContain("Withheld: no mean of fewer than ten clusters");
    expect(chartOf(html, "B18")).toContain("Your largest share: income from national public money, 50%.");
    const csv = await as(OWNER).open(address("result.csv", NEAR));
    expect(lines(csv.html, "B18").every((line) => line.includes("no mean of fewer than ten clusters"))).toBe(true);
  });

  test("are told nowhere, not even what a file holds by mistake", async () => {
    const released = withShares(
      "B18",
      (one) => ({ ...one, withheld: "dominated", shares: { "budget.fees": SECRET } }) as SharesStatistic,
    );
    const visitor = as(OWNER, released);
    const page = await visitor.open(address("result"));
    expect(chartOf(page.html, "B18")).toContain("Withheld: one answer could be told from the mean");
    for (const path of ["result", "result.csv", "charts/B18.svg"])
      expect((await visitor.open(address(path))).html).not.toMatch(/98[.,]76|0\.9876|98[.,]8/);
  });

  test("of a part that is left out: it is named, with its own share, and a dash for the mean", async () => {
    const released = withShares("B18", (one) => {
      if (!("shares" in one)) return one;
      const { "budget.fees": _, ...shares } = one.shares;
      return { ...one, shares };
    });
    const visitor = as(OWNER, released);
    const chart = chartOf((await visitor.open(address("result"))).html, "B18");
    expect(chart).toContain("Withheld: parts from whose mean an answer could be told");
    expect(chart).toContain('aria-label="income from membership fees: you 9.4%."');
    expect(chart).toMatch(/income from membership fees<\/th><td[^>]*>9\.4%<\/td><td[^>]*>–<\/td>/);
    const [fees = ""] = lines((await visitor.open(address("result.csv"))).html, "B18");
    expect(fees).toContain(",0.09375,share,");
    expect(fees).toContain("income from membership fees,,,Withheld: one answer could be told from the mean,");
  });

  test("are not mentioned when the portfolio has none at all", async () => {
    const released = {
      ...services.released,
      groups: services.released.groups.map(({ shares: _, ...group }) => group),
    };
    expect(await wholes(undefined, released)).toEqual([]);
    const { html } = await as(OWNER, released).open(address("result"));
    expect(html).not.toContain("How it divides");
  });
});

test("own shares are not known while an answer to one part is missing; those of the group are", async () => {
  await services.db.asWorker((tx) =>
    tx.update(factValue).set({ value: null }).where(eq(factValue.fact, "participants.sme")),
  );
  const chart = chartOf((await as(OWNER).open(address("result"))).html, "B05");
  expect(chart).toContain("How yours divides is not known yet.");
  const bars = [chart.match(/class="c-own"[^>]*height="8"/g), chart.match(/class="c-reached"[^>]*height="5.5"/g)];
  expect(bars.map((found) => found?.length ?? 0)).toEqual([0, 9]);
  const { html } = await as(OWNER).open(address("result.csv"));
  expect(lines(html, "B05")[0]).toContain(",Structure of the cluster,,share,Production and engineering,146,");
});
