import { describe, expect, test } from "vitest";
import type { Cell } from "../read/table.ts";
import { ColumnCounter } from "./columns.ts";
import { countryOf } from "./countries.ts";
import { writtenDay } from "./days.ts";
import type { Field } from "./fields.ts";
import { fieldOfName, guessColumns } from "./guess.ts";
import { decimalSaid, readNumberCell } from "./numbers.ts";
import { presetColumns, presetOf } from "./presets.ts";
import { registerScheme } from "./register-numbers.ts";
import { kindOfWord, proofInName, proofOfWord, sizeOfWord } from "./words.ts";

describe("days", () => {
  test.each<[Cell, string]>([
    ["2026-03-01", "2026-03-01"],
    ["2026-03-01T12:30:00", "2026-03-01"],
    ["2026/3/1", "2026-03-01"],
    ["01.03.2026", "2026-03-01"],
    ["1.3.2026", "2026-03-01"],
    ["1. 3. 26", "2026-03-01"],
    ["1 Mar 2026", "2026-03-01"],
    ["1. mars 2026", "2026-03-01"],
    ["1. marts 2026", "2026-03-01"],
    ["1 marca 2026 r.", "2026-03-01"],
    ["15 października 2019", "2019-10-15"],
    ["1st March 2026", "2026-03-01"],
    ["March 1, 2026", "2026-03-01"],
    ["1-Mar-26", "2026-03-01"],
    [46082, "2026-03-01"],
    ["46082", "2026-03-01"],
    ["03/03/2026", "2026-03-03"],
  ])("%j is one day", (written, day) => {
    expect(writtenDay(written)).toEqual({ is: "day", day });
  });

  test.each<[Cell]>([["31.02.2026"], ["soon"], [""], ["13/13/2026"], ["2026-13-01"], [0.5], ["1"], ["12 Foo 2026"]])(
    "%j is none",
    (written) => {
      expect(writtenDay(written)).toEqual({ is: "none" });
    },
  );

  test("with slashes the day or the month may stand first; a year alone is a year", () => {
    expect(writtenDay("03/04/2026")).toEqual({ is: "either", dmy: "2026-04-03", mdy: "2026-03-04" });
    expect(writtenDay("13/04/2026")).toEqual({ is: "either", dmy: "2026-04-13", mdy: null });
    expect([writtenDay("2019"), writtenDay(2019)]).toEqual([
      { is: "year", year: 2019 },
      { is: "year", year: 2019 },
    ]);
  });

  const order = (...days: string[]) => {
    const counter = new ColumnCounter("Joined");
    for (const day of days) counter.add(day);
    return counter.done().order;
  };
  test("the whole column decides which of them it is", () => {
    expect(order("03/04/2026", "05/06/2026", "13/04/2026")).toBe("dmy");
    expect(order("03/04/2026", "04/13/2026")).toBe("mdy");
    expect(order("03/04/2026", "05/06/2026")).toBe("open");
    expect(order("13/04/2026", "04/13/2026")).toBe("mixed");
    expect(order("2026-04-03", "03.04.2026")).toBeNull();
  });
});

describe("numbers", () => {
  test.each<[string, "," | ".", number | null]>([
    ["1 234,5", ",", 1234.5],
    ["1.234.567,00", ",", 1234567],
    ["1,234,567.5", ".", 1234567.5],
    ["1'234", ".", 1234],
    ["12", ",", 12],
    ["1.234", ",", 1234],
    ["1.234", ".", 1.234],
    ["−4", ",", -4],
    ["ca. 50", ",", null],
    ["10-49", ",", null],
    ["1.2.3", ",", null],
    ["", ",", null],
  ])("%j with %j between its decimals is %j", (text, decimal, value) => {
    expect(readNumberCell(text, decimal)).toBe(value);
  });

  test.each<[string, "," | "." | null]>([
    ["1.234,5", ","],
    ["1,234.5", "."],
    ["1.234.567", ","],
    ["12,5", ","],
    ["1,234", null],
    ["12", null],
  ])("%j says %j", (text, said) => {
    expect(decimalSaid(text)).toBe(said);
  });
});

