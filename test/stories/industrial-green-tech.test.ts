import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, type Watched } from "./support/browser.ts";
import { type Program, startDemonstration } from "./support/program.ts";

/**
 * Industrial Green Tech gets a European quality mark: the interview of 36 questions -> weak internationalisation named first -> the
 * report. Here an invented Norwegian cluster of the process industry.
 */
let program: Program;
let browser: Watched;
beforeAll(async () => {
  program = await startDemonstration();
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

test("the last answer of the interview, the comparison, the report", async () => {
  const { page } = browser;
  await page.goto(program.address);
  await page.getByRole("button", { name: /Kari Lunde/ }).click();
  // one question is open; the page of the cluster leads to it, in her own language
  await page.locator(".k-next a.k-button").click();
  const indicators = page.locator("#indicators");
  expect(await indicators.locator(".k-nav-row").count()).toBe(12 + 36);
  await page.getByLabel(/^Eksterne henvendelser/).fill("5");
  await page.keyboard.press("Tab");
  await expect.poll(() => page.locator("#saving").innerText()).toContain("Lagret");
  expect(await page.locator("#score .k-score strong").innerText()).toBe("36");

  await page.goto(`${page.url().replace(/\/rows\/.*$/, "")}/result`);
  expect(await page.locator("#improve h2").innerText()).toMatch(/internasjonalisering/i);
  expect(await page.locator("#improve li").first().innerText()).toMatch(/internasjonalisering/i);

  await page.goto(`${page.url().replace(/\/result.*$/, "")}/report`);
  await page.locator("form[action$='/report'] button[type=submit]").click();
  const file = page.locator("a[href$='file.pdf']").first();
  await file.waitFor({ timeout: 60_000 });
  const pdf = await page.request.get(new URL((await file.getAttribute("href")) ?? "", program.address).href);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  expect(browser.complaints).toEqual([]);
}, 120_000);
