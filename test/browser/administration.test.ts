import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Watched } from "../stories/support/browser.ts";
import { useDemonstration } from "../stories/support/demonstration.ts";
import { faultAt, textOf } from "../stories/support/reading.ts";

/** Who looks after the installation: offices that are given and taken, a cluster whose owner is gone. All of it is on record. */
const demonstration = useDemonstration();
const NOTHING_HERE =
  "There is nothing here\n\nThe address does not exist, or you have no access to it.\n\nTo the start page";

describe("somebody without an office", () => {
  test("sees no way to the administration, and at its address is told that nothing is there", async () => {
    const { page, expectComplaints } = await personAt("ingrid-solheim", "/account");
    expect(await page.getByRole("link", { name: "Administration" }).count()).toBe(0);
    expectComplaints(/status of 404/);
    await open(page, "/administration");
    expect(await textOf(page)).toBe(NOTHING_HERE);
  });

  test("who has not signed in is asked to do that first", async () => {
    const { page } = await demonstration.visitor();
    await open(page, "/administration");
    expect(page.url()).toBe(`${demonstration.address}/sign-in?then=%2Fadministration`);
  });
});

describe("a cluster whose owner is gone", () => {
  const REASON = "Ingrid has left the cluster organisation.";

  test("is handed over by the secretariat, never without a reason", async () => {
    const { page, expectComplaints } = await personAt("claire-dubois", "/administration");
    // offices and settings are the administrator's
    expect(await page.getByRole("heading", { level: 2 }).allInnerTexts()).toEqual(["Clusters"]);
    await page.getByRole("link", { name: "People of Fjordkraft Industriklynge" }).click();
    expect(await peopleOf(page)).toEqual(["Bjørn Aas member", "Ingrid Solheim owner"]);
    expectComplaints(/status of 422/);
    await page.getByLabel("New owner").selectOption("Bjørn Aas");
    await page.getByRole("button", { name: "Hand over" }).click();
    expect(await faultAt(page, "reason")).toBe("Say why. It goes on record.");
    expect(await peopleOf(page)).toEqual(["Bjørn Aas member", "Ingrid Solheim owner"]);
    await page.getByLabel("Reason").fill(REASON);
    await page.getByRole("button", { name: "Hand over" }).click();
    expect(await textOf(page)).toContain("The cluster has a new owner.");
    expect(await peopleOf(page)).toEqual(["Bjørn Aas owner", "Ingrid Solheim member"]);
  });

  test("has it on record, and both owners have a letter that says why", async () => {
    const { page } = await personAt("mette-friis", "/administration");
    await page.getByRole("link", { name: "Fjordkraft Industriklynge", exact: true }).click();
    expect(await page.locator(".k-log li").first().innerText()).toMatch(/Claire Dubois handed the cluster over$/);
    await open(page, "/outbox");
    const letters = page.locator(".k-letter").filter({ hasText: REASON });
    expect((await letters.locator(".k-hint").allInnerTexts()).map((line) => line.split(" · ")[0]).sort()).toEqual([
      "To bjorn-aas@demo.invalid",
      "To ingrid-solheim@demo.invalid",
    ]);
    expect(await letters.first().innerText()).toContain("Claire Dubois");
  });

  test("the one who was the owner gives no more seats", async () => {
    const { page } = await personAt("ingrid-solheim", "/clusters");
    await page.getByRole("link", { name: "People", exact: true }).click();
    expect(await page.getByRole("button", { name: "Send invitation" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "Hand over" }).count()).toBe(0);
  });
});

describe("an office", () => {
  const EMAIL = "sofie@scheme.example";

  test("is given by the administrator, with a letter", async () => {
    const { page, expectComplaints } = await personAt("mette-friis", "/administration");
    const form = page.locator("form[action='/administration/offices']");
    expectComplaints(/status of 422/);
    await form.getByRole("button").click();
    expect(await faultAt(page, "email")).toBe("Enter an e-mail address, such as anna@example.org.");
    await form.getByLabel("E-mail address").fill(EMAIL);
    await form.getByLabel("Office").selectOption({ value: "secretariat" });
    await form.getByRole("button").click();
    expect(await page.locator("#offices").innerText()).toMatch(new RegExp(`${EMAIL}\\s+secretariat\\s+until`));
  });

  test("shows whoever took it all clusters", async () => {
    const { page } = demonstration.browser;
    await open(page, "/outbox");
    await page.locator(".k-letter").filter({ hasText: EMAIL }).getByRole("link").click();
    expect(await page.locator("main .k-lead").innerText()).toBe("You are invited to this installation as secretariat.");
    await page.getByLabel("Name").fill("Sofie Holm");
    await page.getByLabel("New password").fill("tolv lange fjorder");
    await page.getByRole("button", { name: "Create account and accept" }).click();
    await page.getByRole("link", { name: "Administration" }).click();
    await page.locator("#clusters").waitFor();
    expect(await page.locator("#clusters tbody tr").count()).toBe(3);
  });

  test("is taken by the administrator, counts from the next click on, and all is on record", async () => {
    const { page } = await personAt("mette-friis", "/administration");
    await page.getByRole("link", { name: /Take office away: Sofie Holm/ }).click();
    await page.getByRole("button", { name: "Take office away" }).click();
    expect(await textOf(page)).toContain("The office is taken away.");
    const entries = (await page.locator(".k-log li > div").allInnerTexts()).slice(0, 3);
    expect(entries).toEqual(["Mette Friis took an office away", "Sofie Holm joined", "Mette Friis invited somebody"]);
    demonstration.browser.expectComplaints(/status of 404/);
    await demonstration.browser.page.reload();
    expect(await textOf(demonstration.browser.page)).toBe(NOTHING_HERE);
  });
});

async function personAt(person: string, path: string): Promise<Watched> {
  const visitor = await demonstration.visitor();
  await demonstration.signIn(visitor.page, person);
  await open(visitor.page, `${path}?lang=en`);
  return visitor;
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${demonstration.address}${path}`);
}

/** Each with the role. */
async function peopleOf(page: Page): Promise<string[]> {
  await page.waitForLoadState("domcontentloaded");
  const people = page.locator("section").filter({ has: page.getByRole("heading", { name: /people$/ }) });
  return (await people.locator("li").allInnerTexts()).map((line) => line.replace(/(owner|member|reader)\s.*$/s, "$1"));
}
