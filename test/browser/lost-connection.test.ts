import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openBrowser, type Watched } from "../stories/support/browser.ts";
import { type Program, startDemonstration } from "../stories/support/program.ts";

/** Nothing that somebody typed gets lost: not by a line that breaks, a session that ends, or somebody else at the same answer. */
let program: Program;
const browsers: Watched[] = [];
beforeAll(async () => {
  program = await startDemonstration();
}, 60_000);
afterEach(async () => {
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
});
afterAll(() => program?.stop());

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
  const { page } = await personAt(OWNER, "2.7");
  const address = page.url();
  const elsewhere = await personAt(OWNER, "2.7");
  await elsewhere.page.goto(`${program.address}/account`);
  await elsewhere.page.locator("form[action='/account/sessions/end-others'] button").click();
  await page.locator("[name='relations.with_agreement']").fill("6");
  await page.keyboard.press("Tab");
  await expect.poll(() => page.locator(SAVING).innerText()).toContain("sign in again");
  await page.reload();
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await signIn(page, OWNER);
  await page.goto(address);
  expect(await page.locator("[name='relations.with_agreement']").inputValue()).toBe("6");
  await expect.poll(() => page.locator(SAVING).innerText()).toMatch(/^Saved/);
  expect(await storedIn(page, "2.7", "relations.with_agreement")).toBe("6");
});

test("what one person could not save is not put into the form of another", async () => {
  const { page, context } = await personAt(OWNER, "4.4");
  const address = page.url();
  const before = await page.locator("[name='performance.targets_met']").inputValue();
  await context.clearCookies();
  await page.locator("[name='performance.targets_met']").fill("7");
  await page.keyboard.press("Tab");
  await expect.poll(() => page.locator(SAVING).innerText()).toContain("sign in again");
  await signIn(page, MEMBER);
  await page.goto(address);
  expect(await page.locator("[name='performance.targets_met']").inputValue()).toBe(before);
});

test("two people on the same answer: the second is told who wrote what, and chooses", async () => {
  const [first, second] = [await personAt(OWNER, "4.1.3"), await personAt(MEMBER, "4.1.3")];
  const name = "[name='plan.actions_completed']";
  await first.page.locator(name).fill("17");
  await first.page.keyboard.press("Tab");
  await expect.poll(() => first.page.locator(SAVING).innerText()).toMatch(/^Saved/);

  const { page } = second;
  await page.locator(name).fill("18");
  await page.keyboard.press("Tab");
  const conflict = page.locator("#attempt [data-conflict]");
  await conflict.waitFor();
  expect(await conflict.innerText()).toMatch(/17.*Ingrid Solheim.*18/s);
  // another change in the form is no choice, and a reload is none either
  await page.locator("#comment").fill("sett i årsplanen");
  await page.keyboard.press("Tab");
  await page.waitForTimeout(500);
  expect(await storedIn(first.page, "4.1.3", "plan.actions_completed")).toBe("17");
  await page.reload();
  await conflict.waitFor();
  expect(await page.locator(name).inputValue()).toBe("18");
  expect(await page.locator("#comment").inputValue()).toBe("sett i årsplanen");
  // mine
  await page.locator("#answer button[name=next]").click();
  await page.waitForURL(/\/rows\/4\.1\.4$/);
  expect(await storedIn(page, "4.1.3", "plan.actions_completed")).toBe("18");

  // and once theirs
  const reports = "[name='controlling.reports']";
  await first.page.goto(page.url().replace("4.1.3", "4.1.4"));
  await page.goto(page.url().replace("4.1.3", "4.1.4"));
  await first.page.locator(reports).fill("10");
  await first.page.keyboard.press("Tab");
  await expect.poll(() => first.page.locator(SAVING).innerText()).toMatch(/^Saved/);
  await page.locator(reports).fill("11");
  await page.keyboard.press("Tab");
  await conflict.waitFor();
  await conflict.getByRole("link").last().click();
  await expect.poll(() => conflict.count()).toBe(0);
  expect(await page.locator(reports).inputValue()).toBe("10");
  await page.waitForTimeout(500);
  expect(await storedIn(page, "4.1.4", "controlling.reports")).toBe("10");
}, 60_000);

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
  const browser = await open({ cookies: false });
  await signIn(browser.page, OWNER);
  expect(new URL(browser.page.url()).pathname).toBe("/sign-in");
  expect(await browser.page.locator("main").innerText()).toContain("keeps no cookies");
  expect(browser.complaints).toEqual([]);
});

async function open(options: Parameters<typeof openBrowser>[0] = {}): Promise<Watched> {
  const browser = await openBrowser(options);
  browsers.push(browser);
  return browser;
}

async function signIn(page: Watched["page"], person: string): Promise<void> {
  await page.goto(program.address);
  await page.locator(`button[value=${person}]`).click();
}

async function personAt(person: string, row: string): Promise<Watched> {
  const browser = await open();
  await signIn(browser.page, person);
  await browser.page.locator(".k-next a.k-button").click();
  await browser.page.locator(`#nav-${row.replaceAll(".", "-")}`).click();
  await browser.page.waitForURL(new RegExp(`/rows/${row.replaceAll(".", "\\.")}$`));
  return browser;
}

/** What the server has, read past the page and its storage. */
async function storedIn(page: Watched["page"], row: string, fact: string): Promise<string | null> {
  const html = await (await page.request.get(page.url().replace(/rows\/.*$/, `rows/${row}`))).text();
  const tag = new RegExp(`<input[^>]*name="${fact.replaceAll(".", "\\.")}"[^>]*>`).exec(html)?.[0] ?? "";
  return /value="([^"]*)"/.exec(tag)?.[1] ?? null;
}
