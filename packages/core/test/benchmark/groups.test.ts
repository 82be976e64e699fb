import { describe, expect, test } from "vitest";
import { groupId, type ReleasedPortfolio, readPortfolio, releasePortfolio } from "../../src/index.ts";
import { edition } from "../support.ts";

/** Comparison groups from the fixed hierarchy, and rule 6: two published groups never differ by 1 to 5 members. */

interface Cluster {
  readonly country?: string;
  readonly portfolio?: string;
  readonly label?: string;
  readonly value?: number | "";
}

function release(
  clusters: readonly Cluster[],
  columns: readonly (keyof Cluster)[] = ["country", "portfolio", "label"],
): ReleasedPortfolio {
  const rows = clusters.map((cluster, i) => [
    `c${i}`,
    ...columns.map((column) => String(cluster[column] ?? "")),
    String(cluster.value ?? 50),
  ]);
  const result = readPortfolio(edition, [["cluster", ...columns, "participants.committed"], ...rows]);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return releasePortfolio(edition, result.value, "test-1", true);
}

const many = (n: number, cluster: Cluster): Cluster[] => Array.from({ length: n }, () => cluster);
/** `id n` with what was withheld, or the median. */
const told = (released: ReleasedPortfolio): string[] =>
  released.groups.map(
    ({ id, n, statistics: [s] }) =>
      `${id} ${n}: ${s && "withheld" in s ? `${s.withheld} (${s.n})` : s && "median" in s ? `median of ${s.n}` : "?"}`,
  );

describe("groups", () => {
  test("without group columns there is one group, all", () => {
    expect(release(many(6, {}), [])).toEqual({
      edition: "test-1",
      synthetic: true,
      groups: [
        { id: "all", of: {}, n: 6, statistics: [{ fact: "participants.committed", n: 6, step: 40, median: 40 }] },
      ],
    });
  });
  test("levels of the hierarchy in order, each in order of its values", () => {
    const clusters = [
      ...many(12, { country: "NO", portfolio: "ict", label: "gold" }),
      ...many(12, { country: "DK", portfolio: "food_industry", label: "bronze" }),
    ];
    const released = release(clusters);
    expect(released.groups.map((group) => group.id)).toEqual([
      "all",
      "portfolio:food_industry",
      "portfolio:ict",
      "label:bronze",
      "label:gold",
      "country:DK",
      "country:NO",
      "portfolio:food_industry/country:DK",
      "portfolio:ict/country:NO",
    ]);
    expect(released.groups.map((group) => group.n)).toEqual([24, 12, 12, 12, 12, 12, 12, 12, 12]);
    expect(released.groups.at(-1)?.of).toEqual({ portfolio: "ict", country: "NO" });
  });
  test("a level whose column the portfolio has not is left out", () => {
    expect(release(many(6, { country: "NO" }), ["country"]).groups.map((group) => group.id)).toEqual([
      "all",
      "country:NO",
    ]);
  });
  test("a cluster with an empty cell is in no group of that column", () => {
    expect(told(release([...many(6, { country: "NO" }), ...many(6, {})], ["country"]))).toEqual([
      "all 12: median of 12",
      "country:NO 6: median of 6",
    ]);
  });
  test("ids are made of what forms the group", () => {
    expect([
      groupId({}),
      groupId({ country: "NO" }),
      groupId({ country: "NO", portfolio: "ict" }),
      groupId({ label: "gold" }),
    ]).toEqual(["all", "country:NO", "portfolio:ict/country:NO", "label:gold"]);
  });
});

