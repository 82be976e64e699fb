import { expect, it } from "vitest";
import { sayDecimal } from "./locale.ts";

// English, Danish and Polish locales set a hyphen
it.each([
  ["en", "−0.97", "0.5"],
  ["nb", "−0,97", "0,5"],
  ["da", "−0,97", "0,5"],
  ["pl", "−0,97", "0,5"],
] as const)("in %s a number below 0 has a minus sign, and 0 has none", (language, below, above) => {
  expect([-0.971, 0.5, -0.001, 0].map((value) => sayDecimal(value, language, 2))).toEqual([below, above, "0", "0"]);
});
