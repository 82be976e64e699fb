import { describe, expect, test } from "vitest";
import { readPortfolio } from "../../src/index.ts";
import { edition } from "../support.ts";

/** Reading a portfolio: "header `cluster[, country, portfolio, label]`, then fact ids; empty = unknown" (shell contract). */

type Rows = readonly (readonly string[])[];

const refused = (...rows: Rows): string[] => {
  const result = readPortfolio(edition, rows);
  return result.ok ? [] : result.faults.map(({ path, code }) => `${path}: ${code}`);
};
const read = (...rows: Rows): NonNullable<Extract<ReturnType<typeof readPortfolio>, { ok: true }>["value"]> => {
  const result = readPortfolio(edition, rows);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
};

describe("refused", () => {
  test.each<[string, Rows, string[]]>([
    ["an empty table", [], [": no_rows"]],
    ["a header alone", [["cluster", "team.fte"]], [": no_rows"]],
    [
      "no column of clusters first",
      [
        ["name", "team.fte"],
        ["a", "1"],
      ],
      ["row 1: missing_key"],
    ],
    [
      "no fact at all",
      [
        ["cluster", "country"],
        ["a", "NO"],
      ],
      ["row 1: no_facts"],
    ],
    [
      "an unknown fact",
      [
        ["cluster", "team.ftes", "team.fte"],
        ["a", "1", "1"],
      ],
      ["row 1, column 2: unknown_fact"],
    ],
    [
      "the reference date, which is no fact",
      [
        ["cluster", "team.fte", "case.reference_date"],
        ["a", "1", "2026-01-01"],
      ],
      ["row 1, column 3: unknown_fact"],
    ],
    [
      "a repeated column",
      [
        ["cluster", "team.fte", "team.fte"],
        ["a", "1", "1"],
      ],
      ["row 1, column 3: duplicate_key"],
    ],
    [
      "a repeated group column",
      [
        ["cluster", "country", "country", "team.fte"],
        ["a", "NO", "NO", "1"],
      ],
      ["row 1, column 3: duplicate_key"],
    ],
    ["a short row", [["cluster", "team.fte"], ["a"]], ["row 2: row_length"]],
    [
      "a long row",
      [
        ["cluster", "team.fte"],
        ["a", "1"],
        ["b", "1", "2"],
      ],
      ["row 3: row_length"],
    ],
    [
      "an empty name",
      [
        ["cluster", "team.fte"],
        [" ", "1"],
      ],
      ["row 2: empty_name"],
    ],
    [
      "a repeated cluster",
      [
        ["cluster", "team.fte"],
        ["a", "1"],
        ["b", "1"],
        [" a ", "2"],
      ],
      ["row 4: repeated_cluster"],
    ],
    [
      "a negative value",
      [
        ["cluster", "team.fte"],
        ["a", "-1"],
      ],
      ["row 2, team.fte: negative"],
    ],
    [
      "a count that is not whole",
      [
        ["cluster", "participants.sme"],
        ["a", "1.5"],
      ],
      ["row 2, participants.sme: not_whole"],
    ],
    [
      "a share above 1",
      [
        ["cluster", "survey.response_rate"],
        ["a", "1.1"],
      ],
      ["row 2, survey.response_rate: above_highest"],
    ],
    [
      "a computed share above 1",
      [
        ["cluster", "survey.response_rate", "survey.answered", "survey.invited"],
        ["a", "", "3", "2"],
      ],
      ["row 2, survey.response_rate: share_above_one"],
    ],
    [
      "a decimal comma",
      [
        ["cluster", "team.fte"],
        ["a", "1,5"],
      ],
      ["row 2, team.fte: decimal_comma"],
    ],
    [
      "a word for a number",
      [
        ["cluster", "team.fte"],
        ["a", "many"],
      ],
      ["row 2, team.fte: number_as_text"],
    ],
    [
      "a number that is not finite",
      [
        ["cluster", "team.fte"],
        ["a", "1e999"],
      ],
      ["row 2, team.fte: not_finite"],
    ],
    [
      "a yes that is not true",
      [
        ["cluster", "focus.named"],
        ["a", "yes"],
      ],
      ["row 2, focus.named: wrong_type"],
    ],
    [
      "a day that does not exist",
      [
        ["cluster", "cluster.start_date"],
        ["a", "2023-02-29"],
      ],
      ["row 2, cluster.start_date: not_a_date"],
    ],
    [
      "a code in capitals",
      [
        ["cluster", "fees.model"],
        ["a", "Flat"],
      ],
      ["row 2, fees.model: unknown_code"],
    ],
    [
      "groups that do not exist, which were compared as groups of their own",
      [
        ["cluster", "country", "portfolio", "label", "team.fte"],
        ["a", "Germany", "wood", "Platinum", "1"],
        ["b", "QQ", "ICT", "Gold", "1"],
        ["c", "NO", "ict", "gold", "1"],
      ],
      [
        "row 2, country: unknown_country",
        "row 2, portfolio: not_allowed",
        "row 2, label: not_allowed",
        "row 3, country: unknown_country",
        "row 3, portfolio: not_allowed",
        "row 3, label: not_allowed",
      ],
    ],
    [
      "codes of which one is none",
      [
        ["cluster", "strategy.themes"],
        ["a", "energy;Water"],
      ],
      ["row 2, strategy.themes[1]: unknown_code"],
    ],
  ])("%s", (_, rows, faults) => expect(refused(...rows)).toEqual(faults));

  test("every fault of the rows is listed", () => {
    expect(refused(["cluster", "team.fte"], ["a", "-1"], ["a", "x"], ["b"])).toEqual([
      "row 2, team.fte: negative",
      "row 3: repeated_cluster",
      "row 3, team.fte: number_as_text",
      "row 4: row_length",
    ]);
  });
  test("a derived value that contradicts its parts, as in a case", () => {
    expect(
      refused(["cluster", "survey.answered", "survey.invited", "survey.response_rate"], ["a", "24", "80", "0.4"]),
    ).toEqual(["row 2, survey.response_rate: contradicts_parts"]);
  });
  test("the details of header and rows", () => {
    const details = (...rows: Rows): unknown => {
      const result = readPortfolio(edition, rows);
      return result.ok ? [] : result.faults.map((f) => f.details);
    };
    expect(details(["cluster", "team.fte"], ["a"], ["b", "1"], ["b", "1"])).toEqual([
      { given: 1, expected: 2 },
      { given: "b" },
    ]);
    expect(details(["name", "team.fte"], ["a", "1"])).toEqual([{ key: "cluster" }]);
    expect(details(["cluster", "team.ftes", "team.fte"], ["a", "1", "1"])).toEqual([
      { given: "team.ftes", nearest: "" },
    ]);
    expect(details(["cluster", "team.fte", "team.fte"], ["a", "1", "1"])).toEqual([{ key: "team.fte" }]);
  });
  test("a fault of the header hides the rows", () => {
    expect(refused(["cluster", "team.ftes", "team.fte"], ["a", "x", "x"])).toEqual(["row 1, column 2: unknown_fact"]);
  });
});