describe("rule 6: a group that differs from a published one by 1 to 5 is withheld", () => {
  test.each<[number, string]>([
    [1, "differs_too_little (20)"],
    [5, "differs_too_little (20)"],
    [6, "median of 20"],
  ])("20 of all and %i abroad: %s", (abroad, expected) => {
    const released = release([...many(20, { country: "NO" }), ...many(abroad, { country: "DK" })], ["country"]);
    expect(told(released)).toContain(`country:NO 20: ${expected}`);
  });
  test("a group that is the same as a published one gives nothing new", () => {
    expect(told(release(many(12, { country: "NO" }), ["country"]))).toEqual([
      "all 12: median of 12",
      "country:NO 12: median of 12",
    ]);
  });
  test("the difference is counted both ways: 3 out and 3 in are 6", () => {
    const overlap = (out: number): string[] =>
      told(
        release(
          [
            ...many(30, {}),
            ...many(9, { portfolio: "ict", country: "NO" }),
            ...many(out, { portfolio: "ict" }),
            ...many(3, { country: "NO" }),
          ],
          ["portfolio", "country"],
        ),
      );
    expect(overlap(3)).toEqual([
      "all 45: median of 45",
      "portfolio:ict 12: median of 12",
      "country:NO 12: median of 12",
      "portfolio:ict/country:NO 9: differs_too_little (9)",
    ]);
    expect(overlap(2)).toEqual([
      "all 44: median of 44",
      "portfolio:ict 11: median of 11",
      "country:NO 12: differs_too_little (12)",
      "portfolio:ict/country:NO 9: differs_too_little (9)",
    ]);
  });
  test("clusters with unknown values are not in the set that is compared", () => {
    // 20 known at home, 6 abroad of whom 2 are unknown: the known differ by 4
    const clusters = [
      ...many(20, { country: "NO" }),
      ...many(4, { country: "DK" }),
      ...many(2, { country: "DK", value: "" }),
    ];
    expect(told(release(clusters, ["country"]))).toEqual([
      "all 26: median of 24",
      "country:DK 6: too_few (4)",
      "country:NO 20: differs_too_little (20)",
    ]);
  });
  test("a group that was withheld as too few hides nothing from others", () => {
    const clusters = [
      ...many(5, { country: "DK", portfolio: "ict" }),
      ...many(6, { country: "NO", portfolio: "ict" }),
      ...many(20, {}),
    ];
    expect(told(release(clusters, ["portfolio", "country"]))).toEqual([
      "all 31: median of 31",
      "portfolio:ict 11: median of 11",
      "country:DK 5: too_few (5)",
      "country:NO 6: differs_too_little (6)",
      "portfolio:ict/country:DK 5: too_few (5)",
      "portfolio:ict/country:NO 6: differs_too_little (6)",
    ]);
  });
  test("disjoint groups of the same size differ by both", () => {
    const clusters = [...many(12, { country: "DK" }), ...many(12, { country: "NO" })];
    expect(told(release(clusters, ["country"])).slice(1)).toEqual([
      "country:DK 12: median of 12",
      "country:NO 12: median of 12",
    ]);
  });
  test("a published part and a whole with five more", () => {
    const clusters = [...many(10, { portfolio: "ict", country: "NO" }), ...many(5, { country: "NO" }), ...many(30, {})];
    expect(told(release(clusters, ["portfolio", "country"]))).toContain("country:NO 15: differs_too_little (15)");
  });
  test("a group of too few is told as such, and nothing is measured against it", () => {
    const clusters = [...many(5, { portfolio: "ict", country: "NO" }), ...many(3, { country: "NO" }), ...many(30, {})];
    expect(told(release(clusters, ["portfolio", "country"]))).toEqual([
      "all 38: median of 38",
      "portfolio:ict 5: too_few (5)",
      "country:NO 8: median of 8",
      "portfolio:ict/country:NO 5: too_few (5)",
    ]);
    expect(told(release([...many(5, { country: "NO" }), ...many(5, { country: "DK" })], ["country"]))).toEqual([
      "all 10: median of 10",
      "country:DK 5: too_few (5)",
      "country:NO 5: too_few (5)",
    ]);
  });
  test("each fact by itself", () => {
    const rows = Array.from({ length: 24 }, (_, i) => [
      `c${i}`,
      i < 20 ? "NO" : "DK",
      "50",
      i < 6 || i >= 20 ? "" : "3",
    ]);
    const result = readPortfolio(edition, [
      ["cluster", "country", "participants.committed", "press.mentions"],
      ...rows,
    ]);
    const released = result.ok ? releasePortfolio(edition, result.value, "x", false) : null;
    expect(
      released?.groups
        .find((group) => group.id === "country:NO")
        ?.statistics.map((s) => ("withheld" in s ? s.withheld : s.n)),
    ).toEqual(["differs_too_little", 14]);
    expect(released?.synthetic).toBe(false);
  });
});

test("the same portfolio in another order gives the same answer", () => {
  const clusters = [
    ...Array.from(
      { length: 14 },
      (_, i): Cluster => ({ country: i < 8 ? "NO" : "DK", portfolio: i % 2 ? "ict" : "construction", value: 7 * i }),
    ),
  ];
  expect(release([...clusters].reverse())).toEqual(release(clusters));
});
