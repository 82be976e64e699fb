import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ReleasedGroup, ReleasedPortfolio, Statistic } from "../../packages/core/src/index.ts";
import { buildPortfolio, OUTPUT, PORTFOLIO_NAME } from "./build.ts";
import { loadEdition } from "./edition.ts";
import { generatePortfolio, makeClusters } from "./generate.ts";

const edition = loadEdition();
const clusters = makeClusters();
const portfolio = generatePortfolio(edition, clusters);
const text = readFileSync(OUTPUT, "utf8");
const released = JSON.parse(text) as ReleasedPortfolio;

function values(fact: string): number[] {
  return portfolio.clusters.flatMap((cluster) => {
    const value = cluster.values[portfolio.facts.indexOf(fact)];
    return typeof value === "number" ? [value] : [];
  });
}

function quantile(fact: string, share: number): number {
  const sorted = values(fact).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] as number;
}

function tally(keys: readonly (string | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key ?? "none", (counts.get(key ?? "none") ?? 0) + 1);
  return counts;
}

describe("the file", () => {
  it("comes out the same twice and equal to the committed one", () => {
    const [first, second] = [buildPortfolio(edition), buildPortfolio(edition)];
    expect(second === first).toBe(true);
    expect(first === text, "rebuild with `npm run portfolio`").toBe(true);
  });

  it("names itself and says that it is synthetic", () => {
    expect(released).toMatchObject({ edition: PORTFOLIO_NAME, synthetic: true });
    expect(text.length).toBeLessThan(1_800_000);
  });

  it("gives no cluster away: no id, no list of values, nothing but statistics of groups", () => {
    for (const { id } of portfolio.clusters) expect(text.includes(id)).toBe(false);
    const figures = ["step", "median", "q1", "q3", "mean", "mean_withheld", "share", "frequencies"];
    const allowed = new Set(["fact", "n", "withheld", ...figures]);
    expect(Object.keys(released).sort()).toEqual(["edition", "groups", "synthetic"]);
    for (const group of released.groups) {
      expect(Object.keys(group)).toEqual(["id", "of", "n", "statistics", ...(group.n < 6 ? [] : ["shares"])]);
      for (const shares of group.shares ?? [])
        expect(Object.keys(shares).slice(2)).toEqual("withheld" in shares ? ["withheld"] : ["step", "shares"]);
      for (const statistic of group.statistics) {
        expect(Object.keys(statistic).filter((key) => !allowed.has(key))).toEqual([]);
        const lists = Object.entries(statistic).filter(([, value]) => Array.isArray(value));
        expect(lists.every(([key]) => key === "frequencies")).toBe(true);
      }
    }
  });

  it("releases every wanted fact of every group of six or more, and of smaller ones nothing", () => {
    for (const { n, statistics } of released.groups) expect(statistics.length).toBe(n < 6 ? 0 : portfolio.facts.length);
    expect(released.groups.some(({ n, of }) => n < 6 && of.country !== undefined && of.portfolio === undefined)).toBe(
      true,
    );
  });
});

// `shares` of B05 and B18 stood in the scheme and no code read them
it("tells of the two questions with shares how a whole divides, of all and of every portfolio", () => {
  const large = released.groups.filter(({ id }) => id === "all" || /^portfolio:[^/]+$/.test(id));
  expect(large.length).toBe(15);
  for (const { id, n, shares = [] } of large) {
    expect(shares.map(({ question }) => question)).toEqual(["B05", "B18"]);
    for (const one of shares) {
      expect("shares" in one && one.n <= n, `${id} ${one.question}`).toBe(true);
      const told = "shares" in one ? Object.values(one.shares) : [];
      // each is rounded by half a step at most
      expect(told.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(1 + told.length * 0.025);
    }
  }
});

describe("the clusters", () => {
  it("are 1,292 in 48 countries and 14 portfolios", () => {
    const countries = tally(portfolio.clusters.map(({ groups }) => groups.country));
    const portfolios = tally(portfolio.clusters.map(({ groups }) => groups.portfolio));
    expect([portfolio.clusters.length, countries.size, portfolios.size]).toEqual([1292, 48, 14]);
    expect([...portfolios.keys()].sort()).toEqual([...edition.edition.files["portfolios.yaml"].portfolios].sort());
    for (const n of portfolios.values()) expect(n >= 45 && n <= 160).toBe(true);
    for (const country of ["NO", "DK", "PL", "DE", "ES", "FR"])
      expect(countries.get(country)).toBeGreaterThanOrEqual(40);
    expect([...countries.values()].filter((n) => n < 6).length).toBeGreaterThanOrEqual(5);
    expect(Math.max(...countries.values())).toBeLessThanOrEqual(120);
  });

  it("hold labels: one in eleven gold, one in eight silver, most bronze, a few none", () => {
    const labels = tally(portfolio.clusters.map(({ groups }) => groups.label));
    expect(Object.fromEntries(labels)).toEqual({ gold: 117, silver: 161, bronze: 975, none: 39 });
  });

  it("are of plausible size", () => {
    const between = (value: number, low: number, high: number): void =>
      expect(value >= low && value <= high, `${value}`).toBe(true);
    between(quantile("participants.committed", 0.5), 65, 80);
    between(quantile("participants.committed", 1), 300, 450);
    between(quantile("team.fte", 0.5), 2.7, 3.3);
    between(quantile("budget.last_year", 0.5), 400_000, 500_000);
  });

  it("have every fact that an indicator or a question rests on, about 3 % of them unknown", () => {
    const derived = new Set(edition.dictionary.derivations.map(({ id }) => id));
    const basis = new Set([...edition.schemes.values()].flatMap((scheme) => scheme.rows.flatMap((row) => row.basis)));
    const made = new Set(Object.keys(clusters[0]?.facts ?? {}));
    expect([...basis].filter((fact) => !derived.has(fact) && !made.has(fact))).toEqual([]);
    const entered = portfolio.facts.map((fact, i) => ({ fact, i })).filter(({ fact }) => made.has(fact));
    const unknown = portfolio.clusters.reduce(
      (sum, cluster) => sum + entered.filter(({ i }) => cluster.values[i] === null).length,
      0,
    );
    const share = unknown / (portfolio.clusters.length * entered.length);
    expect(share > 0.025 && share < 0.035, `${share}`).toBe(true);
  });
});

describe("the portfolios", () => {
  const groups = released.groups.filter(({ id }) => /^portfolio:[^/]+$/.test(id));
  const pairs = groups.flatMap((a, i) => groups.slice(i + 1).map((b) => [a, b] as const));

  it.each(pairs.map(([a, b]) => [a.id, b.id, a, b] as const))(
    "%s differs from %s in five medians by more than a step",
    (_a, _b, a, b) => {
      expect(differingMedians(a, b)).toBeGreaterThanOrEqual(5);
    },
  );

  it("are all there", () => expect(pairs.length).toBe((14 * 13) / 2));
});

function differingMedians(a: ReleasedGroup, b: ReleasedGroup): number {
  const of = new Map<string, Statistic>(b.statistics.map((statistic) => [statistic.fact, statistic]));
  return a.statistics.filter((one) => {
    const other = of.get(one.fact);
    // medians are multiples of the step: one and a half tells one from two whatever the last bits are
    return other && "median" in one && "median" in other && Math.abs(one.median - other.median) > 1.5 * one.step;
  }).length;
}
