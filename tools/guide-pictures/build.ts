/**
 * Makes the pictures of the user guide from the running demonstration: `npx tsx tools/guide-pictures/build.ts`, after `node build.mjs`.
 * They are small (below 200 kB each) and show what a reader sees first on a laptop.
 */
import type { Page } from "playwright-core";
import { openBrowser } from "../../test/stories/support/browser.ts";
import { startDemonstration } from "../../test/stories/support/program.ts";
import { takeCases } from "./cases.ts";
import { take } from "./take.ts";

const program = await startDemonstration();
const LAPTOP = { viewport: { width: 1120, height: 720 }, colorScheme: "light", reducedMotion: "reduce" } as const;
const browsers = [await openBrowser(LAPTOP), await openBrowser(LAPTOP)] as const;
try {
  await takeAll(browsers[0].page, browsers[1].page, program.address);
  await takeCases(browsers[0].page);
} finally {
  for (const browser of browsers) await browser.close();
  await program.stop();
}

async function takeAll(page: Page, other: Page, address: string): Promise<void> {
  await page.goto(`${address}/?lang=en`);
  await take(page, "guide-start");
  const answerLate = await beginAsBjorn(other, address);
  await signInAs(page, address, "Ingrid Solheim");
  await take(page, "guide-overview");
  const cluster = page.url();

  await page.getByRole("link", { name: "Answer it" }).click();
  const row = page.url();
  await page.locator("#answer input[name='contacts.participants_contacted']").fill("48");
  await page.keyboard.press("Tab");
  await page.locator("#score strong").getByText("116").waitFor();
  await page.goto(row);
  await take(page, "guide-assessment");

  const assessment = row.replace(/\/rows\/.*$/, "");
  await page.goto(`${assessment}/rows/E1`);
  await take(page, "guide-eligibility");
  await page.goto(`${assessment}/result`);
  await take(page, "guide-result");
  await page.goto(`${assessment}/review`);
  await take(page, "guide-review");

  await page.goto(`${cluster}/reports`);
  await page
    .getByRole("link", { name: /Gold audit/ })
    .first()
    .click();
  await take(page, "guide-order");
  await page.locator("main form button[type=submit]").first().click();
  await page.locator("a[href$='file.pdf']").first().waitFor({ timeout: 60_000 });
  await page.goto(`${cluster}/reports`);
  await take(page, "guide-report");
  await page.goto(`${cluster}/people`);
  await take(page, "guide-people");
  await page.goto(`${cluster}/register`);
  await take(page, "guide-register");
  await page.goto(`${cluster}/map`);
  await take(page, "guide-map");
  await takeImport(page, cluster);
  await answerLate();
}

/** How a list of members is understood before anything of it is written. */
async function takeImport(page: Page, cluster: string): Promise<void> {
  const list = [
    "Bedrift;Orgnr;Sted;Innmeldt;Signert avtale;Ansatte",
    "Alvdal Verft AS;923 609 016;Skien;01.03.2024;Ja;48",
    "Breivik Kjemi AS;989 795 848;Porsgrunn;15.06.2025;nei;112",
  ].join("\n");
  await page.goto(`${cluster}/imports`);
  await page.locator("#file").setInputFiles({ name: "Medlemmer.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
  await page.locator("form[action$='/imports'] button[type=submit]").click();
  await page.locator("#kind").waitFor();
  await take(page, "guide-import");
}

async function signInAs(page: Page, address: string, name: string): Promise<void> {
  await page.goto(`${address}/?lang=en`);
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await page.goto(`${address}/clusters`);
}

/** Opens the row that Ingrid is going to answer, and answers it after her. */
async function beginAsBjorn(page: Page, address: string): Promise<() => Promise<void>> {
  await signInAs(page, address, "Bjørn Aas");
  await page.goto(`${address}/account`);
  await page.locator("select[name=language]").first().selectOption("en");
  await page.locator("form:has(select[name=language]) button[type=submit]").first().click();
  await page.goto(`${address}/clusters`);
  await page.locator("a[href*='/rows/2.5']").first().click();
  return async () => {
    await page.locator("#answer input[name='contacts.participants_contacted']").fill("52");
    await page.keyboard.press("Tab");
    await page.locator("#attempt > *").first().waitFor();
    await take(page, "guide-conflict", "#attempt");
  };
}
