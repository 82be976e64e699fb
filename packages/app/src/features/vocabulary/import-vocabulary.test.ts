import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { asc } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCopy } from "../../../test/support/open-copy.ts";
import type { Database } from "../../platform/database/database.ts";
import {
  FileFaults,
  importVocabulary,
  nameActivities,
  nameRegions,
  resolvePlaces,
  type VocabularyKind,
} from "./index.ts";
import { postalCode, vocabularyCode } from "./tables.ts";

let db: Database;
const folder = mkdtempSync(join(tmpdir(), "klynge-vocabulary-"));
beforeAll(async () => {
  db = await openCopy("empty");
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

let files = 0;
function fileOf(content: string | Buffer): string {
  const file = join(folder, `table-${++files}`);
  writeFileSync(file, content);
  return file;
}

const take = (kind: VocabularyKind, content: string | Buffer) => importVocabulary(db, kind, fileOf(content));
const refusal = (kind: VocabularyKind, file: string) =>
  importVocabulary(db, kind, file).then(
    () => "taken",
    (error: unknown) =>
      error instanceof FileFaults ? error.faults.map(({ path, code }) => `${path}: ${code}`) : error,
  );
const refused = (kind: VocabularyKind, content: string | Buffer) => refusal(kind, fileOf(content));

const POSTAL = "country_code,zipcode,place,state,latitude,longitude";
const NACE = "code,level,parent,section,en,no,da,sv,pl";
/** Sections and divisions of Rev. 2, a group and two classes; the titles are made up. */
const ACTIVITIES = [
  NACE,
  "J,1,,J,INFORMATION,INFORMASJON,INFORMATION,INFORMATION,INFORMACJA",
  "62,2,J,J,Programming,Programmering,Programmering,Programmering,Programowanie",
  "62.0,3,62,J,Programming,Programmering,Programmering,Programmering,Programowanie",
  "62.01,4,62.0,J,Writing programs,Skriving av programmer,Skrivning af programmer,Skriva,Pisanie programów",
  '62.02,4,62.0,J,"Advice, on programs",,Råd om programmer,Råd,Doradztwo',
];
const activities = (change: (lines: string[]) => string[] = (lines) => lines): string =>
  `${change([...ACTIVITIES]).join("\n")}\n`;

const stored = () =>
  db.asPublic((tx) =>
    tx.select().from(postalCode).orderBy(asc(postalCode.country), asc(postalCode.code), asc(postalCode.town)),
  );

describe("a file that is refused, with every reason", () => {
  test.each<[string, VocabularyKind, string | Buffer, readonly string[]]>([
    ["nothing in it", "nace", "", [": no_entries"]],
    ["a header alone", "postal-codes", `${POSTAL}\n`, [": no_entries"]],
    ["another table", "nuts", "a,b\n1,2\n", ["line 1: unknown_columns"]],
    ["of another kind", "nuts", activities(), ["line 1: unknown_columns"]],
    ["not UTF-8", "postal-codes", Buffer.from(`${POSTAL}\nNO,3936,Herøya,x,59.1,9.6\n`, "latin1"), [": not_utf8"]],
    ["a ZIP archive", "postal-codes", Buffer.from("504b030414000000", "hex"), [": zip_archive"]],
    ["half of a packed file", "postal-codes", gzipSync(POSTAL.repeat(500)).subarray(0, 40), [": file_unreadable"]],
    ["an open quote", "postal-codes", `${POSTAL}\nNO,"3936,x,y,59.1,9.6\n`, [": malformed_csv"]],
    ["a row without end", "postal-codes", `${POSTAL}\n${"x".repeat(3_000_000)}`, [": malformed_csv"]],
    [
      "rows with faults, each told once",
      "postal-codes",
      `${POSTAL}\nNO,3936,Porsgrunn,x,59.1,9.6\nXX,1,a,b,59,9\nNO,,a,b,"59,1",200\nNO,3937,c\n`,
      [
        "line 3: unknown_country",
        "line 4: empty_text",
        "line 4: not_a_coordinate",
        "line 4: not_a_coordinate",
        "line 5: row_length",
      ],
    ],
    [
      "more faults than one reads",
      "postal-codes",
      `${POSTAL}\n${"NO,,x,y,59.1,9.6\n".repeat(25)}`,
      [...Array.from({ length: 20 }, (_, i) => `line ${i + 2}: empty_text`), ": more_faults"],
    ],
    [
      "regions without form or name",
      "nuts",
      "nuts_id,name_latn\nno1,\nNO0A,Vestlandet\n",
      ["line 2: wrong_id", "line 2: empty_text"],
    ],
    ["a region twice", "nuts", "nuts_id,name_latn\nNO,Norge\nNO,Norge\n", ["line 3: duplicate_id"]],
    ["codes of no form", "nace", activities((lines) => [...lines, "6.2,3,62,J,x,x,x,x,x"]), ["line 7: wrong_id"]],
    ["a code twice", "nace", activities((lines) => [...lines, lines[5] as string]), ["line 7: duplicate_id"]],
    [
      "a class without its group",
      "nace",
      activities((lines) => lines.filter((line) => !line.startsWith("62.0,"))),
      ["line 4: unknown_reference", "line 5: unknown_reference"],
    ],
    ["a title in none of our languages", "nace", `${NACE}\nJ,1,,J,,,,INFORMATION,\n`, ["line 2: missing_text"]],
    [
      "a division that no revision has there",
      "nace",
      activities((lines) => [...lines, "01,2,C,C,x,x,x,x,x"]),
      ["line 7: not_in_nace"],
    ],
    [
      "divisions of both revisions",
      "nace",
      activities((lines) => [...lines, "68,2,M,M,x,x,x,x,x"]),
      ["line 7: not_in_nace"],
    ],
    [
      "too little to tell the revision",
      "nace",
      `${NACE}\nA,1,,A,x,x,x,x,x\n01,2,A,A,x,x,x,x,x\n`,
      [": revision_unclear"],
    ],
  ])("%s", async (_, kind, content, reasons) => {
    expect(await refused(kind, content)).toEqual(reasons);
    expect(await stored()).toEqual([]);
    expect(await db.asPublic((tx) => tx.select().from(vocabularyCode))).toEqual([]);
  });

  test("no file, and a folder", async () => {
    expect(await refusal("nace", join(folder, "nowhere"))).toEqual([": file_not_found"]);
    expect(await refusal("nace", folder)).toEqual([": file_unreadable"]);
  });

  test("a fault in the last row leaves what an earlier file brought", async () => {
    await take("postal-codes", `${POSTAL}\nFI,00100,Helsinki,x,60.17,24.93\n`);
    const before = await stored();
    expect(await refused("postal-codes", `${POSTAL}\nFI,00200,Espoo,x,60.2,24.6\nFI,00300,x,y,,\n`)).toEqual([
      "line 3: not_a_coordinate",
      "line 3: not_a_coordinate",
    ]);
    expect(await stored()).toEqual(before);
    await db.asWorker((tx) => tx.delete(postalCode));
  });
});

describe("postal codes", () => {
  const GEONAMES = [
    "NO\t3936\tPorsgrunn\tTelemark\t40\tPorsgrunn\t4001\t\t\t59.1386\t9.6555\t4",
    'NO\t1300\t"Sandvika\tAkershus\t32\tBærum\t3201\t\t\t59.8979\t10.4906\t',
  ].join("\n");

  test("as GeoNames gives them: tabs, no header, no quotes", async () => {
    expect(await take("postal-codes", GEONAMES)).toEqual({
      ...{ kind: "postal-codes", of: ["NO"], rows: 2, stored: 2, left_out: 0 },
    });
    expect(await stored()).toEqual([
      { country: "NO", code: "1300", town: '"Sandvika', latitude: 59.8979, longitude: 10.4906 },
      { country: "NO", code: "3936", town: "Porsgrunn", latitude: 59.1386, longitude: 9.6555 },
    ]);
  });

  test("places are more exact from now on", async () => {
    const asked = [{ country: "NO", postalCode: "3936", town: "Porsgrunn" }];
    expect(await db.asPublic((tx) => resolvePlaces(tx, asked))).toEqual([
      { latitude: 59.1386, longitude: 9.6555, source: "postal_code" },
    ]);
  });

  test("done again it is the same; a newer table takes the place of the older one of its countries", async () => {
    await take("postal-codes", GEONAMES);
    expect(await stored()).toHaveLength(2);
    const packed = gzipSync(
      `\uFEFF${POSTAL}\r\nPL,59-700,Golnice,x,51.3504,15.5852\r\nNO,0150,Oslo,x,59.9,10.7\r\nPL,59-700,Golnice,x,51.4,15.6\r\n`,
    );
    expect(await take("postal-codes", packed)).toEqual({
      ...{ kind: "postal-codes", of: ["NO", "PL"], rows: 3, stored: 2, left_out: 1 },
    });
    expect(await stored()).toEqual([
      { country: "NO", code: "0150", town: "Oslo", latitude: 59.9, longitude: 10.7 },
      { country: "PL", code: "59700", town: "Golnice", latitude: 51.3504, longitude: 15.5852 },
    ]);
  });

  test("two at once: the second waits for the first", async () => {
    const both = await Promise.all([take("postal-codes", GEONAMES), take("postal-codes", GEONAMES)]);
    expect(both.map(({ stored: count }) => count)).toEqual([2, 2]);
    expect((await stored()).filter(({ country }) => country === "NO")).toHaveLength(2);
  });
});

describe("NACE", () => {
  const named = (language: "en" | "nb") =>
    db.asPublic((tx) => nameActivities(tx, "NACE2", ["62.010", "62.02", "04.1", "25.11"], language));

  test("before an import a class has the title of its division", async () => {
    expect([...(await named("en"))]).toEqual([
      ["62.010", "Computer programming, consultancy and related activities"],
      ["62.02", "Computer programming, consultancy and related activities"],
      ["25.11", "Manufacture of fabricated metal products, except machinery and equipment"],
    ]);
  });

  test("afterwards its own, in English where the language is missing", async () => {
    expect(await take("nace", activities())).toEqual({ kind: "nace", of: ["NACE2"], rows: 5, stored: 5, left_out: 0 });
    expect([...(await named("nb"))]).toEqual([
      ["62.010", "Skriving av programmer"],
      ["62.02", "Advice, on programs"],
      ["25.11", "Produksjon av metallvarer, unntatt maskiner og utstyr"],
    ]);
  });

  test("national codes are left out, titles of one language join those of the others", async () => {
    const table =
      "code,parentCode,level,name,shortName\nJ,,1,IKT,IKT\n62,J,2,IT,IT\n62.0,62,3,IT,IT\n62.02,62.0,4,Råd,Råd\n62.020,62.02,5,Råd,Råd\n";
    expect(await take("nace", table)).toEqual({ kind: "nace", of: ["NACE2"], rows: 5, stored: 4, left_out: 1 });
    expect([(await named("nb")).get("62.02"), (await named("en")).get("62.02")]).toEqual([
      "Råd",
      "Advice, on programs",
    ]);
  });

  test("Rev. 2.1 as Eurostat gives it, codes before titles", async () => {
    const table = [
      "URI,IDENTIFIER,PARENT_IDENTIFIER,NACE_CODE,PARENT_CODE,NAME,LEVEL,Includes",
      'x,K,,K,,K TELECOMMUNICATION,sections,"two\nlines"',
      "x,62,K,62,K,62 Programming,divisions,",
      "x,621,62,62.1,62,62.1 Programming,groups,",
      "x,6210,621,62.10,62.1,62.10 Programming of 62.10 kinds,classes,",
    ].join("\n");
    expect(await take("nace", table)).toEqual({ kind: "nace", of: ["NACE2.1"], rows: 4, stored: 4, left_out: 0 });
    expect(await db.asPublic((tx) => nameActivities(tx, "NACE2.1", ["62.10"], "pl"))).toEqual(
      new Map([["62.10", "Programming of 62.10 kinds"]]),
    );
  });
});

test("regions: a newer table takes the place of the older one", async () => {
  const head = '"nuts_id","level","country","name_latn","name"';
  await take("nuts", `${head}\n"NO0A",2,"NO","Vestlandet","Vestlandet"\n"NO09",2,"NO","x","x"\n`);
  expect(
    await take("nuts", `${head}\n"NO0A",2,"NO","Vestlandet","Vestlandet"\n"EL30",2,"EL","Attiki","Αττική"\n`),
  ).toEqual({
    ...{ kind: "nuts", of: [], rows: 2, stored: 2, left_out: 0 },
  });
  expect([...(await db.asPublic((tx) => nameRegions(tx, ["NO0A", "NO09", "EL30"])))].sort()).toEqual([
    ["EL30", "Attiki"],
    ["NO0A", "Vestlandet"],
  ]);
});

test("nobody but the operator changes them", async () => {
  for (const as of [db.asPublic, (work: Parameters<typeof db.asPublic>[0]) => db.asPerson("ingrid-solheim", work)])
    await expect(as((tx) => tx.delete(postalCode))).rejects.toThrow();
});
