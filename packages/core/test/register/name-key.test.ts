import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameKey } from "../../src/index.ts";

describe("two spellings of a name have the same key", () => {
  test.each([
    ["Grønn Metall AS", "GRØNN METALL"],
    ["Grønn Metall AS", "Grønn Metall A/S"],
    ["Grønn Metall AS", "Grønn Metall a.s."],
    ["Grønn Metall AS", "AS Grønn  Metall"],
    ["Equinor ASA", "Equinor"],
    ["Ærø Værft ApS", "Aero Vaerft"],
    ["Skåne Stål AB (publ)", "Skane Stal"],
    ["Zakład Łódź Sp. z o.o.", "zaklad lodz"],
    ["Zakład Łódź sp. z o. o.", "Zakład Łódź Spółka z ograniczoną odpowiedzialnością"],
    ["Polska Huta S.A.", "Polska Huta Spółka Akcyjna"],
    ["Müller & Söhne GmbH & Co. KG", "Muller, Sohne"],
    ["J. P. Straße GmbH", "JP Strasse"],
    ["Nordic Pumps Ltd.", "Nordic-Pumps"],
    ["Suomen Puu Oy Ab", "Suomen Puu"],
    ["Ｎｏｒｄ", "nord"],
  ])("%s, %s", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });
});

test("different names keep different keys", () => {
  expect(nameKey("Nord AS")).not.toBe(nameKey("Nord Øst AS"));
  expect(nameKey("Vind 1 AS")).not.toBe(nameKey("Vind 2 AS"));
  expect(nameKey("Astrid AS")).toBe("astrid");
  expect(nameKey("ASKO")).toBe("asko");
  expect(nameKey("Da Vinci AS")).toBe("da vinci");
});

test("a name that is only a legal form stays, and one without letters has no key", () => {
  expect(nameKey("AS")).toBe("as");
  expect(nameKey("AB A/S")).toBe("ab");
  expect(nameKey(" -- ")).toBe("");
  expect(nameKey("東京 AS")).toBe("東京");
});

test("the key of a key is the key", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (name) => {
      expect(nameKey(nameKey(name))).toBe(nameKey(name));
    }),
    { numRuns: 2000 },
  );
});
