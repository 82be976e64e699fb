import { expect, test } from "vitest";
import { useDemonstration } from "./support/demonstration.ts";

/**
 * Gold for the Bydgoszcz cluster: an audit of 31 indicators in 5 areas -> the score -> the outcome. Here an invented Polish cluster
 * whose label is about to expire.
 */
const demonstration = useDemonstration();

test("from the start page to a submitted audit", async () => {
  const { page } = demonstration.browser;
  await page.goto(demonstration.address);
  await page.getByRole("button", { name: /Piotr Zieliński/ }).click();
  // everything is answered: the next thing is to look it over, in his own language
  await page.locator(".k-next a.k-button").click();
  expect(await page.locator("html").getAttribute("lang")).toBe("pl");
  const indicators = page.locator("#indicators");
  expect(await indicators.locator(".k-nav-row").count()).toBe(12 + 31);
  expect(await indicators.locator(".k-nav-group").count()).toBe(1 + 5);
  const score = page.locator("#score");
  expect(await score.locator(".k-score").innerText()).toMatch(/^135\s+z 150 punktów/);
  // the outcome stays open for what only the experts can say
  expect(await score.innerText()).toContain("15 punktów ponad próg poziomu Złoto");

  await page.locator("form[action$='/submit'] button").click();
  await expect.poll(() => page.locator("main code").innerText()).toMatch(/^[0-9a-f]{64}$/);
  // what was submitted no longer changes
  await indicators.locator("#nav-2-5").click();
  expect(await page.locator("#answer input:not([type=hidden])").first().isDisabled()).toBe(true);
}, 60_000);
