import { describe, expect, test } from "vitest";
import { LANGUAGES, NACE, NACE_SCHEMES, naceSection, naceTitle, readNaceCode } from "../../src/index.ts";

describe("the tables", () => {
  test("Rev. 2 has 21 sections and 88 divisions, Rev. 2.1 has 22 and 87", () => {
    expect(
      NACE_SCHEMES.map((scheme) => [
        Object.keys(NACE[scheme].sections).join(""),
        Object.keys(NACE[scheme].divisions).length,
      ]),
    ).toEqual([
      ["ABCDEFGHIJKLMNOPQRSTU", 88],
      ["ABCDEFGHIJKLMNOPQRSTUV", 87],
    ]);
  });

  test.each(NACE_SCHEMES)(
    "%s: every division belongs to a section, every section has divisions that follow each other",
    (scheme) => {
      const { sections, divisions } = NACE[scheme];
      const codes = Object.keys(divisions).sort();
      const runs = codes.map((code) => divisions[code]?.section).filter((own, i, all) => own !== all[i - 1]);
      expect(runs).toEqual(Object.keys(sections));
    },
  );

  test.each(NACE_SCHEMES)("%s: no title is missing, with blanks around it, or written in capitals", (scheme) => {
    const { sections, divisions } = NACE[scheme];
    const all = Object.entries({ ...sections, ...divisions });
    const wrong = all.flatMap(([code, names]) =>
      LANGUAGES.filter(
        (language) =>
          !/^\p{Lu}\S*(\s\S+)*$/u.test(names[language]) || names[language] === names[language].toUpperCase(),
      ).map((language) => `${code} ${language}`),
    );
    expect(wrong).toEqual([]);
  });

  test.each(NACE_SCHEMES)("%s: nothing was left in English", (scheme) => {
    const { sections, divisions } = NACE[scheme];
    const left = Object.entries({ ...sections, ...divisions }).flatMap(([code, names]) =>
      LANGUAGES.filter((language) => language !== "en" && names[language] === names.en).map(
        (language) => `${code} ${language}`,
      ),
    );
    expect(left).toEqual([]);
  });
});

describe("a code as it stands in a register", () => {
  test.each([
    ["", "blank"],
    ["  ", "blank"],
    ["00.000", "unspecified"],
    ["00.00", "unspecified"],
    ["0", "unspecified"],
    ["04", "unknown"],
    ["62.01000", "unknown"],
    ["W", "unknown"],
    ["C62.01", "unknown"],
    ["62,01", "unknown"],
    ["6", "unknown"],
    ["1.11", "unknown"],
    ["software", "unknown"],
  ])("%j is a gap that has a name", (given, gap) => {
    expect(readNaceCode(given)).toEqual({ gap });
  });

  test.each([
    ["62.010", "62.01"],
    ["62.01", "62.01"],
    [" 62010 ", "62.01"],
    ["6201", "62.01"],
    ["62.01.00", "62.01"],
    ["62.01.z", "62.01"],
    ["J62.01", "62.01"],
    ["J 62", "62"],
    ["62.0", "62.0"],
    ["01.110", "01.11"],
    ["j", "J"],
  ])("%j is %s", (given, code) => {
    expect(readNaceCode(given)).toEqual({ code });
  });

  test("a division that only the other revision has is not known", () => {
    expect([readNaceCode("45.11", "NACE2"), readNaceCode("45.11", "NACE2.1")]).toEqual([
      { code: "45.11" },
      { gap: "unknown" },
    ]);
  });
});

test("the section depends on the revision", () => {
  expect([naceSection("NACE2", "62.01"), naceSection("NACE2.1", "62.10"), naceSection("NACE2", "J")]).toEqual([
    "J",
    "K",
    "J",
  ]);
  expect([
    naceSection("NACE2", "V"),
    naceSection("NACE2", "45.1"),
    naceSection("NACE2.1", "45.1"),
    naceSection("NACE2", ""),
  ]).toEqual([null, "G", null, null]);
});

test("a class that nobody imported is called as its division", () => {
  expect(LANGUAGES.map((language) => naceTitle("NACE2", "25.11", language))).toEqual([
    "Manufacture of fabricated metal products, except machinery and equipment",
    "Produksjon av metallvarer, unntatt maskiner og utstyr",
    "Jern- og metalvareindustri, undtagen maskiner og udstyr",
    "Produkcja metalowych wyrobów gotowych, z wyłączeniem maszyn i urządzeń",
  ]);
  expect(naceTitle("NACE2", "04", "en")).toBeNull();
});
