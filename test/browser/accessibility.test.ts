import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, type Watched } from "../stories/support/browser.ts";
import { type Program, startDemonstration } from "../stories/support/program.ts";

/**
 * Every page: axe finds nothing, the browser complains of nothing, nothing has to be scrolled sideways on a narrow screen (320 px,
 * which is also 1280 px at 400 %), and the page says which language it is in.
 */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const CONTRAST = "color-contrast";
/** In the dark only colours are others. */
const LOOKS = [
  { width: 1280, colorScheme: "light", rules: RULES },
  { width: 1280, colorScheme: "dark", rules: [CONTRAST] },
  { width: 375, colorScheme: "dark", rules: [CONTRAST] },
  { width: 375, colorScheme: "light", rules: RULES },
] as const;
/** They change words and their lengths, and no colour. */
const OTHER_LANGUAGES = ["nb", "da", "pl"] as const;

let program: Program;
let browser: Watched;
beforeAll(async () => {
  program = await startDemonstration();
  // colours that fade into each other have no contrast of their own
  browser = await openBrowser({ reducedMotion: "reduce" });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

describe("for everybody", () => {
  test.each(["/", "/sign-in", "/sign-up", "/recover", "/accessibility", "/privacy", "/imprint", "/api/docs"])(
    "%s",
    (path) => look(path),
    60_000,
  );
  test("a page that is not there", () => look("/nowhere", [/status of 404/]));
});

describe("for somebody who answers an audit", () => {
  let cluster = "";
  let assessment = "";
  beforeAll(async () => {
    [cluster, assessment] = await signIn("ingrid-solheim");
    const { page } = browser;
    // something to show: a letter, a report
    await page.goto(`${program.address}${cluster}/people`);
    await page.locator("form[action$='/invite'] [name=email]").fill("kollega@example.org");
    await page.locator("form[action$='/invite'] button").click();
    await page.goto(`${program.address}${assessment}/report`);
    await page.locator("form[action$='/report'] button[type=submit]").click();
  }, 60_000);

  test.each(["", "/assessments", "/people", "/reports"])("cluster%s", (path) => look(`${cluster}${path}`), 60_000);
  test.each(["/rows/E1", "/rows/2.5", "/rows/3.2", "/search?q=team", "/review", "/print", "/result", "/report"])(
    "audit%s",
    (path) => look(`${assessment}${path}`),
    60_000,
  );
  test.each(["/account", "/account/tokens", "/outbox"])("%s", (path) => look(path), 60_000);

  test("an answer that is refused", async () => {
    const { page } = browser;
    await page.goto(`${program.address}${assessment}/rows/2.5`);
    await page.locator("[name='contacts.participants_contacted']").fill("many");
    await page.locator("#answer button[name=next]").click();
    await page.locator("#attempt > *").waitFor();
    expect(await findings()).toEqual([]);
    takeComplaints([/status of 400/, /Error Code 400/]);
  });
});

describe("for somebody who answers an interview", () => {
  let assessment = "";
  beforeAll(async () => {
    [, assessment] = await signIn("kari-lunde");
  }, 60_000);
  test.each(["/rows/B05", "/rows/B31", "/result"])("interview%s", (path) => look(`${assessment}${path}`), 60_000);
});

describe("for the secretariat", () => {
  beforeAll(() => signIn("claire-dubois"), 60_000);
  test("/clusters", () => look("/clusters"), 60_000);
});

async function look(path: string, expected: readonly RegExp[] = []): Promise<void> {
  const { page } = browser;
  await page.goto(inLanguage(path, "en"));
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  const found: string[] = [];
  for (const { width, colorScheme, rules } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await findings(rules)).map((text) => `${width} ${colorScheme}: ${text}`));
  }
  expect(await widthAt(320)).toBe(320);
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const language of OTHER_LANGUAGES) {
    await page.goto(inLanguage(path, language));
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    found.push(...(await findings(RULES, [CONTRAST])).map((text) => `${language}: ${text}`));
    // long words
    expect([language, await widthAt(320)]).toEqual([language, 320]);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  expect(found).toEqual([]);
  takeComplaints(expected);
}

function inLanguage(path: string, language: string): string {
  const address = new URL(path, program.address);
  address.searchParams.set("lang", language);
  return address.href;
}

/** What axe finds on the page as it stands: the rule and where. Run past the content policy of the page, which forbids it. */
async function findings(rules: readonly string[] = RULES, without: readonly string[] = []): Promise<string[]> {
  const { page } = browser;
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const options = {
    runOnly: [...rules],
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    resultTypes: ["violations"],
  };
  const violations = await page.evaluate(async (chosen) => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return (await axe.run(chosen)).violations;
  }, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  );
}

async function widthAt(width: number): Promise<number> {
  await browser.page.setViewportSize({ width, height: 256 });
  return browser.page.evaluate(() => document.documentElement.scrollWidth);
}

/** None but those that belong to the page, as the status of a page that is not there. */
function takeComplaints(expected: readonly RegExp[]): void {
  const complaints = browser.complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
  browser.forget();
  expect(complaints).toEqual([]);
}

/** @returns the addresses of the person's cluster and its assessment, when there is one */
async function signIn(person: string): Promise<[string, string]> {
  const { page, context } = browser;
  await context.clearCookies();
  await page.goto(`${program.address}/?lang=en`);
  await page.locator(`button[value=${person}]`).click();
  const cluster = new URL(page.url()).pathname;
  const next = page.locator(".k-next a.k-button");
  const href = (await next.count()) > 0 ? ((await next.getAttribute("href")) ?? "") : "";
  return [cluster, href.split("/").slice(0, 3).join("/")];
}
