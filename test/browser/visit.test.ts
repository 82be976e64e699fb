import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { PEOPLE, VISIT } from "../../packages/app/src/features/cases/testing.ts";
import { saveScore } from "../../packages/app/src/features/scoring/operations/save-score.ts";
import {
  PERSON_COOKIE,
  type ScoredCase,
  scoredCase,
  selectAs,
  serveCase,
} from "../../packages/app/src/features/scoring/testing.ts";
import { faultsOf } from "../stories/support/accessibility.ts";
import { openBrowser, type Watched } from "../stories/support/browser.ts";

/** An expert's visit: a tablet without a network, from the first row to the last, and nothing that was typed is lost. */

const LONG = 90_000;
// a network that comes back is not there at once
const SOON = { timeout: 20_000 };
const { astrid, ewa } = PEOPLE;
const TOLD = "#take-along [data-told]";

let played: ScoredCase;
let program: Awaited<ReturnType<typeof serveCase>>;
let tablet: Watched;
let page: Page;
let base: string;

beforeAll(async () => {
  played = await scoredCase();
  program = await serveCase(played);
  base = `${program.address}/cases/${played.caseId}`;
});
afterAll(() => program?.stop());
beforeEach(async () => {
  tablet = await openBrowser({ viewport: { width: 768, height: 1024 }, reducedMotion: "reduce" });
  ({ page } = tablet);
  await page.context().addCookies([{ name: PERSON_COOKIE, value: astrid.id, url: program.address }]);
});
afterEach(async () => {
  // not every page learns from its browser that there is no network: then it tries, and htmx says that it failed
  const complaints = tablet.takeComplaints().filter((text) => !/^htmx:(afterRequest|sendError)/.test(text));
  await tablet.close();
  expect(complaints).toEqual([]);
});

