import { expect, test } from "vitest";
import { OWN_NAMES } from "./own-names.ts";
import { findTown } from "./towns.ts";

test("every own name leads to the town that is meant, and to no other", () => {
  const lost = Object.entries(OWN_NAMES).flatMap(([country, names]) =>
    Object.keys(names).filter((own) => typeof findTown(country, own) === "string"),
  );
  expect(lost).toEqual([]);
});
