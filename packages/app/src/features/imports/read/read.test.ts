import { afterAll, describe, expect, test } from "vitest";
import { zipOf } from "../../../../test/support/zip.ts";
import { FileFault } from "../../../platform/uploads/file-fault.ts";
import { workbookOf } from "./making.ts";
import { knowTable, rowsOf } from "./open-table.ts";
import { MOST_ROWS } from "./table.ts";
import { cellsOf, Files, inspect } from "./testing.ts";

const files = new Files();
const file = (content: string | Buffer): string => files.write(content);
afterAll(() => files.close());

async function faultOf(work: Promise<unknown>): Promise<[string, unknown]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof FileFault) return [error.code, JSON.parse(error.message)];
    throw error;
  }
  return ["none", null];
}

describe("a file that cannot be read is refused by its reason", () => {
  test.each([
    ["an empty file", "", "empty"],
    ["blanks only", " \n \n", "empty"],
    ["a header only", "Name;Town\n", "header_only"],
    ["a PDF", "%PDF-1.7\n\u0000\u0001\u0002", "not_a_table"],
    ["a page", "<!DOCTYPE html><table><tr><td>Name</td></tr></table>", "not_a_table"],
    ["a workbook of before 2007, or one with a password", Buffer.from("d0cf11e0a1b11ae1", "hex"), "other_spreadsheet"],
    [
      "a workbook of OpenDocument",
      zipOf([{ name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet" }]),
      "other_spreadsheet",
    ],
    ["a binary workbook", zipOf([{ name: "xl/workbook.bin", content: "x" }]), "other_spreadsheet"],
    ["a ZIP of something else", zipOf([{ name: "letter.txt", content: "x" }]), "not_a_table"],
    ["a ZIP that breaks off", zipOf([{ name: "a", content: "x" }]).subarray(0, 40), "damaged"],
    ["a ZIP whose files have a password", zipOf([{ name: "a", content: "x", encrypted: true }]), "protected"],
  ])("%s", async (_name, content, code) => {
    expect((await faultOf(inspect(file(content))))[0]).toBe(code);
  });

  test("a small file that says it unpacks to a huge one is not unpacked", async () => {
    const bomb = zipOf([{ name: "xl/worksheets/sheet1.xml", content: "x", saidSize: 4_000_000_000 }]);
    expect(await faultOf(inspect(file(bomb)))).toEqual(["unpacks_too_large", { limit: "400 MB" }]);
  });

  test("one that says it is small is stopped where it says it ends", async () => {
    const rows = `<sheetData>${"<row><c><v>1</v></c></row>".repeat(200_000)}</sheetData>`;
    const lying = workbookOf(
      [],
      [
        { name: "xl/workbook.xml", content: `<workbook><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>` },
        {
          name: "xl/_rels/workbook.xml.rels",
          content:
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        },
        { name: "xl/worksheets/sheet1.xml", content: `<worksheet>${rows}</worksheet>`, saidSize: 1000 },
      ],
    );
    expect((await faultOf(inspect(file(lying))))[0]).toBe("unpacks_too_large");
  });

  test("a ZIP of thousands of files is not gone through", async () => {
    const many = zipOf(Array.from({ length: 2100 }, (_, n) => ({ name: `${n}`, content: "" })));
    expect((await faultOf(inspect(file(many))))[0]).toBe("unpacks_too_large");
  });

  test("entities that a file defines for itself are refused", async () => {
    const laughs = workbookOf(
      [{ name: "A", xml: "" }],
      [
        {
          name: "xl/worksheets/sheet1.xml",
          content:
            '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
        },
      ],
    );
    expect((await faultOf(inspect(file(laughs))))[0]).toBe("damaged");
  });

  test("a quotation mark that is never closed, with its row", async () => {
    const lines = Array.from({ length: 100_000 }, (_, n) => `Firm ${n};Skien`).join("\n");
    expect(await faultOf(inspect(file(`Name;Town\nFirst;Skien\n"Second;Skien\n${lines}`)))).toEqual([
      "quote_open",
      { row: 3 },
    ]);
  });

  test("more rows than are taken, and no memory for them", async () => {
    const place = file(`Name;Town\n${"Firm;Skien\n".repeat(1_000_000)}`);
    global.gc?.();
    const before = process.memoryUsage().heapUsed;
    expect(await faultOf(inspect(place))).toEqual(["too_many_rows", { limit: MOST_ROWS }]);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(150_000_000);
  });

  test("the last row that is taken, and the first that is not", async () => {
    const rows = (count: number) => inspect(file(`Name;Town\n${"Firm;Skien\n".repeat(count)}`));
    expect((await rows(MOST_ROWS)).rows).toBe(MOST_ROWS);
    expect((await faultOf(rows(MOST_ROWS + 1)))[0]).toBe("too_many_rows");
  });

  test("more columns than are taken", async () => {
    const wide = Array.from({ length: 500 }, (_, n) => `c${n}`).join(";");
    expect((await faultOf(inspect(file(`${wide}\n${wide}\n`))))[0]).toBe("too_many_columns");
  });
});

describe("texts, however they were saved", () => {
  const TEXT = "Bedrift;Sted;Omsetning\r\nÅsgård Ærlig Øl;Skien;1,5\r\n";
  const AS_READ = [
    ["Bedrift", "Sted", "Omsetning"],
    ["Åsgård Ærlig Øl", "Skien", "1,5"],
  ];
  test.each([
    ["UTF-8", Buffer.from(TEXT), "utf-8"],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${TEXT}`), "utf-8"],
    ["Latin-1", Buffer.from(TEXT, "latin1"), "windows-1252"],
    ["UTF-16 with a mark", Buffer.from(`\uFEFF${TEXT}`, "utf16le"), "utf-16le"],
    ["UTF-16 without a mark", Buffer.from(TEXT, "utf16le"), "utf-16le"],
    ["UTF-16 the other way round", Buffer.from(`\uFEFF${TEXT}`, "utf16le").swap16(), "utf-16be"],
  ])("%s", async (_name, content, encoding) => {
    const place = file(content);
    expect((await knowTable(place, {})).how).toEqual({ kind: "csv", encoding, separator: ";" });
    expect(await cellsOf(place)).toEqual(AS_READ);
  });

  test("Polish letters of Windows-1250 are told from Nordic ones of Windows-1252", async () => {
    // Zakład Łódź, żółty
    const polish = Buffer.from([
      ...Buffer.from("Nazwa;Miasto\nZak"),
      0xb3,
      0x61,
      0x64,
      0x3b,
      0xa3,
      0xf3,
      0x64,
      0x9f,
      0x0a,
      0xbf,
      0xf3,
      0xb3,
      0x74,
      0x79,
      0x3b,
      0x78,
    ]);
    const place = file(polish);
    expect((await knowTable(place, {})).how).toMatchObject({ encoding: "windows-1250" });
    expect((await cellsOf(place))[1]).toEqual(["Zakład", "Łódź"]);
  });

  test.each([[";"], [","], ["\t"], ["|"]])("cells parted by %j, with the others inside of them", async (separator) => {
    const others = [";", ",", "|"].filter((one) => one !== separator).join(" ");
    const place = file(
      [
        ["Name", "Town", "About"],
        ["A", "Skien", others],
        ["B", "Porsgrunn", others],
      ]
        .map((row) => row.join(separator))
        .join("\n"),
    );
    expect(await cellsOf(place)).toEqual([
      ["Name", "Town", "About"],
      ["A", "Skien", others],
      ["B", "Porsgrunn", others],
    ]);
  });

  test("what no database holds is no part of a cell (far down in a file, one such sign ended the import)", async () => {
    const late = file(`Name;Town\n${"Alfa;Skien\n".repeat(30_000)}Al\u0000fa;\u0000\n`);
    expect((await cellsOf(late)).at(-1)).toEqual(["Alfa", ""]);
    const texts = ["Name", "Al&#xD800;fa&#0;"].map((text) => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`);
    const half = file(workbookOf([{ name: "A", xml: `<sheetData>${texts.join("")}</sheetData>` }]));
    expect((await cellsOf(half))[1]?.map((cell) => String(cell).replace(/[^ -~]/g, "?"))).toEqual(["Al?fa"]);
  });

  test("what the file itself says parts the cells", async () => {
    expect((await knowTable(file("sep=|\nName|Town, country\nA|Skien, Norway\n"), {})).how).toMatchObject({
      separator: "|",
    });
  });

  test("line breaks and separators between quotation marks belong to the cell; rows keep the numbers of the file", async () => {
    const place = file('Name;About\n\n"Skien\nStål";"says ""hi""; often"\n');
    const { how } = await knowTable(place, {});
    const rows = [];
    for await (const row of rowsOf(place, how)) rows.push(row);
    expect(rows).toEqual([
      { number: 1, cells: ["Name", "About"] },
      { number: 3, cells: ["Skien\nStål", 'says "hi"; often'] },
    ]);
  });

  test("what a person says about alphabet and separator counts", async () => {
    expect((await knowTable(file("a,b;c\n"), { encoding: "windows-1250", separator: "," })).how).toEqual({
      kind: "csv",
      encoding: "windows-1250",
      separator: ",",
    });
  });
});

describe("where the header stands", () => {
  test.each([
    ["in row 1", "Bedrift;Org.nr.\nA;1\n", 1],
    ["in row 3, below a title and a date", "Medlemsliste;\n;01.01.2026\nBedrift;Org.nr.\nA;1\n", 3],
    ["in row 5, below blank rows", ";;\nKlynge Telemark;;\n\n;;\nNazwa;NIP;Miasto\nA;1;x\n", 5],
    ["among names that nobody knows", "Alfa;Beta;Gamma\n1;2;3\n4;5;6\n", 1],
  ])("%s", async (_name, text, row) => {
    expect((await inspect(file(text))).headerRow).toBe(row);
  });

  test("as a person says", async () => {
    const found = await inspect(file("Bedrift;Org.nr.\nNavn;Nummer\nA;1\n"), { headerRow: 2 });
    expect([found.headerRow, found.rows, found.columns.map(({ name }) => name)]).toEqual([2, 1, ["Navn", "Nummer"]]);
  });
});
