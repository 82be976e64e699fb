import { addDays, localDay } from "@klynge/core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { fillForm } from "./support/case-steps.ts";
import { useDemonstration } from "./support/demonstration.ts";

/**
 * Industrial Green Tech gets a European quality mark: the interview of 36 questions -> weak internationalisation named first -> the
 * report. Here an invented Norwegian cluster of the process industry.
 */
const demonstration = useDemonstration();

test("the last answer of the interview, the comparison, the report", async () => {
  const { page } = demonstration.browser;
  await page.goto(demonstration.address);
  await page.getByRole("button", { name: /Kari Lunde/ }).click();
  // one question is open; the page of the cluster leads to it, in her own language
  await page.locator(".k-next a.k-button").click();
  await page.waitForURL(/\/assessments\//);
  const indicators = page.locator("#indicators");
  expect(await indicators.locator(".k-nav-row").count()).toBe(12 + 36);
  await page.getByLabel(/^Eksterne henvendelser/).fill("5");
  await page.keyboard.press("Tab");
  await expect.poll(() => page.locator("#saving").innerText()).toContain("Lagret");
  expect(await page.locator("#score .k-score strong").innerText()).toBe("36");

  await page.goto(`${page.url().replace(/\/rows\/.*$/, "")}/result`);
  expect(await page.locator("#improve h2").innerText()).toMatch(/internasjonalisering/i);
  expect(await page.locator("#improve li").first().innerText()).toMatch(/internasjonalisering/i);

  await page.goto(`${page.url().replace(/\/result.*$/, "")}/report`);
  await page.locator("form[action$='/report'] button[type=submit]").click();
  const file = page.locator("a[href$='file.pdf']").first();
  await file.waitFor({ timeout: 60_000 });
  const pdf = await page.request.get(new URL((await file.getAttribute("href")) ?? "", demonstration.address).href);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
}, 120_000);

test("the next interview is filled from the register, and says what the register says since", async () => {
  const { page } = await demonstration.visitor();
  await demonstration.signIn(page, "bjorn-aas");
  const cluster = page.url();
  await page.goto(`${cluster}/assessments`);
  // the interview is chosen already
  await page.locator("#reference_date").fill("2026-11-20");
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(/\/rows\/E1$/);
  const filled = page.locator(".k-nav-row", { has: page.locator(".k-state-prefilled") });
  expect(await filled.evaluateAll((rows) => rows.map(({ id }) => id.slice("nav-".length)))).toEqual([
    ...["B01", "B02", "B05", "B06", "B07", "B08", "B11", "B12", "B14", "B16", "B17", "B18", "B19"],
    ...["B24", "B25", "B26", "B27", "B28", "B35"],
  ]);
  await page.locator("#nav-B05").click();
  await page.waitForURL(/\/rows\/B05$/);
  const interview = page.url();
  const committed = page.locator("[name='participants.committed']");
  const said = page.locator("#s-participants-committed");
  expect(await committed.inputValue()).toBe("80");
  expect(await said.innerText()).toMatch(/^Fra: deltakerregisteret, \d+\. \S+ \d{4}$/);

  // somebody who was only listed commits
  await page.goto(`${cluster}/organisations?standing=listed`);
  await page.locator("th[scope=row] a").first().click();
  await page.locator("a[href^='/memberships/']").first().click();
  await page.locator("form[action$='/commit'] [name=from]").fill("2026-11-01");
  await page.locator("form[action$='/commit'] button").click();
  await page.waitForURL(/\/organisations\//);

  await page.goto(interview);
  expect(await committed.inputValue()).toBe("80");
  expect(await said.innerText()).toContain("Registeret sier nå 81");
  await said.getByRole("button").click();
  await expect.poll(() => committed.inputValue()).toBe("81");
}, 60_000);

/** Everything stands on one day, that of the cluster: the demonstration runs by the clock. */
const TODAY = localDay(new Date().toISOString(), "Europe/Oslo");

test("the interview becomes a case: refused, appealed against, returned, and Bronze in the end", async () => {
  const visitors = await Promise.all(
    ["kari-lunde", "claire-dubois", "astrid-berg", "helena-lindqvist", "lars-holm", "sofie-maes"].map(
      async (person) => {
        const { page } = await demonstration.visitor();
        await demonstration.signIn(page, person);
        return page;
      },
    ),
  );
  const [kari, claire, astrid, helena, lars, sofie] = visitors as [Page, Page, Page, Page, Page, Page];
  const cluster = kari.url();
  await kari.goto(`${cluster}/assessments`);
  await kari.locator("main a[href*='/assessments/']").first().click();
  await kari.goto(`${kari.url().replace(/\/rows\/.*$/, "")}/review`);
  await kari.locator("form[action$='/submit'] button").click();
  await expect.poll(() => kari.locator("main code").innerText()).toMatch(/^[0-9a-f]{64}$/);

  await kari.goto(`${cluster}/cases`);
  await fillForm(kari, "/cases", { label: "bronze" });
  const address = kari.url().split("?")[0] as string;
  const step = async (page: Page, name: string, fields: Parameters<typeof fillForm>[2] = {}) => {
    await page.goto(address);
    await fillForm(page, `/steps/${name}`, fields);
    expect([name, page.url()]).toEqual([name, `${address}?done=${name}`]);
  };
  const form = async (page: Page, path: string, action: string, fields: Parameters<typeof fillForm>[2] = {}) => {
    await page.goto(`${address}${path}`);
    await fillForm(page, action, fields);
  };
  await step(kari, "ask_eligibility");
  const items = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`items.E${index + 1}`, "yes"]));
  await step(claire, "judge_eligibility", items);
  await step(claire, "offer_contract", { plannedOn: TODAY, mode: "video" });
  expect(await claire.locator("main").innerText()).toContain("€1,650");
  await step(kari, "sign_contract");
  await claire.goto(`${address}/experts`);
  await claire.locator("form[action$='/experts/propose'] button[value=astrid-berg]").first().click();
  await kari.goto(address);
  await kari.locator("form[action$='/experts/accept'] button").click();
  await form(astrid, "/declare", "/declare", { conflict: "no" });
  await form(kari, "", "/hand-in");
  const interview = { starts: `${TODAY}T23:00`, ends: `${TODAY}T23:50`, timeZone: "Europe/Oslo", place: "Video" };
  await step(claire, "plan_visit", { ...interview, mode: "video" });
  await step(astrid, "record_visit", { lastDay: TODAY });
  await form(astrid, "/findings", "/findings/write_finding", { kind: "weakness", text: "Few partners abroad." });
  const tomorrow = addDays(TODAY, 1);
  await step(astrid, "send_fact_check", { dueOn: tomorrow });
  await step(kari, "confirm_facts");
  await form(astrid, "/findings", "/findings/recommend", { outcome: "refuse", because: "Too few partners." });

  await claire.goto(`${demonstration.address}/board`);
  await fillForm(claire, "/board/meetings", { held_on: tomorrow });
  const decide = async (vote: "for" | "against", because: string) => {
    await form(claire, "/dossier", "/dossier/put");
    for (const page of [helena, lars]) await form(page, "/dossier", "/dossier/vote", { vote });
    await form(claire, "/dossier", "/dossier/decide", { because });
    await step(claire, "send_decision");
  };
  await decide("for", "Too few partners abroad.");
  await step(kari, "appeal", { grounds: "Bronze has no pass score." });
  await form(claire, "/appeal", "/appeal/assign", { officer: "sofie-maes" });
  await form(sofie, "/appeal", "/appeal/decide", { outcome: "returned", because: "The rules name no such reason." });
  await decide("against", "");
  await step(claire, "publish");
  await kari.goto(`${address}?lang=en`);
  expect(await kari.locator("main").innerText()).toContain("The label is awarded.");
  await kari.goto(`${address}/trail?lang=en`);
  // the first decision stays on record
  expect(await kari.getByText("Record the decision", { exact: true }).count()).toBe(2);
}, 120_000);
