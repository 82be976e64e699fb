import { beforeAll, describe, expect, test } from "vitest";
import { openRegister, type RegisterWorld } from "./organisation-testing.ts";

/** The list of a cluster at a day, its filters, its counts and its files. */
let world: RegisterWorld;
const KNOWN = { country: "NO", town: "Skien", latitude: 59.2, longitude: 9.6, nace_scheme: "NACE2" as const };

beforeAll(async () => {
  world = await openRegister();
  const { put, home, away } = world;
  await put(
    home,
    {
      ...KNOWN,
      name: "Ålgård Maskin AS",
      size: "small",
      nace: ["28.13"],
      register_scheme: "NO-BRREG",
      register_number: "123456789",
    },
    [
      { starts: "2018-01-01", ends: "2020-01-01", proof: null },
      { starts: "2020-01-01", proof: "fee" },
    ],
  );
  await put(home, { ...KNOWN, name: "Blank AS", nace: [] }, [
    { starts: "2026-12-01" },
    { starts: "2024-01-01", ends: "2026-12-01", proof: null },
  ]);
  await put(home, { name: "Universitetet i Skien", kind: "university" }, [
    { starts: "2015-05-05", proof: "agreement" },
  ]);
  await put(home, { ...KNOWN, name: "Left AS", size: "large", nace: ["62.01"] }, [
    { starts: "2015-01-01", ends: "2021-01-01" },
  ]);
  await put(home, { name: '=HYPERLINK("http://x")', description: "@SUM(1+1)", town: "-1", headcount: 12 });
  await put(away, { name: "Cudza Sp. z o.o." }, [{}]);
});

const DAY = "2026-11-22";
const open = (search = "", ending = "", person = "lars") =>
  world.visitor(person).open(`/clusters/${world.home}/organisations${ending}?lang=en&${search}`);