describe("names of columns", () => {
  test.each<[string, Field | null]>([
    ["Company name", "name"],
    ["Bedrift", "name"],
    ["Virksomhed", "name"],
    ["Nazwa firmy", "name"],
    ["Org.nr.", "number"],
    ["ORGANISASJONSNUMMER", "number"],
    ["CVR-nr.", "number"],
    ["NIP", "number"],
    ["Numer KRS", "number"],
    ["Antall ansatte 2025", "headcount"],
    ["Liczba pracowników", "headcount"],
    ["Omsætning (MEUR)", "turnover"],
    ["Bransje (NACE)", "nace"],
    ["Signert avtale", "proof"],
    ["Membership fee paid 2026", "proof"],
    ["Umowa podpisana", "proof"],
    ["Postnr.", "postal_code"],
    ["Kod pocztowy", "postal_code"],
    ["Miejscowość", "town"],
    ["Innmeldt", "since"],
    ["Data przystąpienia", "since"],
    ["Udmeldt", "until"],
    ["Type", "kind"],
    ["Rodzaj członka", "kind"],
    ["Contact person", null],
    ["E-post", null],
    ["", null],
    ["42", null],
  ])("%j is %j", (name, field) => {
    expect(fieldOfName(name)).toBe(field);
  });

  const column = (name: string, ...values: string[]) => {
    const counter = new ColumnCounter(name);
    for (const value of values) counter.add(value);
    return counter.done();
  };
  test("where the name says nothing, the look of the values does; what is taken is not taken twice", () => {
    const columns = [
      column("Bedrift", "Alfa", "Beta", "Gamma"),
      column("Kolonne 2", "989795848", "923609016", "982463718"),
      column("?", "www.alfa.no", "https://beta.no"),
      column("Selskap", "Alfa"),
      column("Brreg", "989795848", "923609016", "982463718"),
    ];
    expect(guessColumns(columns)).toEqual(["name", "number", "website", null, null]);
  });

  test("money of another currency is not taken for euros", () => {
    const names = ["Omsetning (MNOK)", "Revenue EUR", "Omsætning i kr."];
    expect(names.map((name) => guessColumns([column(name, "12,5")]))).toEqual([[null], ["turnover"], [null]]);
  });

  test("a kind is never guessed from a name", () => {
    expect(fieldOfName("University of South-Eastern Norway")).toBeNull();
    expect(kindOfWord("Universitetet i Sørøst-Norge")).toBeNull();
  });
});

test("words of the four languages for kinds, sizes and proofs", () => {
  expect(
    ["Bedrift", "Forskningsinstitutt", "uczelnia", "Offentlig myndighed", "Consultancy", "start-up", "xyz"].map(
      kindOfWord,
    ),
  ).toEqual(["enterprise", "research", "university", "public", "consultant", "enterprise", null]);
  expect(["Mikro", "Lille", "średnia", "Large", "SMB"].map(sizeOfWord)).toEqual([
    "micro",
    "small",
    "medium",
    "large",
    null,
  ]);
  expect(["Signert", "kontingent", "wkład rzeczowy", "nei", "perhaps"].map(proofOfWord)).toEqual([
    "agreement",
    "fee",
    "contribution",
    "none",
    null,
  ]);
});

test.each([
  ["Signert avtale", "agreement"],
  ["Membership fee paid 2026", "fee"],
  ["Składka", "fee"],
  ["Egeninnsats", "contribution"],
  ["Forpliktet", undefined],
  ["", undefined],
])("the name of the column %j says that a yes is %j", (name, proof) => {
  expect(proofInName(name)).toBe(proof);
});

test("countries by code and by name in the languages around", () => {
  expect(
    ["NO", "no", "Norge", "Polska", "Tyskland", "Germany", "United Kingdom", "Storbritannia", "Atlantis", "XX"].map(
      countryOf,
    ),
  ).toEqual([...["NO", "NO", "NO", "PL", "DE", "DE", "GB", "GB", null, null]]);
});

test.each([
  ["NO-BRREG", "923 609 016", true],
  ["NO-BRREG", "923609017", false],
  ["NO-BRREG", "92360901", false],
  ["DK-CVR", "10403782", true],
  ["DK-CVR", "10403783", false],
  ["PL-NIP", "526-025-02-74", true],
  ["PL-NIP", "5260250275", false],
  ["PL-KRS", "28860", true],
  ["PL-REGON", "010334578", true],
  ["PL-REGON", "010334579", false],
  ["SE-BOLAGSVERKET", "556016-0680", true],
  ["SE-BOLAGSVERKET", "556016-0681", false],
  ["FI-YTJ", "0112038-9", true],
  ["FI-YTJ", "0112038-8", false],
])("%s: %s is a number of it: %s", (id, written, valid) => {
  const scheme = registerScheme(id);
  expect(scheme?.valid(scheme.plain(written))).toBe(valid);
});

describe("open formats of the Norwegian register", () => {
  const UNITS = [
    "organisasjonsnummer",
    "navn",
    "organisasjonsform.kode",
    "naeringskode1.kode",
    "antallAnsatte",
    "forretningsadresse.postnummer",
    "forretningsadresse.poststed",
    "konkurs",
    "underAvvikling",
    "overordnetEnhet",
    "maalform",
  ];
  const PLACES = [
    "organisasjonsnummer",
    "navn",
    "organisasjonsform.kode",
    "beliggenhetsadresse.postnummer",
    "overordnetEnhet",
  ];
  test("legal units and establishments are told apart by their addresses", () => {
    expect([presetOf(UNITS)?.id, presetOf(PLACES)?.id, presetOf(["organisasjonsnummer", "navn"])]).toEqual([
      "brreg_units",
      "brreg_establishments",
      null,
    ]);
  });
  test("the number of the company counts for establishments only", () => {
    const [units, places] = [presetOf(UNITS), presetOf(PLACES)];
    expect(units && presetColumns(units, UNITS)).toEqual([
      "number",
      "name",
      "legal_form",
      "nace",
      "headcount",
      "postal_code",
      "town",
      "bankrupt",
      "liquidation",
      null,
      null,
    ]);
    expect(places && presetColumns(places, PLACES)).toEqual([
      "number",
      "name",
      "legal_form",
      "postal_code",
      "parent_number",
    ]);
  });
});
