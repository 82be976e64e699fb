import { afterAll, describe, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { workbookOf } from "./making.ts";
import { cellsOf, Files, inspect } from "./testing.ts";

const files = new Files();
const file = (content: string | Buffer): string => files.write(content);
afterAll(() => files.close());

describe("workbooks", () => {
  test("numbers, texts, days and yes or no as they were written", async () => {
    const buffer = await writeXlsxFile(
      [
        [{ value: "Name" }, { value: "Joined" }, { value: "Employees" }, { value: "Bankrupt" }],
        [
          { value: "Skien Stål & Co" },
          { value: new Date(Date.UTC(2026, 2, 1)), type: Date, format: "dd.mm.yyyy" },
          { value: 12.5, type: Number },
          { value: false, type: Boolean },
        ],
      ],
      {},
    ).toBuffer();
    expect(await cellsOf(file(buffer))).toEqual([
      ["Name", "Joined", "Employees", "Bankrupt"],
      ["Skien Stål & Co", "2026-03-01", 12.5, "false"],
    ]);
  });

  test("formulas give their values; errors and what was never computed say nothing", async () => {
    const xml =
      '<sheetData><row r="1"><c r="A1" t="str"><f>UPPER("a")</f><v>A</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1"><f>NOW()</f></c><c r="E1" t="inlineStr"><is><r><t>x</t></r><r><t>y</t></r></is></c></row></sheetData>';
    expect(await cellsOf(file(workbookOf([{ name: "A", xml }])))).toEqual([["A", 2, "", "", "xy"]]);
  });

  test("a number is a day where its format writes one, in either calendar", async () => {
    const row =
      '<sheetData><row r="2"><c r="B2" s="1"><v>46082</v></c><c r="C2" s="2"><v>46082.75</v></c><c r="D2" s="3"><v>46082</v></c></row></sheetData>';
    expect(await cellsOf(file(workbookOf([{ name: "A", xml: row }])))).toEqual([
      ["", "2026-03-01", "2026-03-01", 46082],
    ]);
    const since1904 = workbookOf(
      [{ name: "A", xml: '<sheetData><row><c s="1"><v>44620</v></c></row></sheetData>' }],
      [
        {
          name: "xl/workbook.xml",
          content: '<workbook><workbookPr date1904="1"/><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>',
        },
      ],
    );
    expect(await cellsOf(file(since1904))).toEqual([["2026-03-01"]]);
  });

  test("merged cells say the same in all their rows and columns", async () => {
    const xml =
      '<sheetData><row r="1"><c r="A1" t="str"><v>Members</v></c></row><row r="2"><c r="A2" t="str"><v>Name</v></c><c r="B2" t="str"><v>Town</v></c></row>' +
      '<row r="3"><c r="A3" t="str"><v>Alfa</v></c><c r="B3" t="str"><v>Skien</v></c></row><row r="4"><c r="A4" t="str"><v>Beta</v></c></row></sheetData>' +
      '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="B3:B4"/></mergeCells>';
    expect(await cellsOf(file(workbookOf([{ name: "A", xml }])))).toEqual([
      ["Members", "Members"],
      ["Name", "Town"],
      ["Alfa", "Skien"],
      ["Beta", "Skien"],
    ]);
  });

  test("several sheets: the first that is shown, or the one that is chosen", async () => {
    const rows = (name: string) =>
      `<sheetData><row><c t="str"><v>Name</v></c></row><row><c t="str"><v>${name}</v></c></row></sheetData>`;
    const place = file(
      workbookOf([
        { name: "Old", xml: rows("a"), hidden: true },
        { name: "Now", xml: rows("b") },
        { name: "More", xml: rows("c") },
      ]),
    );
    const found = await inspect(place);
    expect([found.how, found.sheets.map(({ name, hidden }) => [name, hidden])]).toEqual([
      { kind: "xlsx", sheet: "Now" },
      [
        ["Old", true],
        ["Now", false],
        ["More", false],
      ],
    ]);
    expect((await cellsOf(place, { sheet: "More" }))[1]).toEqual(["c"]);
  });

  test("shared texts that unpack to more than there is memory for are stopped, though each is small", async () => {
    const texts = `<sst>${`<si><t>${"x".repeat(1_000_000)}</t></si>`.repeat(101)}</sst>`;
    const place = file(
      workbookOf(
        [{ name: "A", xml: '<sheetData><row><c t="s"><v>0</v></c></row></sheetData>' }],
        [{ name: "xl/sharedStrings.xml", content: texts }],
      ),
    );
    await expect(inspect(place)).rejects.toMatchObject({ code: "unpacks_too_large", message: '{"limit":"100 MB"}' });
  });

  test("macros are said to be there", async () => {
    const place = file(
      workbookOf(
        [
          {
            name: "A",
            xml: '<sheetData><row><c t="str"><v>Name</v></c></row><row><c t="str"><v>x</v></c></row></sheetData>',
          },
        ],
        [{ name: "xl/vbaProject.bin", content: "x" }],
      ),
    );
    expect((await inspect(place)).macros).toBe(true);
  });
});
