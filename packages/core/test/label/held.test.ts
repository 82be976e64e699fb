import { describe, expect, test } from "vitest";
import {
  type HeldLabel,
  isFollowed,
  type LabelLevel,
  latestEnd,
  previousLabel,
  renewableUntil,
  shownLabel,
} from "../../src/index.ts";
import { edition } from "../support.ts";

const held = (label: LabelLevel, from: string, until: string, standing: HeldLabel["standing"] = "valid"): HeldLabel => {
  return { label, from, until, standing };
};
const BRONZE = held("bronze", "2026-01-10", "2028-01-10");
const GOLD = held("gold", "2026-06-01", "2028-06-01");
const DAY = "2027-01-01";
const shown = (...labels: HeldLabel[]) => shownLabel(labels, DAY);

describe("3.5: what a cluster shows", () => {
  test("nothing that is suspended or withdrawn, nor what begins later", () => {
    expect(shown()).toBeNull();
    expect(shown({ ...GOLD, standing: "suspended" }, { ...BRONZE, standing: "withdrawn" })).toBeNull();
    expect(shown(held("gold", "2027-01-02", "2029-01-01"))).toBeNull();
  });
  // there was one place for all labels, and whatever was written last stood in it
  test("the highest that is valid, in whatever order they were given", () => {
    const gold = { level: "gold", from: GOLD.from, until: GOLD.until };
    expect([shown(BRONZE, GOLD), shown(GOLD, BRONZE)]).toEqual([gold, gold]);
    expect(shown({ ...GOLD, standing: "withdrawn" }, BRONZE)).toMatchObject({ level: "bronze" });
    expect(shown(held("gold", "2024-01-01", "2026-12-31"), BRONZE)).toMatchObject({ level: "bronze" });
    expect(shown(held("gold", "2024-01-01", DAY), BRONZE)).toMatchObject({ level: "gold" });
  });
  test("with its renewal, which begins without a gap", () =>
    expect(shown(BRONZE, held("bronze", "2028-01-11", "2031-01-10"))).toEqual({
      level: "bronze",
      from: "2026-01-10",
      until: "2031-01-10",
    }));
  test("the last that expired, where none is valid", () =>
    expect(shown(held("bronze", "2022-01-01", "2024-01-01"), held("silver", "2020-01-01", "2022-01-01"))).toEqual({
      level: "bronze",
      from: "2022-01-01",
      until: "2024-01-01",
    }));
});

describe("3.5: what a new label renews", () => {
  const previous = (wanted: LabelLevel, ...labels: HeldLabel[]) => previousLabel(labels, wanted, DAY);
  test("nothing that is suspended", () => {
    expect(previous("bronze")).toBeNull();
    expect(previous("gold", { ...GOLD, standing: "suspended" })).toBeNull();
  });
  test("the one of its level that ends last, whatever stands above it", () => {
    const silver = held("silver", "2025-01-01", "2026-12-31");
    expect(previous("silver", held("silver", "2022-01-01", "2024-12-31"), silver, GOLD)).toEqual({
      label: "silver",
      validUntil: "2026-12-31",
    });
  });
  test("without one of its level the one that the cluster shows", () =>
    expect(previous("gold", BRONZE)).toEqual({ label: "bronze", validUntil: "2028-01-10" }));
});

describe("3.5: the end of a label", () => {
  test("is followed by one of its level or above that ends later", () => {
    expect([isFollowed(GOLD, [GOLD, BRONZE]), isFollowed(BRONZE, [GOLD, BRONZE])]).toEqual([false, true]);
    expect(isFollowed(BRONZE, [BRONZE, { ...GOLD, standing: "suspended" }])).toBe(false);
    expect(isFollowed(GOLD, [GOLD, held("bronze", "2028-01-11", "2031-01-10")])).toBe(false);
  });
  test("leaves a year for the renewal", () =>
    expect(renewableUntil(edition.edition, { label: "gold", until: "2028-02-29" })).toBe("2029-02-28"));
  test("is no later than the longest validity, with the month in which that ends", () => {
    expect(latestEnd(edition.edition, { label: "bronze", from: "2024-05-10" })).toBe("2027-05-31");
    expect(latestEnd(edition.edition, { label: "gold", from: "2024-05-10" })).toBe("2026-05-31");
  });
});
