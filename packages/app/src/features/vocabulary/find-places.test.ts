import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCopy } from "../../../test/support/open-copy.ts";
import type { Database } from "../../platform/database/database.ts";
import { type AskedPlace, findPlaces, resolvePlaces } from "./find-places.ts";
import { postalCode } from "./tables.ts";

let db: Database;
beforeAll(async () => {
  db = await openCopy("empty");
  const row = (country: string, code: string, town: string, latitude: number, longitude: number) => ({
    ...{ country, code, town, latitude, longitude },
  });
  await db.asWorker((tx) =>
    tx.insert(postalCode).values([
      row("NO", "3936", "Porsgrunn", 59.1386, 9.6555),
      row("NO", "2100", "Skarnes", 60.2545, 11.6812),
      row("DK", "2100", "København Ø", 55.7023, 12.5777),
      row("PL", "59700", "Golnice", 51.3, 15.5),
      row("PL", "59700", "Bolesławiec", 51.2, 15.7),
      // a code that is used all over the country
      row("PL", "00000", "Hel", 54.6, 18.8),
      row("PL", "00000", "Zakopane", 49.3, 19.95),
    ]),
  );
});
afterAll(() => db.close());

const asked = (country: string | null, postalCode: string, town: string): AskedPlace => ({ country, postalCode, town });
const find = async (...place: Parameters<typeof asked>) =>
  (await db.asPublic((tx) => findPlaces(tx, [asked(...place)])))[0];
const PORSGRUNN = { latitude: 59.14054, longitude: 9.6561, source: "town" };

describe("what is not certain is not answered", () => {
  test.each([
    ["without a country", null, "3936", "Porsgrunn", "country_missing"],
    ["without anything", "NO", " ", "", "nothing_given"],
    ["a code that nobody imported", "SE", "111 22", "", "code_unknown"],
    ["a town that is not there", "NO", "", "Atlantis", "town_unknown"],
    ["a town of another country", "NO", "", "Göteborg", "town_unknown"],
    ["two towns of one name, 41 km apart", "NO", "", "Myre", "town_ambiguous"],
    ["two towns of one name in two regions", "NO", "", "Sandvika", "town_ambiguous"],
    ["a code on one end of the country and a town on the other", "NO", "2100", "Bergen", "contradiction"],
    ["a code that stands for places all over the country", "PL", "00-000", "", "code_unknown"],
    ["a country that is a way out of the folder", "../NO", "", "Porsgrunn", "town_unknown"],
    ["signs only", "NO", "-", "--", "town_unknown"],
  ] as const)("%s", async (_, country, code, town, reason) => {
    expect(await find(country, code, town)).toBe(reason);
    expect(await db.asPublic((tx) => resolvePlaces(tx, [asked(country, code, town)]))).toEqual([null]);
  });

  test("a postal code with the letters of another country is not taken for one of this", async () => {
    expect(await find("NO", "DK-2100", "Porsgrunn")).toEqual(PORSGRUNN);
    expect(await find("NO", "DK-2100", "")).toBe("code_unknown");
  });

  test("a postal code counts in its own country only", async () => {
    expect(await find("DK", "3936", "")).toBe("code_unknown");
    expect(await find("DK", "2100", "København Ø")).toEqual({
      latitude: 55.7023,
      longitude: 12.5777,
      source: "postal_code",
    });
  });
});

describe("from the postal code", () => {
  test.each([["3936"], ["NO-3936"], ["N-3936"], [" 39 36 "]])("however it is written: %s", async (code) => {
    expect(await find("NO", code, "")).toEqual({ latitude: 59.1386, longitude: 9.6555, source: "postal_code" });
  });

  test("a village nearby that no list has does not contradict it", async () => {
    expect(await find("NO", "3936", "Herøya")).toEqual({ latitude: 59.1386, longitude: 9.6555, source: "postal_code" });
  });

  test("of several places of one code the one that is named", async () => {
    expect(await find("PL", "59-700", "boleslawiec")).toEqual({
      latitude: 51.2,
      longitude: 15.7,
      source: "postal_code",
    });
  });

  test("none is named: the middle of them", async () => {
    expect(await find("PL", "59-700", "")).toEqual({ latitude: 51.25, longitude: 15.6, source: "postal_code" });
  });
});

describe("from the town", () => {
  test.each([
    ["NO", "PORSGRUNN", 59.14054],
    ["NO", "Ålesund", 62.47225],
    ["NO", "Aalesund", 62.47225],
    ["NO", "alesund", 62.47225],
    ["DK", "Aarhus C", 56.15674],
    ["DK", "KØBENHAVN  K", 55.67594],
    ["PL", "Lodz", 51.77058],
    ["PL", "bielsko biala", 49.82245],
    ["PL", "Warszawa", 52.22977],
    ["SE", "Göteborg", 57.70716],
    ["DE", "Muenchen", 48.13743],
    ["CH", "Sankt Gallen", 47.42391],
    ["FI", "Helsingfors 10", 60.16952],
    ["NO", "KRISTIANSAND S", 58.14671],
    ["PL", "PL-81-212 GDYNIA", 54.51889],
  ] as const)("%s %s", async (country, town, latitude) => {
    expect(await find(country, "", town)).toMatchObject({ latitude, source: "town" });
  });

  test("an unknown code falls back to it", async () => {
    expect(await find("NO", "9999", "Porsgrunn")).toEqual(PORSGRUNN);
  });

  test("answers come in the order of the questions", async () => {
    const answers = await db.asPublic((tx) =>
      resolvePlaces(tx, [asked("NO", "", "Atlantis"), asked("NO", "", "Porsgrunn"), asked("NO", "3936", "")]),
    );
    expect(answers).toEqual([null, PORSGRUNN, { latitude: 59.1386, longitude: 9.6555, source: "postal_code" }]);
  });
});
