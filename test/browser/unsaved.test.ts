import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openRow, storedIn, write } from "../stories/support/answers.ts";
import { useDemonstration } from "../stories/support/demonstration.ts";
import { faultAt } from "../stories/support/reading.ts";

/** What is not saved is named on every page until it is: what is wrong at its field, what waits in other questions as a list of links. */
const demonstration = useDemonstration();

const UNSAVED = "#unsaved";
const CONTACTS = "contacts.participants_contacted";
const FIELD = "f-contacts-participants_contacted";

async function ingridAt(row: string): Promise<Page> {
  const { page } = await demonstration.visitor();
  await demonstration.signIn(page, "ingrid-solheim");
  await openRow(page, row);
  return page;
}

test("an answer that cannot be used is told at its field as well, until it can", async () => {
  const page = await ingridAt("2.5");
  await write(page, CONTACTS, "twelve");
  expect(await faultAt(page, FIELD)).toBe("Write a number, such as 12 or 3.5.");
  expect(await page.locator("#attempt").innerText()).toContain("Participants with a personal contact in twelve months");
  await write(page, CONTACTS, "-1");
  expect(await faultAt(page, FIELD)).toBe("The number cannot be negative.");
  await write(page, CONTACTS, "48");
  await expect.poll(() => page.locator(`#${FIELD}`).getAttribute("aria-invalid")).toBeNull();
  expect(await page.locator(".k-error").count()).toBe(0);
  expect(await page.locator("#told").innerText()).toBe("Score 116 of 150, plus 4. Saved.");
});

test("who goes on without mending it finds the question on every page, and by its link the text", async () => {
  const page = await ingridAt("2.6");
  const base = page.url().replace(/\/rows\/.*$/, "");
  await write(page, "cooperation.participants_active", "many");
  await page.goto(`${base}/rows/4.4`);
  await write(page, "performance.targets_met", "most");
  const overview = (await page.locator(".k-crumbs a").first().getAttribute("href")) ?? "";
  for (const place of [`${base}/rows/2.7`, `${base}/review`, `${base}/search?q=2.5`]) {
    await page.goto(place);
    expect(await linksIn(page)).toEqual(["2.6 Cooperation inside", "4.4 Management performance"]);
    expect(await page.locator("#saving").innerText()).toBe("Not everything is saved");
  }
  await page.goto(new URL(overview, base).href);
  expect(await linksIn(page)).toEqual([
    "2.6 Cooperation inside (Gold audit, 1 May 2026)",
    "4.4 Management performance (Gold audit, 1 May 2026)",
  ]);
  // on its own page a question says by itself how far it is
  await page.locator(`${UNSAVED} a`).first().click();
  await page.waitForURL(/rows\/2\.6/);
  expect(await page.locator("[name='cooperation.participants_active']").inputValue()).toBe("many");
  expect(await linksIn(page)).toEqual(["4.4 Management performance"]);
  await answer(page, "cooperation.participants_active", "41");
  await page.goto(`${base}/rows/4.4`);
  await answer(page, "performance.targets_met", "8");
  await page.goto(`${base}/review`);
  expect(await page.locator(UNSAVED).isVisible()).toBe(false);
  expect(await storedIn(await at(page, `${base}/rows/2.6`), "2.6", "cooperation.participants_active")).toBe("41");
});

test("a number is kept with the language it was typed in, and read by it", async () => {
  const page = await ingridAt("3.2");
  const address = page.url();
  await page.goto(`${address}?lang=da`);
  await page.context().setOffline(true);
  // fifty thousand in Danish, fifty in English
  await page.locator("[name='budget.services']").fill("50.100");
  const later = await page.context().newPage();
  await page.close();
  await later.context().setOffline(false);
  await later.goto(`${address}?lang=en`);
  expect(await later.locator("[name='budget.services']").inputValue()).toBe("50000");
  await later.locator(`${UNSAVED} a`).click();
  await later.waitForURL(/lang=da/);
  await expect.poll(() => later.locator("#saving").innerText()).toMatch(/^Gemt/);
  expect(await storedIn(await at(later, `${address}?lang=en`), "3.2", "budget.services")).toBe("50100");
});

test("who types and goes straight on by a link leaves nothing behind", async () => {
  const page = await ingridAt("2.7");
  await page.locator("[name='relations.with_agreement']").fill("7");
  await page.locator("#nav-4-5").click();
  await page.waitForURL(/rows\/4\.5/);
  expect(await storedIn(page, "2.7", "relations.with_agreement")).toBe("7");
  expect(await page.locator(UNSAVED).isVisible()).toBe(false);
  // a fault does not hold anybody back
  await page.locator("[name='groups.active']").fill("several");
  await page.locator("#nav-4-2").click();
  await page.waitForURL(/rows\/4\.2/);
  expect(await linksIn(page)).toEqual(["4.5 Working groups"]);
});

/** What is typed above is not what the register says: before a submission each needs a reason. */
const TYPED = [
  ["2.6", "cooperation.participants_active"],
  ["2.7", "relations.with_agreement"],
  ["3.2", "budget.services"],
] as const;

// last, as it submits the assessment that the others answer
test("what was typed before somebody else submitted is shown, said to be unsaved, and thrown away only on purpose", async () => {
  const page = await ingridAt("5.1");
  const address = page.url();
  await page.context().setOffline(true);
  await page.locator("#comment").fill("as told on the phone");
  const later = await page.context().newPage();
  await page.close();
  const bjorn = (await demonstration.visitor()).page;
  await demonstration.signIn(bjorn, "bjorn-aas");
  for (const [row, fact] of TYPED) {
    await bjorn.goto(address.replace(/rows\/.*$/, `rows/${row}?lang=en`));
    await answer(bjorn, `reason:${fact}`, "Counted anew.");
  }
  await bjorn.goto(address.replace(/rows\/.*$/, "review"));
  await bjorn.locator("form[action$='/submit'] button").click();
  await bjorn.waitForLoadState();

  await later.context().setOffline(false);
  await later.goto(address);
  expect(await later.locator("#comment").inputValue()).toBe("as told on the phone");
  expect(await later.locator("#comment").isDisabled()).toBe(true);
  expect(await later.locator(UNSAVED).innerText()).toContain("cannot be saved now");
  expect(await linksIn(later)).toEqual(["5.1 Media recognition"]);
  await later.locator(`${UNSAVED} button`).click();
  expect(await later.locator(UNSAVED).isVisible()).toBe(false);
  await later.reload();
  expect(await later.locator("#comment").inputValue()).toBe("");
});

/** Until it is saved: the page sends by itself what it found waiting, and is answered for that first. */
async function answer(page: Page, field: string, value: string): Promise<void> {
  await write(page, field, value);
  await expect.poll(() => page.locator("#saving").innerText()).toMatch(/^Saved/);
}

async function linksIn(page: Page): Promise<string[]> {
  return page.locator(`${UNSAVED} li a`).allInnerTexts();
}

async function at(page: Page, address: string): Promise<Page> {
  await page.goto(address);
  return page;
}