async function takeAlong(from = base): Promise<void> {
  await page.goto(`${from}/scoring`);
  await page.locator("[data-take]").click();
  await expect
    .poll(() => page.locator(TOLD).innerText(), { timeout: 30_000 })
    .toBe("On this device: 63 pages and files.");
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** For the worker of the pages too. */
async function goOffline({ caseId } = played): Promise<void> {
  tablet.expectComplaints(/ERR_FAILED/);
  await page.context().setOffline(true);
  const path = `/cases/${caseId}/scoring/none`;
  expect(await page.evaluate((none) => fetch(none).catch(() => "no network"), path)).toBe("no network");
}

async function give(points: number, because: string): Promise<void> {
  await page.locator(`label:has(> input[name=points][value='${points}'])`).click();
  await page.locator("#because").fill(because);
}

const savedRows = () => selectAs(played, astrid, "select row_id, points, because from expert_score order by row_id");

test(
  "a whole visit without a network: every page is there, and what was typed is sent afterwards",
  async () => {
    await takeAlong();
    await goOffline();
    await page.locator("a[data-row='1.1.1']").click();
    await give(4, "Seen in the list of participants.");
    await page.locator("#answer button[name=next]").click();
    await page.waitForURL(/1\.1\.2$/);
    await give(2, "Two letters were shown.");
    await page.locator("#note").fill("Ask again about the third.");
    await page.locator("#answer button[name=next]").click();
    await page.waitForURL(/scoring\/1\.2$/);
    expect(await page.locator("#unsaved li a").allInnerTexts()).toEqual([
      "1.1.1 Participant mix",
      "1.1.2 Committed participants",
    ]);
    await page.goto(`${base}/scoring/1.1.1`);
    expect(await page.locator("#because").inputValue()).toBe("Seen in the list of participants.");
    await page.goto(`${base}/scoring`);
    expect(await savedRows()).toEqual([]);
    await page.context().setOffline(false);
    await expect.poll(savedRows, SOON).toEqual([
      { row_id: "1.1.1", points: "4.0", because: "Seen in the list of participants." },
      { row_id: "1.1.2", points: "2.0", because: "Two letters were shown." },
    ]);
    await expect
      .poll(() => page.locator("#sign").innerText(), SOON)
      .toBe("2 of 30 indicators have points and a reason");
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  },
  LONG,
);

// the page with all rows was taken along, and its button "Sign your points" led to the browser's own page about a missing network
test(
  "without a network nobody signs or goes to a page that was not taken along: a sentence says so, and all rows stay",
  async () => {
    const note = page.locator("#no-network");
    await takeAlong();
    const rows = await page.locator("a[data-row]").count();
    await goOffline();
    // of the question whether the program can be reached
    tablet.expectComplaints(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
    await page.goto(`${base}/scoring/3.1`);
    await give(3, "Seen.");
    await page.locator("#answer button[name=next]").click();
    await page.goto(`${base}/scoring`);
    expect(await note.isVisible()).toBe(false);
    await page.locator("form[action$='/scoring/sign'] button").click();
    await note.waitFor();
    expect(await note.innerText()).toContain("This needs a network, and there is none.");
    expect(new URL(page.url()).pathname).toBe(new URL(`${base}/scoring`).pathname);
    expect(await page.locator("a[data-row]").count()).toBe(rows);
    expect(await page.locator("#typed-here").innerText()).toBe("1 typed here, to be sent");
    expect((await page.locator("#unsaved li a").allInnerTexts()).map((text) => text.slice(0, 4))).toEqual(["3.1 "]);
    await page.reload();
    expect(await note.isVisible()).toBe(false);
    for (const [from, way] of [
      ["", "/leave"],
      ["/3.1", `/cases/${played.caseId}`],
    ]) {
      await page.goto(`${base}/scoring${from}`);
      await page.locator(`a[href$='${way}']`).first().click();
      await note.waitFor();
    }
    expect(await selectAs(played, astrid, "select * from expert_sheet")).toEqual([]);
    await page.context().setOffline(false);
    await expect.poll(async () => (await savedRows()).map((row) => row.row_id), SOON).toContain("3.1");
    await page.goto(`${base}/scoring`);
    expect(await note.isVisible()).toBe(false);
    await page.locator("a[href$='/leave']").click();
    await page.waitForURL(/leave$/);
  },
  LONG,
);

test(
  "what another device saved meanwhile is shown beside what was typed, and the person chooses",
  async () => {
    await takeAlong();
    await goOffline();
    await page.locator("a[data-row='2.5']").click();
    await give(1, "On the tablet.");
    await page.locator("#answer button[name=next]").click();
    await page.waitForURL(/2\.6$/);
    const score = { points: 5, because: "On the laptop.", note: "", version: 0, was: null };
    await saveScore(played.services, astrid, { caseId: played.caseId, rowId: "2.5", score, verdicts: [] });
    await page.context().setOffline(false);
    await page.goto(`${base}/scoring`);
    await expect.poll(() => page.locator("#unsaved li a").allInnerTexts()).toEqual(["2.5 Personal contacts"]);
    await page.locator("#unsaved li a").click();
    await page.locator("[data-conflict]").waitFor();
    const told = await page.locator("[data-conflict]").innerText();
    expect([told.includes("On the tablet."), told.includes("On the laptop.")]).toEqual([true, true]);
    await page.locator("button[name=choose][value=mine]").click();
    await page.waitForURL(/2\.5#saving$/);
    expect(await selectAs(played, astrid, "select because from expert_score where row_id = '2.5'")).toEqual([
      { because: "On the tablet." },
    ]);
    await page.goto(`${base}/scoring`);
    expect(await page.locator("#unsaved").isVisible()).toBe(false);
  },
  LONG,
);

// the form was sent with the version from before the saving that was under way
test(
  "a row that is sent by its button while it is being saved does not clash with itself",
  async () => {
    await page.goto(`${base}/scoring/2.7`);
    let held = 0;
    await page.route("**/scoring/2.7", async (route) => {
      if (route.request().headers()["hx-request"] === "true") {
        held += 1;
        await new Promise((resolve) => setTimeout(resolve, 1500));
      }
      await route.continue();
    });
    await give(3, "Eight partners.");
    await expect.poll(() => held).toBeGreaterThan(0);
    await page.locator("#note").fill("Ask for the agreements.");
    await page.locator("#answer button[name=next]").click();
    await page.waitForURL(/scoring\/3\.1$/);
    expect(await page.locator("[data-conflict]").count()).toBe(0);
    expect(
      await selectAs(played, astrid, "select points, because, note from expert_score where row_id = '2.7'"),
    ).toEqual([{ points: "3.0", because: "Eight partners.", note: "Ask for the agreements." }]);
  },
  LONG,
);

test(
  "an answer that is otherwise is corrected without a network, and sent afterwards",
  async () => {
    await takeAlong();
    await goOffline();
    await page.goto(`${base}/scoring/2.6/facts`);
    await page.locator("[name='cooperation.participants_active']").fill("4");
    await page.locator("#because").fill("Four of them came.");
    await page.locator("#seen").fill("Minutes of the groups");
    await page.locator("#answer button[name=next]").click();
    await page.waitForURL(/scoring\/2\.6$/);
    await page.context().setOffline(false);
    await page.goto(`${base}/scoring`);
    const saved = () => selectAs(played, astrid, "select row_id, facts, seen from expert_correction");
    await expect
      .poll(saved, SOON)
      .toEqual([{ row_id: "2.6", facts: { "cooperation.participants_active": 4 }, seen: "Minutes of the groups" }]);
  },
  LONG,
);

// pages of corrections were left out; the list said 0 of 30; what only waited was offered to be discarded
test(
  "taken along before the visit begins, everything can be typed, is counted, and waits for its time",
  async () => {
    const planned = await scoredCase("visit_planned");
    const other = await serveCase(planned);
    try {
      const own = `${other.address}/cases/${planned.caseId}`;
      await takeAlong(own);
      await goOffline(planned);
      await page.goto(`${own}/scoring/2.5`);
      await give(4, "Seen in the list of contacts.");
      await page.locator("#answer button[name=next]").click();
      await page.waitForURL(/2\.6$/);
      await page.goto(`${own}/scoring/2.6/facts`);
      expect(await page.locator("#unsaved summary").innerText()).toBe("1 typed here, to be sent");
      expect(await page.locator("#unsaved button").count()).toBe(0);
      await page.locator("[name='cooperation.participants_active']").fill("4");
      await page.locator("#answer button[name=next]").click();
      await page.waitForURL(/scoring\/2\.6$/);
      await page.goto(`${own}/scoring`);
      expect(await page.locator("#sign").innerText()).toBe("1 of 30 indicators have points and a reason");
      expect(await page.locator("#typed-here").innerText()).toBe("2 typed here, to be sent");
      // the place for the number was read as a number
      expect(await page.locator("#still-open").innerText()).toBe("29 are still open.");
      expect(await page.locator("a[data-row='2.5'] .num").innerText()).toBe("4 / 5");
      await page.context().setOffline(false);
      const saved = (table: string) => selectAs(planned, astrid, `select row_id from ${table}`);
      await expect.poll(() => saved("expert_score"), SOON).toEqual([{ row_id: "2.5" }]);
      expect(await saved("expert_correction")).toEqual([]);
      await expect.poll(() => page.locator("#typed-here").innerText(), SOON).toBe("1 typed here, to be sent");
      expect(await page.locator("#unsaved li a").allInnerTexts()).toEqual(["2.6 Answers that differ"]);
      planned.goTo(VISIT.from);
      await page.goto(`${own}/scoring`);
      await expect.poll(() => saved("expert_correction"), SOON).toEqual([{ row_id: "2.6" }]);
    } finally {
      await other.stop();
    }
  },
  2 * LONG,
);

test(
  "the pages are removed from a device on request",
  async () => {
    await takeAlong();
    expect(await page.evaluate(() => caches.keys())).toEqual([`klynge-visit:/cases/${played.caseId}/scoring`]);
    await page.locator("[data-leave]").click();
    await expect.poll(() => page.locator(TOLD).innerText()).toBe("The pages are removed from this device.");
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
  },
  LONG,
);

test(
  "axe finds nothing on the pages of an expert's work",
  async () => {
    const look = (path: string) =>
      faultsOf(page, async (language) => {
        await page.goto(`${base}${path}?lang=${language}`);
      });
    for (const path of ["/scoring", "/scoring/2.5", "/scoring/2.5/facts", "/leave"])
      expect([path, await look(path)]).toEqual([path, []]);
    await played.give(astrid);
    await played.give(ewa, { "2.5": 5, "2.6": 2 });
    await played.sign(astrid);
    await played.sign(ewa);
    for (const path of ["/scoring", "/consensus", "/findings", "/facts/2.5"])
      expect([path, await look(path)]).toEqual([path, []]);
  },
  5 * LONG,
);
