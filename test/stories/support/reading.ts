import type { Page } from "playwright-core";

/** What a page says, without its head and foot. */
export async function textOf(page: Page): Promise<string> {
  // a page that has only begun to come says less
  await page.waitForLoadState("domcontentloaded");
  return page.locator("main").innerText();
}

/** The sentence that tells what is wrong in a field, as the field itself names it to a screen reader. */
export async function faultAt(page: Page, field: string): Promise<string | undefined> {
  const ids = (await page.locator(`#${field}[aria-invalid=true]`).getAttribute("aria-describedby"))?.split(" ") ?? [];
  return page.locator(`#${ids.at(-1)}`).innerText();
}
