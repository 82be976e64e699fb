import { expect, onTestFinished, test } from "vitest";
import { openRow, storedIn } from "../stories/support/answers.ts";
import { openBrowser, type Watched } from "../stories/support/browser.ts";
import { useDemonstration } from "../stories/support/demonstration.ts";

/** Nothing that somebody typed gets lost: not by a line that breaks, and not by a session that ends. */
const demonstration = useDemonstration();

const OWNER = "ingrid-solheim";
const MEMBER = "bjorn-aas";
const SAVING = "#saving";

test("typed without a connection: the page says what waits, and saves it when the line is back", async () => {
  const { page, context } = await personAt(OWNER, "2.6");
  const field = page.locator("[name='cooperation.participants_active']");
  await context.setOffline(true);
  await field.fill("51");
  expect(await page.locator(SAVING).innerText()).toBe("No connection. One answer waits on this device.");
  await page.keyboard.press("Tab");
  await page.waitForTimeout(500);
  expect(await page.locator(SAVING).innerText()).toBe("No connection. One answer waits on this device.");
  // the button does not lead away from what is not saved
  await page.locator("#answer button[name=next]").click();
  expect(page.url()).toMatch(/\/rows\/2\.6$/);
  expect(await field.inputValue()).toBe("51");
  await context.setOffline(false);
  await expect.poll(() => page.locator(SAVING).innerText()).toMatch(/^Saved/);
  expect(await storedIn(page, "2.6", "cooperation.participants_active")).toBe("51");
});

// "not saved", and tried again only when something else was typed
test("a server that takes nothing for a moment: the page says so, and saves by itself", async () => {
  const { page, expectComplaints } = await personAt(OWNER, "2.5");
  expectComplaints(/^503 /, /status of 503/, /Error Code 503/);
  const field = page.locator("[name='contacts.participants_contacted']");
  // as a server in front of the program answers while it starts anew
  await page.route("**/rows/2.5", (route) => route.fulfill({ status: 503, headers: { "retry-after": "1" } }), {
    times: 1,
  });
  await field.fill("57");
  await page.keyboard.press("Tab");
  await expect.poll(() => page.locator(SAVING).innerText()).toContain("will be saved by itself");
  await expect.poll(() => page.locator(SAVING).innerText(), { timeout: 5_000 }).toMatch(/^Saved/);
  expect(await storedIn(page, "2.5", "contacts.participants_contacted")).toBe("57");
});

test("typed without a connection and the page closed: the text is there again, and is saved", async () => {
  const { page, context } = await personAt(OWNER, "4.2");
  const address = page.url();
  await context.setOffline(true);
  await page.locator("[name='activities.aligned']").fill("55");
  const later = await context.newPage();
  await page.close();
  await context.setOffline(false);
  await later.goto(address);
  expect(await later.locator("[name='activities.aligned']").inputValue()).toBe("55");
  await expect.poll(() => later.locator(SAVING).innerText()).toMatch(/^Saved/);
  expect(await storedIn(later, "4.2", "activities.aligned")).toBe("55");
  // and no longer waits: what somebody else writes later is not put aside
  expect(await later.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test("a session that ended while somebody typed: nothing is lost after signing in", async () => {
  const { page, expectComplaints } = await personAt(OWNER, "2.7");
  expectComplaints(/status of 401/, /Error Code 401/);
  const address = page.url();
  const elsewhere = await personAt(OWNER, "2.7");
  await elsewhere.page.goto(`${demonstration.address}/account`);
  await elsewhere.page.locator("form[action='/account/sessions/end-others'] button").click();
  await page.locator("[name='relations.with_agreement']").fill("6");
  await page.keyboard.press("Tab");
  await expect.poll(() => page.locator(SAVING).innerText()).toContain("sign in again");
  await page.reload();
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await demonstration.signIn(page, OWNER);
  await page.goto(address);
  expect(await page.locator("[name='relations.with_agreement']").inputValue()).toBe("6");
  await expect.poll(() => page.locator(SAVING).innerText()).toMatch(/^Saved/);
  expect(await storedIn(page, "2.7", "relations.with_agreement")).toBe("6");
});

test("what one person could not save is not put into the form of another", async () => {
  const { page, context, expectComplaints } = await personAt(OWNER, "4.4");
  expectComplaints(/status of 403/, /Error Code 403/);
  const address = page.url();
  const before = await page.locator("[name='performance.targets_met']").inputValue();
  await context.clearCookies();
  await page.locator("[name='performance.targets_met']").fill("7");
  await page.keyboard.press("Tab");
  await expect.poll(() => page.locator(SAVING).innerText()).toContain("sign in again");
  await demonstration.signIn(page, MEMBER);
  await page.goto(address);
  expect(await page.locator("[name='performance.targets_met']").inputValue()).toBe(before);
});

test("an answer that was saved by its button is not put over a later one", async () => {
  const { page } = await personAt(OWNER, "5.1");
  const colleague = await personAt(MEMBER, "5.1");
  await page.locator("[name='press.mentions']").fill("21");
  await page.locator("#answer button[name=next]").click();
  await page.waitForURL(/\/rows\/5\.2$/);
  await colleague.page.reload();
  await colleague.page.locator("[name='press.mentions']").fill("23");
  await colleague.page.keyboard.press("Tab");
  await expect.poll(() => colleague.page.locator(SAVING).innerText()).toMatch(/^Lagret/);
  await page.goto(page.url().replace("5.2", "5.1"));
  expect(await page.locator("[name='press.mentions']").inputValue()).toBe("23");
});

test("a browser that keeps no cookies is told so", async () => {
  const browser = await openBrowser({ cookies: false });
  onTestFinished(() => browser.close());
  await demonstration.signIn(browser.page, OWNER);
  expect(new URL(browser.page.url()).pathname).toBe("/sign-in");
  expect(await browser.page.locator("main").innerText()).toContain("keeps no cookies");
  expect(browser.takeComplaints()).toEqual([]);
});

/** Each with a browser of his own: what waits on one device must not help another. */
async function personAt(person: string, row: string): Promise<Watched> {
  const visitor = await demonstration.visitor();
  await demonstration.signIn(visitor.page, person);
  await openRow(visitor.page, row);
  return visitor;
}
