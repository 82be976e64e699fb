import { describe, expect, test } from "vitest";
import { mainGroup, ownPortfolio, quartilesOf, readPortfolio, releasePortfolio } from "../../src/index.ts";
import { edition, example, readData } from "../support.ts";

/** Triggers, positions and the profile are measured against one group: the own portfolio when it is large enough, else all. */

describe("the group that a cluster is measured against", () => {
  const portfolio = (ict: number, others: number): ReturnType<typeof releasePortfolio> => {
    const rows = Array.from({ length: ict + others }, (_, i) => [`c${i}`, i < ict ? "ict" : "construction", "50"]);
    const result = readPortfolio(edition, [["cluster", "portfolio", "participants.committed"], ...rows]);
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    return releasePortfolio(edition, result.value, "x", true);
  };
  const input = (own: unknown): ReturnType<typeof readData> => {
    const data = example("bronze-weak-international");
    data.facts["cluster.portfolio"] = own;
    return readData(data);
  };
  const from = edition.edition.files["portfolios.yaml"].main_group.from;
  test("the own portfolio when it is large enough, else all", () => {
    expect([
      mainGroup(edition, input("ict"), portfolio(from, 40))?.id,
      mainGroup(edition, input("ict"), portfolio(from - 1, 40))?.id,
    ]).toEqual(["portfolio:ict", "all"]);
  });
  test("all when the own portfolio is unknown or not among them", () => {
    expect([
      mainGroup(edition, input(null), portfolio(from, 40))?.id,
      mainGroup(edition, input("transportation"), portfolio(from, 40))?.id,
    ]).toEqual(["all", "all"]);
  });
  test("none when nothing was released", () =>
    expect(mainGroup(edition, input("ict"), { edition: "x", synthetic: true, groups: [] })).toBe(null));
  test("the own portfolio as the case says", () =>
    expect([ownPortfolio(edition, input("ict")), ownPortfolio(edition, input(null))]).toEqual(["ict", null]));
  test("a median beside the reason why it is withheld is not taken (it once was)", () => {
    const statistics = [{ fact: "team.fte", n: 30, step: 1, median: 3, withheld: "too_few" }] as const;
    expect([...quartilesOf({ statistics })]).toEqual([]);
  });
  test("its medians and quartiles by fact; what was withheld is not there", () => {
    const { groups } = portfolio(from, 40);
    expect([...quartilesOf(groups[0] ?? null)]).toEqual([
      [
        "participants.committed",
        { fact: "participants.committed", n: from + 40, step: 10, median: 50, q1: 50, q3: 50 },
      ],
    ]);
    expect(quartilesOf({ statistics: [{ fact: "a.b", n: 3, withheld: "too_few" }] }).size).toBe(0);
    expect(quartilesOf(null).size).toBe(0);
  });
});
