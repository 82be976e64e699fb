import { expect, test } from "vitest";
import { useDemonstration } from "../stories/support/demonstration.ts";

/** A browser that runs no script: every page is whole, every change is a form. */
const demonstration = useDemonstration({ script: false });

test("one click to be the cluster manager, ten answers, the score moves and says why, the report is ordered and opened", async () => {
  const { page } = demonstration.browser;
  await demonstration.signIn(page, "ingrid-solheim");
  await page.locator(".k-next a.k-button").click();
  const score = page.locator("#score .k-score strong");
  const before = Number(await score.innerText());
  // the open questions, and those after them, until ten answers are given
  for (const [row, fact, value] of ANSWERS) {
    await page.locator(`#nav-${row.replaceAll(".", "-")}`).click();
    await page.locator(`#answer [name="${fact}"]`).fill(value);
    await page.locator("#answer button[name=next]").click();
    expect(await page.locator("#attempt > *").count()).toBe(0);
  }
  for (const [row, fact, value] of ANSWERS.slice(0, 2)) {
    await page.locator(`#nav-${row.replaceAll(".", "-")}`).click();
    expect(await page.locator(`#answer [name="${fact}"]`).inputValue()).toBe(value);
  }
  expect(Number(await score.innerText())).toBeGreaterThan(before);
  expect(await page.locator("#score .k-reasons li").count()).toBeGreaterThan(0);

  await page.locator(".k-nav").getByRole("link", { name: "Reports" }).click();
  await page.locator("main a[href$='/report']").first().click();
  await page.locator("form[action$='/report'] button[type=submit]").click();
  // the page asks again by itself every three seconds
  const file = page.locator("a[href$='file.pdf']").first();
  await file.waitFor({ timeout: 60_000 });
  const pdf = await page.request.get(new URL((await file.getAttribute("href")) ?? "", demonstration.address).href);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
}, 120_000);

const ANSWERS = [
  ["2.5", "contacts.participants_contacted", "64"],
  ["5.3", "survey.answered", "40"],
  ["2.6", "cooperation.participants_active", "50"],
  ["4.1.3", "plan.actions_completed", "19"],
  ["4.1.4", "controlling.reports", "12"],
  ["4.2", "activities.aligned", "57"],
  ["4.4", "performance.targets_met", "9"],
  ["4.5", "groups.active", "4"],
  ["4.6.2", "web.languages", "3"],
  ["5.1", "press.mentions", "24"],
] as const;
