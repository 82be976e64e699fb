import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openRow } from "../stories/support/answers.ts";
import { useDemonstration } from "../stories/support/demonstration.ts";

/** A file that is dropped on a row, with script; and what a browser does with files that strangers made. */
const demonstration = useDemonstration();

// a process draws the picture of a page, on a machine that may be busy
const LONG = 60_000;

test(
  "a PDF dropped on a row stands there with its picture; the row lacks no evidence any more",
  async () => {
    const { page } = demonstration.browser;
    await demonstration.signIn(page, "ingrid-solheim");
    await openRow(page, "4.1.2");
    expect(await page.locator("[data-drop-hint]").first().isVisible()).toBe(true);

    await drop(page, [
      ["a.txt", "one"],
      ["b.txt", "two"],
    ]);
    expect(await page.locator("#evidence-file").evaluate((field: HTMLInputElement) => field.files?.length)).toBe(0);
    await drop(page, [["Places of participants.pdf", PDF]]);
    expect(await page.locator("#evidence-file").inputValue()).toMatch(/Places of participants\.pdf$/);
    await page.keyboard.press("Enter");

    const item = page.locator("#files .k-evidence > li").filter({ hasText: "Places of participants" });
    await item.waitFor();
    expect(await page.locator("#nav-4-1-2 .k-state-answered").count()).toBe(1);
    await expect
      .poll(
        async () => {
          await page.reload();
          return item
            .locator("img")
            .evaluateAll((images) => images.map((one) => (one as HTMLImageElement).naturalWidth));
        },
        { timeout: LONG, interval: 500 },
      )
      .toEqual([320]);
  },
  LONG,
);

test("a file dropped beside the form does not take the page away", async () => {
  const { page } = demonstration.browser;
  const before = page.url();
  expect(await drop(page, [["a.txt", "one"]], "h1")).toBe(true);
  expect(page.url()).toBe(before);
});

test(
  "50 MB: the page says what the limit is",
  async () => {
    const { page, expectComplaints } = demonstration.browser;
    expectComplaints(/status of 413/);
    await page
      .locator("#evidence-file")
      .setInputFiles({ name: "big.txt", mimeType: "text/plain", buffer: Buffer.alloc(49_000_000, "a") });
    await page.locator("form[data-drop] button[type=submit]").click();
    await page.getByText("A form may have 25 MB at most.").waitFor();
  },
  LONG,
);

test("a page in the clothes of a PDF is served so that nothing of it runs", async () => {
  const { page } = demonstration.browser;
  await page.goBack();
  const address = await page.locator("#files .k-evidence a[href^='/evidence/']").first().getAttribute("href");
  const answer = await page.request.get(new URL(address ?? "", demonstration.address).href);
  const headers = answer.headers();
  expect([headers["content-type"], headers["content-security-policy"], headers["x-content-type-options"]]).toEqual([
    "application/pdf",
    "sandbox; default-src 'none'",
    "nosniff",
  ]);
});

/** As the system does when somebody lets files go; tells whether the page took them instead of the browser. */
async function drop(page: Page, files: readonly (readonly [name: string, content: string])[], on = "form[data-drop]") {
  return page.evaluate(
    ({ files: dropped, on: target }) => {
      const dataTransfer = new DataTransfer();
      for (const [name, content] of dropped) dataTransfer.items.add(new File([content], name));
      const event = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer });
      document.querySelector(target)?.dispatchEvent(event);
      return event.defaultPrevented;
    },
    { files, on },
  );
}

const PDF = `%PDF-1.4
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Kids[3 0 R]/Count 1>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>
endobj
trailer<</Root 1 0 R/Size 4>>
<html><script>document.title = "taken"</script></html>
%%EOF`;