describe("read", () => {
  test("group columns, facts and values in their order, an empty cell is unknown", () => {
    expect(
      read(
        ["cluster", "country", "team.fte", "label", "focus.named"],
        ["a", "NO", "1.5", "gold", "true"],
        ["b ", "", " ", "", "false"],
      ),
    ).toEqual({
      facts: ["team.fte", "focus.named"],
      columns: ["country", "label"],
      clusters: [
        { id: "a", groups: { country: "NO", label: "gold" }, values: [1.5, true] },
        { id: "b", groups: {}, values: [null, false] },
      ],
      warnings: [],
    });
  });
  test("what is odd is told with its place, as of a case (it passed in silence)", () => {
    const { warnings } = read(
      [
        "cluster",
        "fees.model",
        "participants.listed",
        "participants.committed_share",
        "participants.sme",
        "participants.committed",
      ],
      ["a", "wood", "", "", "", ""],
      ["b", "", "", "", "11", "10"],
    );
    expect(warnings.map(({ code, path }) => `${path}: ${code}`)).toEqual([
      "row 2, fees.model: unknown_code",
      "row 3, participants.sme: part_exceeds_whole",
    ]);
  });
  test("yes and no as spreadsheets write them", () => {
    const { clusters } = read(["cluster", "focus.named"], ["a", "TRUE"], ["b", "False"], ["c", "true"]);
    expect(clusters.map((cluster) => cluster.values[0])).toEqual([true, false, true]);
  });
  test("days, codes and lists of codes", () => {
    const { clusters } = read(
      ["cluster", "cluster.start_date", "fees.model", "strategy.themes"],
      ["a", "2031-01-01", "by_size", "energy; water|soil"],
    );
    expect(clusters[0]?.values).toEqual(["2031-01-01", "by_size", ["energy", "water", "soil"]]);
  });
  test("spaces around the names of columns", () => {
    expect(read([" cluster", "team.fte "], ["a", "1"]).facts).toEqual(["team.fte"]);
  });
  test("a code of digits stays a code", () => {
    expect(read(["cluster", "fees.model"], ["a", "2"]).clusters[0]?.values).toEqual(["2"]);
  });
  test("signs of an exponent", () => {
    const cells = ["1e+3", "1e-2", "1E3", "1e3"].map((text, i) => [`c${i}`, text]);
    const { clusters } = read(["cluster", "team.fte"], ...cells);
    expect(clusters.map((cluster) => cluster.values[0])).toEqual([1000, 0.01, 1000, 1000]);
  });
  test("numbers in exponent form, and below zero where that is lawful", () => {
    expect(
      read(["cluster", "acquisition.volume", "participants.growth_rate"], ["a", "1e6", "-0.25"]).clusters[0]?.values,
    ).toEqual([1_000_000, -0.25]);
  });
  test("a derived column is computed from others of the row where that is possible", () => {
    const { clusters } = read(
      ["cluster", "survey.response_rate", "survey.answered", "survey.invited"],
      ["a", "", "24", "80"],
      ["b", "0.5", "", "80"],
      ["c", "", "", "80"],
    );
    expect(clusters.map((cluster) => cluster.values[0])).toEqual([0.3, 0.5, null]);
  });
});
