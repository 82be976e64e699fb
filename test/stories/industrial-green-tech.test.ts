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

test("the next interview is filled from the register, and says what the register says since", async () => {
  const { page } = await demonstration.visitor();
  await demonstration.signIn(page, "bjorn-aas");
  const cluster = page.url();
  await page.goto(`${cluster}/assessments`);
  // the interview is chosen already
  await page.locator("#reference_date").fill("2026-11-20");
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(/\/rows\/E1$/);
  const filled = page.locator(".k-nav-row", { has: page.locator(".k-state-prefilled") });
  expect(await filled.evaluateAll((rows) => rows.map(({ id }) => id.slice("nav-".length)))).toEqual([
    ...["B01", "B02", "B05", "B06", "B07", "B08", "B11", "B12", "B14", "B16", "B17", "B18", "B19"],
    ...["B24", "B25", "B26", "B27", "B28", "B35"],
  ]);
  await page.locator("#nav-B05").click();
  await page.waitForURL(/\/rows\/B05$/);
  const interview = page.url();
  const committed = page.locator("[name='participants.committed']");
  const said = page.locator("#s-participants-committed");
  expect(await committed.inputValue()).toBe("80");
  expect(await said.innerText()).toMatch(/^Fra: deltakerregisteret, \d+\. \S+ \d{4}$/);

  // somebody who was only listed commits
  await page.goto(`${cluster}/organisations?standing=listed`);
  await page.locator("th[scope=row] a").first().click();
  await page.locator("a[href^='/memberships/']").first().click();
  await page.locator("form[action$='/commit'] [name=from]").fill("2026-11-01");
  await page.locator("form[action$='/commit'] button").click();
  await page.waitForURL(/\/organisations\//);

  await page.goto(interview);
  expect(await committed.inputValue()).toBe("80");
  expect(await said.innerText()).toContain("Registeret sier nå 81.");
  await said.getByRole("button").click();
  await expect.poll(() => committed.inputValue()).toBe("81");
}, 60_000);
