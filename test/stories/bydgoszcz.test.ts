import { addDays, localDay } from "@klynge/core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { fillForm } from "./support/case-steps.ts";
import { useDemonstration } from "./support/demonstration.ts";

/**
 * Gold for the Bydgoszcz cluster: an audit of 31 indicators in 5 areas -> the score -> the outcome. Here an invented Polish cluster
 * whose label is about to expire.
 */
const demonstration = useDemonstration();

test("from the start page to a submitted audit", async () => {
  const { page } = demonstration.browser;
  await page.goto(demonstration.address);
  await page.getByRole("button", { name: /Piotr Zieliński/ }).click();
  // everything is answered: the next thing is to look it over, in his own language
  await page.locator(".k-next a.k-button").click();
  await page.waitForURL(/\/assessments\//);
  expect(await page.locator("html").getAttribute("lang")).toBe("pl");
  const indicators = page.locator("#indicators");
  expect(await indicators.locator(".k-nav-row").count()).toBe(12 + 31);
  expect(await indicators.locator(".k-nav-group").count()).toBe(1 + 5);
  const score = page.locator("#score");
  expect(await score.locator(".k-score").innerText()).toMatch(/^135\s+z 150 punktów/);
  // the outcome stays open for what only the experts can say
  expect(await score.innerText()).toContain("15 punktów ponad próg poziomu Złoto");

  await page.locator("form[action$='/submit'] button").click();
  await expect.poll(() => page.locator("main code").innerText()).toMatch(/^[0-9a-f]{64}$/);
  // what was submitted no longer changes
  await indicators.locator("#nav-2-5").click();
  expect(await page.locator("#answer input:not([type=hidden])").first().isDisabled()).toBe(true);
}, 60_000);

/** Everything stands on one day, that of the cluster: the demonstration runs by the clock. */
const TODAY = localDay(new Date().toISOString(), "Europe/Warsaw");
const WAY = { mode: "face_to_face", travelKm: "120" };

test("from the submitted audit to Gold for two years: two blind experts, consensus, the board", async () => {
  const visitors = await Promise.all(
    ["piotr-zielinski", "claire-dubois", "astrid-berg", "ewa-nowak", "helena-lindqvist", "lars-holm"].map(
      async (person) => {
        const watched = await demonstration.visitor();
        await demonstration.signIn(watched.page, person);
        return watched;
      },
    ),
  );
  const pages = visitors.map(({ page }) => page);
  const [piotr, claire, astrid, ewa, helena, lars] = pages as [Page, Page, Page, Page, Page, Page];
  const experts = [astrid, ewa];

  await piotr.locator("a[href$='/cases']").first().click();
  await fillForm(piotr, "/cases", { label: "gold" });
  const address = piotr.url().split("?")[0] as string;
  const at = (page: Page, path = "") => page.goto(`${address}${path}`);
  const step = async (page: Page, name: string, fields: Parameters<typeof fillForm>[2] = {}) => {
    await at(page);
    await fillForm(page, `/steps/${name}`, fields);
    expect([name, page.url()]).toEqual([name, `${address}?done=${name}`]);
  };
  await step(piotr, "ask_eligibility");
  const items = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`items.E${index + 1}`, "yes"]));
  await step(claire, "judge_eligibility", items);
  await step(claire, "offer_contract", { plannedOn: TODAY, ...WAY });
  expect(await claire.locator("main").innerText()).toContain("€8,250");
  await step(piotr, "sign_contract");

  for (const expert of ["astrid-berg", "ewa-nowak"]) {
    await at(claire, "/experts");
    await claire.locator(`form[action$='/experts/propose'] button[value=${expert}]`).first().click();
    await at(piotr);
    await piotr.locator(`form[action$='/experts/accept'] button[value=${expert}]`).click();
  }
  for (const { page, expectComplaints } of visitors.filter((one) => experts.includes(one.page))) {
    // before the declaration the content is closed
    expectComplaints(/403/);
    await at(page, "/scoring");
    await at(page, "/declare");
    expect(await page.locator("main").innerText()).toContain("Klaster Narzędziowy Brda");
    await fillForm(page, "/declare", { conflict: "no" });
  }
  await at(piotr);
  await fillForm(piotr, "/hand-in");
  await step(claire, "plan_visit", {
    starts: `${TODAY}T23:00`,
    ends: `${TODAY}T23:50`,
    timeZone: "Europe/Warsaw",
    place: "Bydgoszcz",
    ...WAY,
  });

  // both score alone; what one gives the other cannot see
  await at(astrid, "/scoring");
  const rows = await astrid
    .locator("a[href*='/scoring/']")
    .evaluateAll((links) => [
      ...new Set(links.map((link) => (link as HTMLAnchorElement).pathname.split("/scoring/")[1] ?? "")),
    ]);
  await step(astrid, "record_visit", { lastDay: TODAY });
  const score = async (page: Page, off: number) => {
    for (const row of rows) {
      await at(page, `/scoring/${row}`);
      const most = (await page.locator("form#answer [name=points]").count()) - 1;
      // on one row they differ by two points, on the others they agree
      const points = row === "2.5" ? off : Math.min(most, 4 + (row.length % 2));
      if (most <= 0) continue;
      await page.locator("#because").fill("Seen on site.");
      // it is saved as it is typed
      await Promise.all([
        page.waitForResponse((response) => response.request().method() === "POST"),
        page.locator(`#answer label:has([name=points][value='${points}'])`).click(),
      ]);
    }
  };
  await Promise.all([score(astrid, 5), score(ewa, 3)]);
  await at(astrid, "/scoring");
  await fillForm(astrid, "/scoring/sign");
  await at(ewa, "/consensus");
  expect(await ewa.locator("main").innerText()).not.toContain("Seen on site.");
  await at(ewa, "/scoring");
  await fillForm(ewa, "/scoring/sign");

  await at(ewa, "/consensus");
  await fillForm(ewa, "/consensus/agree_value#row-2.5", { points: "4.5", because: "Half of it has no date." });
  await fillForm(ewa, "/consensus/close_consensus");
  await at(ewa, "/findings");
  await fillForm(ewa, "/findings/write_finding", { kind: "strength", text: "Members are met where they work." });
  const tomorrow = addDays(TODAY, 1);
  await step(ewa, "send_fact_check", { dueOn: tomorrow });
  await step(piotr, "confirm_facts");
  for (const page of experts) {
    await at(page, "/findings");
    await fillForm(page, "/findings/recommend", { outcome: "award", because: "The gates are met." });
  }

  await claire.goto(`${demonstration.address}/board`);
  await fillForm(claire, "/board/meetings", { held_on: tomorrow });
  await at(claire, "/dossier");
  await fillForm(claire, "/dossier/put");
  for (const page of [helena, lars]) {
    await at(page, "/dossier");
    await fillForm(page, "/dossier/vote", { vote: "for" });
  }
  await at(claire, "/dossier");
  await fillForm(claire, "/dossier/decide");
  await step(claire, "send_decision");
  await step(claire, "publish");
  await at(piotr, "?lang=en");
  const told = await piotr.locator("main").innerText();
  expect(told).toContain("The label is awarded.");
  const years = Number(TODAY.slice(0, 4)) + 2;
  expect(told).toContain(String(years));
}, 180_000);
