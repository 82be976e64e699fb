import { expect, test } from "vitest";
import { isRegionOf } from "../../src/index.ts";

test.each([
  ["DK01", "NO"],
  ["NO0", "GB"],
  ["GB1", "GB"],
  ["GR30", "GR"],
  ["no0a", "NO"],
  ["NO0A12", "NO"],
  ["", "NO"],
  ["Vestland", "NO"],
])("%j is no region of %s", (code, country) => expect(isRegionOf(code, country)).toBe(false));

test.each([
  ["NO", "NO"],
  ["NO0A", "NO"],
  ["NO0A2", "NO"],
  ["EL30", "GR"],
  ["UKC", "GB"],
  ["PL213", "PL"],
])("%s lies in %s", (code, country) => expect(isRegionOf(code, country)).toBe(true));
