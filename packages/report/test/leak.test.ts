import { type Language, releasePortfolio } from "@klynge/core";
import { describe, expect, test } from "vitest";
import { planReport, type ReportDocument } from "../src/index.ts";
import { textsIn } from "../src/texts.ts";
import { allOf, numbersOf, textsOf } from "./support/blocks.ts";
import { edition, exampleData, inputOf, LANGUAGES, portfolioOf, readData } from "./support/cases.ts";

/** Nothing of a single other cluster reaches a report: with values that could be told anywhere. */

/** 16 clusters: 12 in Norway, 4 in Sweden; each value is one that no rounding to a step gives. */
const CLUSTERS = Array.from({ length: 16 }, (_, i) => ({
  id: `canary-${7919 + i * 101}-${"ABCDEFGHIJKLMNOP"[i]}`,
  country: i < 12 ? "NO" : "SE",
  committed: 31 + ((i * 37) % 113),
  budget: 207_919 + i * 30_103,
  contacted: 0.1309 + i * 0.0517,
  fees: 7919 + i * 211,
  influence: i % 5,
  workshops: [7919, 104_729][i] ?? 11 + i,
}));
const FACTS = [
  "participants.committed",
  "budget.last_year",
  "contacts.contacted_share",
  "fees.average",
  "governance.influence",
  "services.networking",
];

const csv = [
  ["cluster", "country", ...FACTS].join(","),
  ...CLUSTERS.map((c) =>
    [c.id, c.country, c.committed, c.budget, c.contacted.toFixed(4), c.fees, c.influence, c.workshops].join(","),
  ),
].join("\n");
const released = releasePortfolio(edition, portfolioOf(csv), "canaries", false);

function reportFor(country: string, language: Language): ReportDocument {
  const data = exampleData("bronze-weak-international");
  data.cluster.country = country;
  return planReport(inputOf("bronze-weak-international", language, { case: readData(data), released }));
}

/** A number as any of the languages may write it, as a word of its own. */
function written(value: number): RegExp {
  const parts = String(value).split(".");
  const groups = (parts[0] as string).replace(/\B(?=(\d{3})+$)/g, "[\\s.,\\u00A0\\u202F]?");
  const decimals = parts[1] ? `[.,]${parts[1]}` : "(?![\\d]|[.,]\\d)";
  return new RegExp(`(?<![\\d.,])${groups}${decimals}`, "u");
}

describe("the canaries sing where they should", () => {
  test("a report that named a cluster or a value would be found", () => {
    const texts = [{ path: "", text: "canary-7919-A: 207 919 EUR, 13.09 %" }];
    expect(texts.some(({ text }) => text.includes("canary"))).toBe(true);
    expect(
      ["207 919 EUR", "207,919", "207.919", "207919", "kr 207\u00A0919."].map((text) => written(207_919).test(text)),
    ).toEqual([true, true, true, true, true]);
    expect(["1207919", "207 9190", "207 919.5"].map((text) => written(207_919).test(text))).toEqual([
      false,
      false,
      false,
    ]);
  });
  test("the released statistics show figures of all, and withhold both countries", () => {
    const state = (id: string): string[] =>
      released.groups
        .find((group) => group.id === id)
        ?.statistics.map((s) => ("withheld" in s ? s.withheld : "shown")) ?? [];
    expect(state("all")).toEqual(FACTS.map(() => "shown"));
    expect(state("country:SE")).toEqual(FACTS.map(() => "too_few"));
    expect(state("country:NO")).toEqual(FACTS.map(() => "differs_too_little"));
  });
});

describe.each(LANGUAGES)("a report in %s", (language) => {
  const { t } = { t: textsIn(language) };
  describe.each(["NO", "SE"])("of a cluster in %s", (country) => {
    const document = reportFor(country, language);
    const texts = textsOf(document);

    test("names no other cluster", () => {
      expect(texts.filter(({ text }) => /canary/i.test(text))).toEqual([]);
    });
    test("holds no value of another cluster, as text or as a length in a chart", () => {
      const values = CLUSTERS.flatMap((c) => [c.budget, c.fees, ...(c.workshops > 1000 ? [c.workshops] : [])]);
      const patterns = [
        ...values.map(written),
        ...CLUSTERS.map((c) => written(Number((c.contacted * 100).toFixed(2)))),
      ];
      expect(texts.filter(({ text }) => patterns.some((pattern) => pattern.test(text)))).toEqual([]);
      const numbers = new Set(numbersOf(document).map((number) => number.toFixed(6)));
      const scales = edition.edition.files["scales.yaml"].facts;
      const lengths = CLUSTERS.flatMap((c) => [
        c.contacted,
        c.budget / (scales["budget.last_year"]?.high ?? 1),
        c.fees / (scales["fees.average"]?.high ?? 1),
      ]);
      expect(lengths.filter((length) => length < 1 && numbers.has(length.toFixed(6)))).toEqual([]);
    });
    test("gives the reason of a withheld group, and no figure of it", () => {
      const name = new Intl.DisplayNames([language], { type: "region" }).of(country);
      const rows = allOf(document.pages, "strips").flatMap((block) => block.rows.filter((row) => row.group === name));
      expect(rows.length).toBeGreaterThan(5);
      expect(rows.filter((row) => !("withheld" in row) || "median" in row || "q1" in row)).toEqual([]);
      const reasons = new Set(rows.map((row) => ("withheld" in row ? row.withheld : "")));
      const expected = country === "SE" ? t("groups.withheld_too_few") : t("groups.withheld_differs_too_little");
      expect([...reasons].sort()).toEqual([expected, t("groups.withheld_not_asked")].sort());
    });
    test("has no strip about synthetic data, and says whose data they are", () => {
      expect(document.pages.filter((page) => page.strip !== undefined)).toEqual([]);
      const [cover] = allOf(document.pages.slice(0, 1), "cover");
      expect(cover?.notices).toContain(t("cover.own_statistics"));
      expect(cover?.notices).not.toContain(t("cover.synthetic"));
    });
  });
});
