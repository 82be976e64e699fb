import { describe, expect, test } from "vitest";
import type { Cell } from "../read/table.ts";
import type { CompleteMapping, Mapping } from "../schema.ts";
import type { Field } from "./fields.ts";
import { columnsByField, readRow } from "./read-row.ts";

describe("a row", () => {
  const MAPPING: Mapping = {
    columns: [],
    orders: {},
    decimals: {},
    kind: "enterprise",
    country: "NO",
    scheme: "NO-BRREG",
    naceScheme: "NACE2",
    since: "2024-01-01",
    yearAlone: false,
    proof: "none",
    moneyUnit: 1,
    source: "members.csv",
    sourceDate: null,
    orphans: "refuse",
    preset: null,
  };
  const read = (cells: Readonly<Partial<Record<Field, Cell>>>, said: Partial<CompleteMapping> = {}) => {
    const mapping = { ...MAPPING, ...said, columns: Object.keys(cells) as Field[] };
    return readRow({ number: 2, cells: Object.values(cells) }, { mapping, columns: columnsByField(mapping) });
  };
  const refusal = (...given: Parameters<typeof read>) => read(...given).refused?.code ?? null;
  const remarks = (...given: Parameters<typeof read>) => read(...given).notices.map(({ code }) => code);

  test.each<[string, Partial<Record<Field, Cell>>, Partial<CompleteMapping>, string]>([
    ["without a name", { name: " " }, {}, "name_missing"],
    // the whole file failed by it: it was no name for the register, and one for the reader
    ["with a name of which nothing is seen", { name: "\u200b\u00ad" }, {}, "name_missing"],
    ["with a number whose check digit is wrong", { name: "A", number: "923609017" }, {}, "number_not_valid"],
    ["that is the sum below the list", { name: "Sum:", headcount: 1234, town: "" }, {}, "total_row"],
    ["with a register that nobody knows", { name: "A", number: "1", scheme: "XX" }, {}, "scheme_unknown"],
    ["of a kind that nobody knows", { name: "A", kind: "thing" }, {}, "kind_unknown"],
    ["without a kind, where nobody chose one for the file", { name: "A", kind: "" }, { kind: null }, "kind_missing"],
    ["without a day of joining, where nobody chose one", { name: "A" }, { since: null }, "since_missing"],
    ["with a day that is none", { name: "A", since: "31.02.2024" }, {}, "day_not_read"],
    ["with a day that cannot be meant", { name: "A", since: "0026-01-01" }, {}, "day_not_read"],
    ["with a year alone", { name: "A", since: 2019 }, {}, "year_alone"],
    ["that leaves before it joins", { name: "A", since: "2024-05-01", until: "2024-04-30" }, {}, "until_before_since"],
    ["with a proof that nobody knows", { name: "A", proof: "perhaps" }, {}, "proof_unknown"],
    [
      "with a yes and words that nobody knows",
      { name: "A", proof: "ja, snart" },
      { yes: "agreement" },
      "proof_unknown",
    ],
    ["with a yes and a no", { name: "A", proof: "ja (nei)" }, { yes: "agreement" }, "proof_unknown"],
    ["with two proofs", { name: "A", proof: "avtale, kontingent" }, {}, "proof_unknown"],
    ["with a yes, where nothing tells by what", { name: "A", proof: "Ja" }, {}, "proof_yes"],
  ])("%s is refused", (_name, cells, said, code) => {
    expect(refusal(cells, said)).toBe(code);
  });

  test.each<[string, Partial<Record<Field, Cell>>, string[]]>([
    ["a blank industry code", { name: "A", nace: "" }, ["nace_missing"]],
    ["an industry code of zeros", { name: "A", nace: "00.000" }, ["nace_unspecified"]],
    ["an industry code that is none", { name: "A", nace: "steel" }, ["nace_not_read"]],
    ["a headcount in words", { name: "A", headcount: "ca. 50" }, ["headcount_not_read"]],
    ["half a person", { name: "A", headcount: 12.5 }, ["headcount_not_read"]],
    ["a turnover in words", { name: "A", turnover: "good" }, ["turnover_not_read"]],
    ["a size that leaves two classes open", { name: "A", size: "SMB" }, ["size_unknown"]],
    ["a country that is none", { name: "A", country: "Atlantis" }, ["country_unknown"]],
    [
      "a postal code of another country",
      { name: "A", country: "Norway", postal_code: "00-950" },
      ["postal_code_elsewhere"],
    ],
    ["a website in words", { name: "A", website: "none yet" }, ["website_not_read"]],
    ["bankrupt and being wound up", { name: "A", bankrupt: "true", liquidation: "ja" }, ["bankrupt", "liquidation"]],
  ])("%s is left out and said, and the row is taken", (_name, cells, codes) => {
    expect([refusal(cells), remarks(cells)]).toEqual([null, codes]);
  });

  test("what it says, and nothing else", () => {
    const cells: Partial<Record<Field, Cell>> = {
      name: "Skien Stål\nAS",
      number: "NO 923 609 016 MVA",
      nace: "C 25.620; 62.01",
      headcount: "1 250",
      turnover: "1,5",
      postal_code: 151,
      town: "OSLO",
      website: "www.skienstaal.no",
      since: "01.03.2024",
      until: "31.12.2025",
      proof: "signert",
      kind: "",
      legal_form: "AS",
    };
    expect(read(cells, { moneyUnit: 1_000_000, decimals: { 4: "," } }).about).toEqual({
      organisation: {
        name: "Skien Stål AS",
        register_scheme: "NO-BRREG",
        register_number: "923609016",
        nace: ["25.620", "62.01"],
        nace_scheme: "NACE2",
        headcount: 1250,
        turnover_cents: 150_000_000,
        postal_code: "0151",
        town: "OSLO",
        legal_form: "AS",
        website: "https://www.skienstaal.no",
        source: "members.csv",
      },
      // the last day belongs
      membership: { starts: "2024-03-01", ends: "2026-01-01", proof: "agreement" },
    });
  });

  test.each<[string, CompleteMapping["yes"], string | null]>([
    ["Ja", "fee", "fee"],
    ["x", "agreement", "agreement"],
    // a word of its own is not overruled
    ["kontingent", "agreement", "fee"],
    ["nei", "agreement", null],
    ["ja, signert", undefined, "agreement"],
    ["JA (kontingent)", "agreement", "fee"],
  ])("a proof of %j, where yes is %j, is %j", (proof, yes, stands) => {
    expect(read({ name: "A", proof }, { yes }).about?.membership).toEqual({ proof: stands });
  });

  test("a company that is called as a sum is one where it has a number or a town", () => {
    expect(refusal({ name: "Total", town: "Oslo" })).toBeNull();
    expect(refusal({ name: "SUM", number: "923609016" })).toBeNull();
  });

  test("a postal code names its country where nothing else does", () => {
    expect(read({ name: "A", postal_code: "DK-2100" }).about?.organisation).toMatchObject({
      country: "DK",
      postal_code: "DK-2100",
    });
  });

  test.each<[Partial<Record<Field, Cell>>, Partial<CompleteMapping>, { postal_code?: string; town?: string }]>([
    [{ postal_code: "3211 SANDEFJORD" }, {}, { postal_code: "3211", town: "SANDEFJORD" }],
    [{ postal_code: "3070 Sande i Vestfold" }, {}, { postal_code: "3070", town: "Sande i Vestfold" }],
    [{ town: "3746, Skien" }, {}, { postal_code: "3746", town: "Skien" }],
    [{ postal_code: "3746", town: "3746 Skien" }, {}, { postal_code: "3746", town: "Skien" }],
    [{ postal_code: "N-1430 Ås" }, { country: null }, { postal_code: "N-1430", town: "Ås" }],
    [{ postal_code: "00-950 Warszawa" }, { country: "PL" }, { postal_code: "00-950", town: "Warszawa" }],
    // what stands in the column of the town is the town
    [{ postal_code: "3211 SANDEFJORD", town: "Larvik" }, {}, { postal_code: "3211", town: "Larvik" }],
    // letters belong to the code there, and three digits are none here
    [{ postal_code: "1010 AB" }, { country: "NL" }, { postal_code: "1010 AB" }],
    [{ town: "17 mai plass" }, {}, { town: "17 mai plass" }],
  ])("code and town of %j", (cells, said, place) => {
    const { postal_code, town } = read({ name: "A", ...cells }, said).about?.organisation ?? {};
    expect({ ...(postal_code && { postal_code }), ...(town && { town }) }).toEqual(place);
  });

  test("a year alone stands for its first day where a person says so, and for its last where it is the end", () => {
    expect(read({ name: "A", since: "2019", until: 2021 }, { yearAlone: true }).about?.membership).toEqual({
      starts: "2019-01-01",
      ends: "2022-01-01",
    });
  });

  test("days with slashes are read as the column has them", () => {
    expect(read({ name: "A", since: "03/04/2024" }, { orders: { 1: "mdy" } }).about?.membership).toEqual({
      starts: "2024-03-04",
    });
  });

  test("an establishment needs no day of joining and no kind: its company has both", () => {
    expect(refusal({ name: "A", parent_number: "923609016" }, { since: null, kind: null })).toBeNull();
  });
});
