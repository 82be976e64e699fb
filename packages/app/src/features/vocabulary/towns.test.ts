import { expect, test } from "vitest";
import { OWN_NAMES } from "./own-names.ts";
import { findTown, writtenTown } from "./towns.ts";

test("every own name leads to the town that is meant, and to no other", () => {
  const lost = Object.entries(OWN_NAMES).flatMap(([country, names]) =>
    Object.keys(names).filter((own) => typeof findTown(country, own) === "string"),
  );
  expect(lost).toEqual([]);
});

test("a town in capitals is shown as it is written; what is not known, and what is not in capitals, stays", () => {
  const shown = (
    [
      "SANDEFJORD",
      "MO I RANA",
      "TØNSBERG",
      "KRISTIANSAND S",
      "SANDEFJØRD",
      "QWYZBY",
      "Sandefjord",
      "sandefjord",
      "Å",
      "NY",
      "",
    ] as const
  ).map((town) => writtenTown("NO", town));
  expect(shown).toEqual([
    "Sandefjord",
    "Mo i Rana",
    "Tønsberg",
    "Kristiansand S",
    // another spelling of a town that is known, and none
    "Sandefjørd",
    "QWYZBY",
    "Sandefjord",
    "sandefjord",
    "Å",
    "NY",
    "",
  ]);
  expect([writtenTown("PL", "BIELSKO-BIAŁA"), writtenTown("PL", "SANDEFJORD"), writtenTown(null, "OSLO")]).toEqual([
    "Bielsko-Biała",
    "SANDEFJORD",
    "OSLO",
  ]);
});
