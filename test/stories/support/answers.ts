import type { Page } from "playwright-core";

/** From the page of the cluster, where somebody is after signing in, to a row of its assessment. */
export async function openRow(page: Page, row: string): Promise<void> {
  await page.locator(".k-next a.k-button").click();
  await page.locator(`#nav-${row.replaceAll(".", "-")}`).click();
  await page.waitForURL(new RegExp(`/rows/${row.replaceAll(".", "\\.")}$`));
}

/**
 * What the server has of an answer, read past the page and its storage.
 * @param page stands at any row of the assessment
 */
export async function storedIn(page: Page, row: string, fact: string): Promise<string | null> {
  const html = await (await page.request.get(page.url().replace(/rows\/.*$/, `rows/${row}`))).text();
  const tag = new RegExp(`<input[^>]*name="${fact.replaceAll(".", "\\.")}"[^>]*>`).exec(html)?.[0] ?? "";
  return /value="([^"]*)"/.exec(tag)?.[1] ?? null;
}

/** Fills a field and leaves it, until the program has answered, whatever it says. */
export async function write(page: Page, field: string, value: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.locator(`[name='${field}']`).fill(value);
  await page.keyboard.press("Tab");
  await answered;
}
