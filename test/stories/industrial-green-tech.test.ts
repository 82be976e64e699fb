import { expect, test } from "vitest";
import { useDemonstration } from "./support/demonstration.ts";

/**
 * Industrial Green Tech gets a European quality mark: the interview of 36 questions -> weak internationalisation named first -> the
 * report. Here an invented Norwegian cluster of the process industry.
 */
const demonstration = useDemonstration();

test("the last answer of the interview, the comparison, the report", async () => {
  const { page } = demonstration.browser;
  await page.goto(demonstration.address);
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
  const pdf = await page.request.get(new URL((await file.getAttribute("href")) ?? "", demonstration.address).href);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
}, 120_000);
