import type { Page } from "playwright-core";

/** Forms of a case, filled as their user fills them: each field by its name, the button of the form pressed. */
export async function fillForm(
  page: Page,
  action: string,
  fields: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<void> {
  const form = page.locator(`form[action$='${action}']`).first();
  // what lies folded away is opened by its heading
  await form.evaluate((element) => {
    for (let fold = element.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
      fold.open = true;
  });
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) {
      const control = form.locator(`[name='${name}']`);
      const kind = await control.first().evaluate((element) => (element as HTMLInputElement).type);
      if (kind === "radio" || kind === "checkbox")
        await form.locator(`label:has([name='${name}'][value='${one}'])`).click();
      else if (kind === "select-one") await control.selectOption(one);
      else await control.fill(one);
    }
  }
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    form.locator("button[type=submit]").first().click(),
  ]);
  await page.waitForLoadState();
}
