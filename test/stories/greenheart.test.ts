import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import writeXlsx from "write-excel-file/node";
import { useDemonstration } from "./support/demonstration.ts";

/**
 * A cluster across industries: members that do not compete come from industry, finance, construction, power and research. Here 23
 * member companies come in from the list that the manager keeps, and are on the map and in the answers.
 */
const demonstration = useDemonstration();
let page: Page;
let cluster = "";
beforeAll(async () => {
  ({ page } = demonstration.browser);
  await demonstration.signIn(page, "kari-lunde");
  cluster = new URL(page.url()).pathname;
});

const HEADER = ["Bedrift", "Bransje (NACE)", "Poststed", "Innmeldt", "Kontingent betalt", "Ansatte", "Kontaktperson"];
/** Of 23, the 2 from Bergen lie beyond 150 km of Skien, and every fifth has not paid. */
const TOWNS = ["Skien", "Porsgrunn", "Notodden", "Kragerø", "Larvik", "Drammen", "Kongsberg", "Bergen"];
const INDUSTRIES = ["24.100", "64.190", "41.200", "35.111", "72.190"];
const MEMBERS = Array.from({ length: 23 }, (_, index) => [
  `Medlem ${String(index + 1).padStart(2, "0")} AS`,
  INDUSTRIES[index % INDUSTRIES.length] ?? "",
  (TOWNS[index % TOWNS.length] ?? "").toUpperCase(),
  index % 2 ? `0${(index % 9) + 1}.03.2024` : `2024-03-0${(index % 9) + 1}`,
  index % 5 === 4 ? "nei" : "Ja",
  10 + index,
  "Navn Navnesen",
]);

describe("the list of members that the manager keeps", () => {
  test("is understood with its title, its own names of columns, two ways to write a day, and its sum", async () => {
    const lines = [["Medlemsliste 2026"], [], HEADER, ...MEMBERS, ["Sum", "", "", "", "", 483]];
    const file = await writeXlsx(
      lines.map((line) => line.map((value) => ({ value }))),
      {},
    ).toBuffer();
    await page.locator("a.k-button[href$='/register']").click();
    await page.locator(".k-next a.k-button").click();
    await page.locator("a.k-button[href$='/imports']").click();
    await page.locator("#file").setInputFiles({ name: "Medlemsliste.xlsx", mimeType: XLSX, buffer: file });
    await page.locator(`form[action='${cluster}/imports'] button[type=submit]`).click();
    const kind = page.locator("#kind");
    await kind.waitFor();
    const chosen = await page
      .locator(".k-import-columns select")
      .evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value));
    expect(chosen).toEqual(["name", "nace", "town", "since", "proof", "headcount", ""]);
    await kind.selectOption("enterprise");
    await page.getByRole("button", { name: "Sammenlign med registeret" }).click();
    await page.getByRole("button", { name: "Importer nå" }).waitFor();
    expect(await counts()).toEqual({ ...NOTHING, "Nye deltakere": 23, "Mulige dubletter": 0, ...SUM_LINE });
  });

  test("comes in whole", async () => {
    await page.getByRole("button", { name: "Importer nå" }).click();
    await page.getByRole("heading", { name: "Importert", exact: true }).waitFor();
    expect(await counts()).toEqual({
      ...NOTHING,
      "Nye deltakere": 23,
      "Dubletter som ikke er tatt med": 0,
      ...SUM_LINE,
    });
  });
});

test("on the map are the committed ones, and how many of them are near", async () => {
  await page.getByRole("link", { name: "Se kartet" }).click();
  // 19 have paid, the two from Bergen among them
  expect(await page.locator(".k-lead").innerText()).toMatch(
    /^17 av 19 forpliktede deltakere \(89\s%\) ligger innenfor 150 km/,
  );
  expect(await page.locator("[aria-current=page]", { hasText: "Forpliktede (19)" }).count()).toBe(1);
});

test("a new interview has its answers from the list", async () => {
  await page.goto(`${demonstration.address}${cluster}/assessments`);
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(/\/rows\//);
  await page.locator("#nav-B05").click();
  await page.waitForURL(/\/rows\/B05$/);
  expect(await page.locator("[name='participants.committed']").inputValue()).toBe("19");
  expect(await page.locator("[name='participants.listed']").inputValue()).toBe("23");
  expect(await page.locator("#s-participants-committed").innerText()).toMatch(
    /^Fra: deltakerregisteret, \d+\. \S+ \d{4}$/,
  );
});

const NOTHING = { Endret: 0, "Like, ingenting å gjøre": 0 };
const SUM_LINE = { Avvist: 1, "Rader i filen": 24 };
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What becomes of the rows, as the page counts them. */
async function counts(): Promise<Record<string, number>> {
  const said: [string, number][] = await page.locator(".k-import-counts tr").evaluateAll((rows) =>
    rows.map((row) => {
      const [name, count] = [...row.querySelectorAll("th, td")].map((cell) => (cell as HTMLElement).innerText);
      return [name?.trim() ?? "", Number(count)];
    }),
  );
  return Object.fromEntries(said);
}
