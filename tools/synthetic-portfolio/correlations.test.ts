import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CompiledAudit, score } from "../../packages/core/src/index.ts";
import { CORRELATIONS } from "./correlations.ts";
import { loadEdition, REPOSITORY } from "./edition.ts";
import { factTable, generatePortfolio, makeClusters } from "./generate.ts";
import { ranks, spearman } from "./spearman.ts";

const edition = loadEdition();
const clusters = makeClusters();
const portfolio = generatePortfolio(edition, clusters);

/** A fact by cluster; `fact=code` is 1 where the code was answered and 0 elsewhere. */
function column(side: string): (number | null)[] {
  const [fact = "", code] = side.split("=");
  const at = portfolio.facts.indexOf(fact);
  if (at === -1) throw new RangeError(`${fact} is not released`);
  return portfolio.clusters.map(({ values }) => {
    const value = values[at] ?? null;
    return value === null ? null : code === undefined ? Number(value) : Number(value === code);
  });
}

describe("stated correlations", () => {
  it("are at least twelve, the sourced ones among them", () => {
    expect(CORRELATIONS.length).toBeGreaterThanOrEqual(12);
    expect(CORRELATIONS.filter(({ source }) => source?.startsWith("excellence.md 5")).length).toBeGreaterThanOrEqual(4);
  });

  it.each(CORRELATIONS)("$a and $b: $reason", (stated) => {
    const rho = spearman(column(stated.a), column(stated.b));
    if (stated.sign === "none") expect(Math.abs(rho)).toBeLessThanOrEqual(stated.most);
    else expect(stated.sign === "+" ? rho : -rho).toBeGreaterThanOrEqual(stated.least);
  });

  it("stand in the documentation as they stand here", () => {
    const page = readFileSync(join(REPOSITORY, "docs", "synthetic-portfolio.md"), "utf8");
    for (const stated of CORRELATIONS) {
      const size = stated.sign === "none" ? `at most ${stated.most}` : `at least ${stated.least}`;
      expect(page).toContain(`| \`${stated.a}\` | \`${stated.b}\` | ${stated.sign} | ${size} | ${stated.reason} |`);
    }
  });
});

describe("labels", () => {
  it("go with quality: the mean share of Gold points falls from gold to silver to bronze to none", () => {
    const gold = edition.schemes.get("ecei-gold") as CompiledAudit;
    const shares = clusters.map(({ sketch, facts }) => {
      const { points, max } = score(gold, { facts: factTable(edition, facts), agreedPoints: new Map() }).total;
      return { label: sketch.label, share: points / max };
    });
    const means = ["gold", "silver", "bronze", null].map((label) => {
      const held = shares.filter((row) => row.label === label);
      return held.reduce((sum, { share }) => sum + share, 0) / held.length;
    });
    for (const [i, mean] of means.slice(1).entries()) expect((means[i] as number) - mean).toBeGreaterThan(0.05);
  });
});

describe("Spearman", () => {
  it("is 1 for any rising curve, -1 for a falling one", () => {
    expect(spearman([1, 2, 3, 4], [1, 10, 11, 400])).toBeCloseTo(1);
    expect(spearman([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1);
  });

  it("gives equal values their mean rank and leaves out the unknown", () => {
    expect(ranks([5, 1, 5, 9])).toEqual([2.5, 1, 2.5, 4]);
    expect(spearman([1, null, 2, 3], [1, 99, 2, 3])).toBeCloseTo(1);
  });
});
