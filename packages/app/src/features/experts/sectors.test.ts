import { expect, test } from "vitest";
import { sectorsOf } from "./sectors.ts";

test("activities of a cluster are sections of Rev. 2.1, whatever revision it names", () => {
  expect(sectorsOf(null, ["25.62"])).toEqual([]);
  expect(sectorsOf("NACE2.1", ["25.5", "C", "62"])).toEqual(["C", "K"]);
  // 62 was in J, which was split; banks were K and are L
  expect(sectorsOf("NACE2", ["25.62", "62.01", "64"])).toEqual(["C", "J", "K", "L"]);
});
