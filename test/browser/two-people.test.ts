import type { Locator } from "playwright-core";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { openRow, storedIn, write } from "../stories/support/answers.ts";
import { openBrowser } from "../stories/support/browser.ts";
import { useDemonstration } from "../stories/support/demonstration.ts";

/**
 * Two people of a cluster at the same question, each with a browser of his own: Ingrid was faster; Bjørn, who had the page open before
 * that, is told so and chooses. What either of them wrote stays until somebody who has seen both puts one of them aside.
 */
const demonstration = useDemonstration();
const SECOND = "bjorn-aas";

let assessment = "";
beforeAll(async () => {
  const { page } = demonstration.browser;
  await demonstration.signIn(page, "ingrid-solheim");
  await openRow(page, "4.1.3");
  assessment = page.url().replace(/\/rows\/.*$/, "");
});

test("the second is told who wrote what, and until there is a choice nothing changes", async () => {
  const fact = "plan.actions_completed";
  const { page, conflict } = await bothAt("4.1.3", fact, ["17", "18"]);
  expect(await conflict.innerText()).toMatch(/\s17\s+.*Ingrid Solheim, .*\d\d:\d\d\s+18\s/);
  expect(await page.locator("#saving").innerText()).not.toMatch(/^Lagret/);
  // another change in the form is no choice, and a reload is none either
  await page.locator("#comment").fill("sett i årsplanen");
  await page.keyboard.press("Tab");
  await page.waitForTimeout(500);
  expect(await storedIn(page, "4.1.3", fact)).toBe("17");
  await page.reload();
  await conflict.waitFor();
  expect(await page.locator(`[name='${fact}']`).inputValue()).toBe("18");
  expect(await page.locator("#comment").inputValue()).toBe("sett i årsplanen");
  expect(await storedIn(page, "4.1.3", fact)).toBe("17");
});

test("mine: the second answer is put in place, with what was typed beside it, and the first reads whose it is", async () => {
  const fact = "controlling.reports";
  const { page, conflict } = await bothAt("4.1.4", fact, ["10", "11"]);
  await page.locator("#comment").fill("også årsrapporten");
  await choose(conflict, { [fact]: "mine" });
  expect(await storedIn(page, "4.1.4", fact)).toBe("11");

  const first = demonstration.browser.page;
  await first.reload();
  expect(await first.locator(`[name='${fact}']`).inputValue()).toBe("11");
  expect(await first.locator("#comment").inputValue()).toBe("også årsrapporten");
  expect(await first.locator("#answer").innerText()).toContain("Bjørn Aas");
});

test("theirs: the first answer stays, and what was put aside does not come back", async () => {
  const fact = "groups.active";
  const { page, conflict } = await bothAt("4.5", fact, ["5", "6"]);
  await choose(conflict, { [fact]: "theirs" });
  expect(await page.locator(`[name='${fact}']`).inputValue()).toBe("5");
  await page.reload();
  expect(await page.locator(`[name='${fact}']`).inputValue()).toBe("5");
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.waitForTimeout(500);
  expect(await storedIn(page, "4.5", fact)).toBe("5");
});

test("field by field: of one this, of the other that", async () => {
  const fact = "activities.aligned";
  const { page, context } = await secondAt("4.2");
  await firstWrites("4.2", { [fact]: "51", comment: "hers" });
  // without a connection, so that both go together
  await context.setOffline(true);
  await page.locator(`[name='${fact}']`).fill("52");
  await page.locator("#comment").fill("his");
  await context.setOffline(false);
  const conflict = page.locator("#attempt [data-conflict]");
  await conflict.waitFor();
  await choose(conflict, { [fact]: "theirs", comment: "mine" });
  expect(await storedIn(page, "4.2", fact)).toBe("51");
  await page.reload();
  expect(await page.locator("#comment").inputValue()).toBe("his");
});

test("what only one of them wrote is nobody's choice: it stays", async () => {
  const fact = "communication.issues";
  const { page } = await secondAt("4.6.1");
  await firstWrites("4.6.1", { evidence: "the archive of the newsletter" });
  await write(page, fact, "16");
  expect(await page.locator("#attempt [data-conflict]").count()).toBe(0);
  expect(await storedIn(page, "4.6.1", fact)).toBe("16");
  await page.reload();
  expect(await page.locator("#evidence").inputValue()).toBe("the archive of the newsletter");
});

test("mine, but the first went on writing: told once more, and still nothing is lost", async () => {
  const fact = "performance.targets_met";
  const { page, conflict, expectComplaints } = await bothAt("4.4", fact, ["5", "7"]);
  expectComplaints(/status of 409/);
  await firstWrites("4.4", { [fact]: "6" });
  await saveChoice(conflict);
  await expect.poll(() => conflict.innerText()).toMatch(/\s6\s+.*Ingrid Solheim, .*\s7\s/);
  expect(await page.locator(`[name='${fact}']`).inputValue()).toBe("7");
  expect(await storedIn(page, "4.4", fact)).toBe("6");
  await choose(conflict, { [fact]: "mine" });
  expect(await storedIn(page, "4.4", fact)).toBe("7");
});

test("without script: the same choice, by a page that holds both", async () => {
  const fact = "press.mentions";
  const slower = await openBrowser({ script: false });
  onTestFinished(() => slower.close());
  const { page } = slower;
  slower.expectComplaints(/status of 409/);
  await demonstration.signIn(page, SECOND);
  await page.goto(`${assessment}/rows/5.1`);
  await firstWrites("5.1", { [fact]: "21" });
  await page.locator(`[name='${fact}']`).fill("22");
  await page.locator("#answer button[name=next]").click();
  const conflict = page.locator("#attempt [data-conflict]");
  expect(await conflict.innerText()).toMatch(/\s21\s+.*Ingrid Solheim, .*\s22\s/);
  expect(await page.locator(`[name='${fact}']`).inputValue()).toBe("22");
  expect(await storedIn(page, "5.1", fact)).toBe("21");
  await choose(conflict, { [fact]: "mine" });
  expect(await storedIn(page, "5.1", fact)).toBe("22");
  expect(slower.takeComplaints()).toEqual([]);
});

/** Bjørn with the row open, as it was before anybody answered. */
async function secondAt(row: string) {
  const second = await demonstration.visitor();
  await demonstration.signIn(second.page, SECOND);
  await second.page.goto(`${assessment}/rows/${row}`);
  return second;
}

/** Both have the row open before either of them answers; Ingrid is saved, Bjørn stands before the choice. */
async function bothAt(row: string, field: string, [theirs, mine]: readonly [string, string]) {
  const second = await secondAt(row);
  await firstWrites(row, { [field]: theirs });
  await write(second.page, field, mine);
  const conflict = second.page.locator("#attempt [data-conflict]");
  await conflict.waitFor();
  return { ...second, conflict };
}

async function firstWrites(row: string, answers: Readonly<Record<string, string>>): Promise<void> {
  const { page } = demonstration.browser;
  await page.goto(`${assessment}/rows/${row}`);
  for (const [field, value] of Object.entries(answers)) await write(page, field, value);
}

async function choose(conflict: Locator, choices: Readonly<Record<string, "mine" | "theirs">>): Promise<void> {
  for (const [field, choice] of Object.entries(choices))
    await conflict.locator(`label:has([name='choice:${field}'][value=${choice}])`).click();
  await saveChoice(conflict);
  await expect.poll(() => conflict.count()).toBe(0);
}

async function saveChoice(conflict: Locator): Promise<void> {
  await conflict.locator("button[name=choose][value=each]").click();
}