const names = (html: string): string[] =>
  [...html.matchAll(/<th scope="row"><a href="\/organisations\/[^"]*">([^<]*)</g)].map(([, name = ""]) => name);

describe("shows at a day", () => {
  test.each([
    ["", ["Ålgård Maskin AS", "Blank AS", "Universitetet i Skien"]],
    ["standing=committed", ["Ålgård Maskin AS", "Universitetet i Skien"]],
    ["standing=listed", ["Blank AS"]],
    ["standing=former", ["Left AS"]],
    ["standing=never", ["=HYPERLINK(&quot;http://x&quot;)"]],
    ["standing=committed&day=2019-06-01", ["Left AS", "Universitetet i Skien"]],
    ["standing=listed&day=2019-12-31", ["Ålgård Maskin AS"]],
    ["standing=committed&day=2020-01-01", ["Ålgård Maskin AS", "Left AS", "Universitetet i Skien"]],
    ["day=2010-01-01", []],
    ["kind=university", ["Universitetet i Skien"]],
    ["size=large&standing=all", ["Left AS"]],
    ["nace=NACE2:C", ["Ålgård Maskin AS"]],
    ["nace=NACE2.1:C", []],
    ["nace=NACE2:J&standing=all", ["Left AS"]],
    ["missing=size", ["Blank AS"]],
    ["missing=nace", ["Blank AS"]],
    ["missing=place", ["Universitetet i Skien"]],
    ["q=algard", ["Ålgård Maskin AS"]],
    ["q=123 456", ["Ålgård Maskin AS"]],
    ["q=skien&standing=all", ["Ålgård Maskin AS", "Blank AS", "Left AS", "Universitetet i Skien"]],
    ["q=%25", []],
    ["q=_", []],
    // what an address does not know is as if it was not there
    ["kind=pirates&standing=x&day=2026-02-31", ["Ålgård Maskin AS", "Blank AS", "Universitetet i Skien"]],
  ])("%s", async (search, expected) => {
    const page = await open(search);
    expect([page.status, names(page.html)]).toEqual([200, expected]);
  });

  test("since when, and committed by which proof", async () => {
    const { html } = await open("q=algard");
    expect(html).toContain('data-label="Since">1 Jan 2018<');
    expect(html).toContain("Paid fee, since 1 Jan 2020");
  });

  test("only the sections of activities that there are can be chosen", async () => {
    const { html } = await open();
    expect(html).toContain('<option value="NACE2:C">C Manufacturing</option>');
    expect(html).not.toContain('value="NACE2:J"');
  });

  test("what is missing of how many, and never guesses it", async () => {
    const { html } = await open();
    expect(html).toContain("3 participants on 22 Nov 2026, 2 of them committed");
    for (const text of ["1 without a size class", "1 without a place", "1 without an industry code (NACE)"])
      expect(html).toContain(text);
    expect(html).toContain("1 without a country");
    expect(html).toContain("2 without a register number");
  });

  test("nothing of another cluster, whatever is asked", async () => {
    for (const search of ["standing=all", "q=cudza&standing=all", "missing=size&standing=all"])
      expect((await open(search)).html).not.toContain("Cudza");
    expect((await open("standing=all", ".csv")).html).not.toContain("Cudza");
  });
});

test("comes in pages, none twice and none left out", async () => {
  const many = Array.from({ length: 320 }, (_, n) => `Firm ${String(n).padStart(3, "0")} AS`);
  for (const name of many) await world.put(world.away, { name }, [{}]);
  const piotr = world.visitor("piotr-zielinski");
  const seen: string[] = [];
  for (let path: string | undefined = `/clusters/${world.away}/organisations?q=Firm`; path; ) {
    const { html } = await piotr.open(`${path}&lang=en`);
    expect(names(html).length).toBeLessThanOrEqual(150);
    seen.push(...names(html));
    path = /href="([^"]*after=[^"]*)">More organisations</.exec(html)?.[1]?.replaceAll("&amp;", "&");
  }
  expect(seen).toEqual(many);
});

describe("as a file", () => {
  const lines = (html: string) => html.replace("\uFEFF", "").trim().split("\r\n");

  test("is a spreadsheet's own CSV, with figures as figures", async () => {
    const file = await open("standing=all&q=HYPER", ".csv");
    expect(file.response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(file.response.headers.get("content-disposition")).toBe(`attachment; filename="organisations-${DAY}.csv"`);
    const [head = "", row = ""] = lines(file.html);
    expect(head.startsWith("Name,Kind,National register,Register number,")).toBe(true);
    // what begins like a formula is harmless; 12 stays a number
    expect(row).toContain(`"'=HYPERLINK(""http://x"")",Company`);
    expect(row).toContain(",12,");
    expect(row).toContain(",'-1,");
    expect(row).toContain(",'@SUM(1+1),");
  });

  test("has what is listed, and what each is on the day", async () => {
    const [, row = "", ...more] = lines((await open("standing=committed&q=algard", ".csv")).html);
    expect(more).toEqual([]);
    expect(row.endsWith(`,no,${DAY},2018-01-01,2020-01-01,Paid fee`)).toBe(true);
  });

  test("has every membership in a file of its own, its last day included", async () => {
    const file = await world.visitor("lars").open(`/clusters/${world.home}/memberships.csv?lang=en`);
    expect(lines(file.html)).toEqual([
      "Name,National register,Register number,First day,Last day,Proof of commitment,Note",
      "Ålgård Maskin AS,NO-BRREG,123456789,2018-01-01,2019-12-31,Only listed,",
      "Ålgård Maskin AS,NO-BRREG,123456789,2020-01-01,,Paid fee,",
      "Blank AS,,,2024-01-01,2026-11-30,Only listed,",
      "Blank AS,,,2026-12-01,,Signed agreement,",
      "Left AS,,,2015-01-01,2020-12-31,Signed agreement,",
      "Universitetet i Skien,,,2015-05-05,,Signed agreement,",
    ]);
  });

  test("has memberships without what a spreadsheet would run", async () => {
    await world.put(world.away, { name: "=1+1 Sp. z o.o." }, [{ starts: "2024-01-01", proof: null, note: "@SUM(A1)" }]);
    const file = await world.visitor("piotr-zielinski").open(`/clusters/${world.away}/memberships.csv?lang=en`);
    expect(lines(file.html)).toContain("'=1+1 Sp. z o.o.,,,2024-01-01,,Only listed,'@SUM(A1)");
  });
});
