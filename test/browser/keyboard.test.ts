import { expect, test } from "vitest";
import { useDemonstration } from "../stories/support/demonstration.ts";

/** The main job of a cluster manager by keys alone: nothing in this file clicks or fills. */
const demonstration = useDemonstration();

test("one person, ten answers, the score moves, the report is ordered and opened", async () => {
  const { page } = demonstration.browser;
  const { keyboard } = page;
  await page.goto(demonstration.address);

  await keyboard.press("Tab");
  expect(await focused()).toMatchObject({ text: "Skip to content", seen: true });
  await keyboard.press("Enter");
  await tabTo("main a.k-button");
  await tabTo("button[value=ingrid-solheim]");
  await enter();
  await tabTo(".k-next a.k-button");
  await enter();
  const score = page.locator("#score .k-score strong");
  const before = Number(await score.innerText());

  // "/" leads to the search, what is found is the next thing
  await keyboard.press("/");
  expect(await focused()).toMatchObject({ id: "row-search", seen: true });
  await keyboard.type("4.1.3");
  await enter();
  await tabTo("#nav-4-1-3");
  await enter();
  for (const [row, fact, value] of ANSWERS) {
    // Alt with the arrow saves and goes on, also past questions that need nothing
    while (!page.url().endsWith(`/rows/${row}`)) await leaveBy("Alt+ArrowDown");
    // past the list of questions
    await keyboard.press("Tab");
    expect((await focused()).text).toBe("Skip to content");
    await keyboard.press("Enter");
    await tabTo(`[name="${fact}"]`);
    await keyboard.press("Control+A");
    await keyboard.type(value);
  }
  await leaveBy("Alt+ArrowUp");
  await expect.poll(async () => Number(await score.innerText())).toBeGreaterThan(before);

  await tabTo(".k-nav a[href$='/reports']");
  await enter();
  await tabTo("main a[href$='/report']");
  await enter();
  await tabTo("form[action$='/report'] button[type=submit]");
  await enter();
  await page.locator("a[href$='file.pdf']").first().waitFor({ timeout: 60_000 });
  await tabTo("a[href$='file.pdf']");
  const download = page.waitForEvent("download");
  await keyboard.press("Enter");
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);

  /** Walks until the wanted place has the focus; on the way every place shows that it has it. */
  async function tabTo(selector: string): Promise<void> {
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      await keyboard.press("Tab");
      // behind the last place comes the frame of the browser, then the page again
      if (await page.evaluate(() => document.activeElement === document.body)) continue;
      const { seen, ...where } = await focused();
      expect({ ...where, seen }).toEqual({ ...where, seen: true });
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    }
    throw new Error(`${selector} is not among the first ${MOST_STEPS} places on ${page.url()}`);
  }

  async function enter(): Promise<void> {
    await leaveBy("Enter");
  }

  async function leaveBy(key: string): Promise<void> {
    const loaded = page.waitForEvent("load");
    await keyboard.press(key);
    await loaded;
  }

  function focused(): Promise<{ id: string; text: string; seen: boolean }> {
    return page.evaluate(() => {
      const at = document.activeElement as HTMLElement;
      // a choice shows the focus on its card
      const shown = [at, at.closest(".k-choice") ?? at].some((element) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
      });
      const { width, height } = at.getBoundingClientRect();
      return { id: at.id, text: at.textContent?.trim().slice(0, 40) ?? "", seen: shown && width * height > 0 };
    });
  }
}, 120_000);

const MOST_STEPS = 60;
const ANSWERS: readonly (readonly [row: string, fact: string, value: string])[] = [
  ["4.1.3", "plan.actions_completed", "19"],
  ["4.1.4", "controlling.reports", "12"],
  ["4.1.6", "kpi.reports", "2"],
  ["4.2", "activities.aligned", "57"],
  ["4.4", "performance.targets_met", "9"],
  ["4.5", "groups.active", "4"],
  ["4.6.1", "communication.issues", "16"],
  ["4.6.2", "web.languages", "3"],
  ["5.1", "press.mentions", "24"],
  ["5.3", "survey.answered", "40"],
];
