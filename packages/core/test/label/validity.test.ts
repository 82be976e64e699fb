import { describe, expect, test } from "vitest";
import type { CompiledEdition, Decision } from "../../src/index.ts";
import { decided, edition, editionWith } from "../support.ts";

/** Kind and dates of an award (label-rules.csv, group validity). */

const NAMES = { bronze: "bronze-weak-international", silver: "decisions/silver-first", gold: "gold-clear" } as const;
type Label = keyof typeof NAMES;
type Previous = { label: Label; valid_until: string } | null;

function dates(
  label: Label,
  assessment_date: string,
  previous: Previous = null,
  of: CompiledEdition = edition,
): string[] {
  const { outcome, kind, validFrom, validUntil }: Decision = decided(
    NAMES[label],
    { application: { assessment_date, previous } },
    of,
  );
  expect(outcome).toBe("awarded");
  return [kind, validFrom, validUntil] as string[];
}

describe("validity.first_from, validity.first_until: from the day of the assessment, two years", () => {
  test.each<Label>(["bronze", "silver", "gold"])("%s", (label) =>
    expect(dates(label, "2026-09-17")).toEqual(["first", "2026-09-17", "2028-09-17"]),
  );
  test("29 February becomes 28 February where there is no such day", () =>
    expect(dates("bronze", "2024-02-29")).toEqual(["first", "2024-02-29", "2026-02-28"]));
  test("28 February stays the 28th in a leap year", () =>
    expect(dates("gold", "2026-02-28")).toEqual(["first", "2026-02-28", "2028-02-28"]));
});

describe("validity.renewal_from, validity.renewal_until: from the day after the old end, counted from the old end", () => {
  test.each<[Label, string]>([
    ["bronze", "2029-03-31"],
    ["silver", "2029-03-31"],
    ["gold", "2028-03-31"],
  ])("%s to %s, wherever in the grace year the assessment was", (label, until) => {
    for (const day of ["2026-04-01", "2026-10-15", "2027-03-31"]) {
      expect(dates(label, day, { label, valid_until: "2026-03-31" })).toEqual(["renewal", "2026-04-01", until]);
    }
  });
  test("an old end on 29 February", () => {
    expect(dates("gold", "2024-06-01", { label: "gold", valid_until: "2024-02-29" })).toEqual([
      "renewal",
      "2024-03-01",
      "2026-02-28",
    ]);
    expect(dates("bronze", "2024-06-01", { label: "bronze", valid_until: "2024-02-29" })).toEqual([
      "renewal",
      "2024-03-01",
      "2027-02-28",
    ]);
  });
  test("renewal.earliest is none: an early renewal also counts from the old end", () => {
    expect(dates("gold", "2025-01-10", { label: "gold", valid_until: "2026-03-31" })).toEqual([
      "renewal",
      "2026-04-01",
      "2028-03-31",
    ]);
  });
  test("an old end on the last day of a year", () => {
    expect(dates("silver", "2024-05-05", { label: "silver", valid_until: "2023-12-31" })).toEqual([
      "renewal",
      "2024-01-01",
      "2026-12-31",
    ]);
  });
});

describe("validity.grace_years: up to and on the day one year after the old end", () => {
  test.each<[string, string, string]>([
    ["2025-05-31", "2026-05-31", "renewal"],
    ["2025-05-31", "2026-06-01", "first"],
    ["2025-05-31", "2025-05-31", "renewal"],
    ["2024-02-29", "2025-02-28", "renewal"],
    ["2024-02-29", "2025-03-01", "first"],
    ["2023-02-28", "2024-02-28", "renewal"],
    ["2023-02-28", "2024-02-29", "first"],
  ])("old end %s, assessment %s: %s", (valid_until, day, kind) =>
    expect(dates("gold", day, { label: "gold", valid_until })[0]).toBe(kind),
  );
  test("one day later it is a first label with dates of its own", () => {
    expect(dates("gold", "2026-06-01", { label: "gold", valid_until: "2025-05-31" })).toEqual([
      "first",
      "2026-06-01",
      "2028-06-01",
    ]);
  });
});

describe("validity.kind_renewal: previous.label == application.label", () => {
  test.each<[Label, Label]>([
    ["gold", "silver"],
    ["gold", "bronze"],
    ["silver", "gold"],
    ["bronze", "silver"],
  ])("%s after %s is a first label", (label, before) =>
    expect(dates(label, "2026-06-01", { label: before, valid_until: "2026-05-31" })[0]).toBe("first"),
  );
  test("without a previous label it is the first", () => expect(dates("gold", "2026-06-01")[0]).toBe("first"));
});

describe("validity_end month_end: the last day of that month, for every new end date", () => {
  const monthEnd = editionWith({ file: "label-rules.yaml", from: "value: same_day", to: "value: month_end" });
  test.each<[string, string]>([
    ["2026-09-17", "2028-09-30"],
    ["2024-02-29", "2026-02-28"],
    ["2026-02-10", "2028-02-29"],
    ["2026-12-31", "2028-12-31"],
  ])("first label of %s: to %s, from the same day", (day, until) =>
    expect(dates("gold", day, null, monthEnd)).toEqual(["first", day, until]),
  );
  test("renewal: the old end counts, and no gap", () => {
    expect(dates("silver", "2026-06-01", { label: "silver", valid_until: "2026-02-15" }, monthEnd)).toEqual([
      "renewal",
      "2026-02-16",
      "2029-02-28",
    ]);
  });
});

describe("parameters of validity, some per label", () => {
  test("another grace period moves the last day", () => {
    const from = "  - id: validity.grace_years\n    label: all\n    value: 1";
    const longer = editionWith({ file: "label-rules.yaml", from, to: from.replace("value: 1", "value: 2") });
    expect(dates("gold", "2027-05-31", { label: "gold", valid_until: "2025-05-31" }, longer)[0]).toBe("renewal");
    expect(dates("gold", "2027-06-01", { label: "gold", valid_until: "2025-05-31" }, longer)[0]).toBe("first");
  });
  test("three years for a Gold renewal leave the others as they are", () => {
    const from = "  - id: validity.renewal_years\n    label: gold\n    value: 2";
    const three = editionWith({ file: "label-rules.yaml", from, to: from.replace("value: 2", "value: 3") });
    expect(dates("gold", "2026-06-01", { label: "gold", valid_until: "2026-05-31" }, three)[2]).toBe("2029-05-31");
    expect(dates("gold", "2026-06-01", null, three)[2]).toBe("2028-06-01");
  });
  test("the row of the label goes before the row for all", () => {
    const rows =
      "  - id: validity.grace_years\n    label: all\n    value: 1\n    unit: years\n    provenance: S\n    source: excellence.md 3.5\n";
    const own = editionWith({
      file: "label-rules.yaml",
      from: rows,
      to: `${rows}${rows.replace("label: all", "label: silver").replace("value: 1", "value: 2")}`,
    });
    expect(dates("silver", "2027-05-31", { label: "silver", valid_until: "2025-05-31" }, own)[0]).toBe("renewal");
    expect(dates("gold", "2027-05-31", { label: "gold", valid_until: "2025-05-31" }, own)[0]).toBe("first");
  });
});
