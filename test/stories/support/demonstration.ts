import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { type BrowserOptions, openBrowser, type Watched } from "./browser.ts";
import { type Program, startDemonstration } from "./program.ts";

/** What the tests of a file share: one program and one browser, there before the first of them and gone after the last. */
export interface Demonstration {
  readonly address: string;
  readonly browser: Watched;
  /** Somebody else with a browser of his own, until the test ends. */
  visitor(): Promise<Watched>;
  /** One click on the start page, as one of the invented people. */
  signIn(page: Page, person: string): Promise<void>;
}

/** Starts and ends the demonstration for the file that calls it. A complaint of any of its browsers fails the test it came in. */
export function useDemonstration(options: BrowserOptions = {}): Demonstration {
  let program: Program | null = null;
  let browser: Watched | null = null;
  const visitors: Watched[] = [];
  beforeAll(async () => {
    program = await startDemonstration(join(inject("copies"), "installation"));
    browser = await openBrowser(options);
  });
  afterEach(async () => {
    const gone = visitors.splice(0);
    const complaints = [browser, ...gone].flatMap((one) => one?.takeComplaints() ?? []);
    await Promise.all(gone.map((one) => one.close()));
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });
  const demonstration: Demonstration = {
    get address() {
      return begun(program).address;
    },
    get browser() {
      return begun(browser);
    },
    visitor: async () => {
      const one = await demonstration.browser.openForAnother();
      visitors.push(one);
      return one;
    },
    signIn: async (page, person) => {
      await page.goto(demonstration.address);
      await page.locator(`button[value=${person}]`).click();
      // the whole page: who counts what is on it does not wait
      await page.waitForURL((address) => address.pathname !== "/");
    },
  };
  return demonstration;
}

function begun<T>(part: T | null): T {
  if (part === null) throw new Error("the demonstration is not running: only tests and hooks may ask for it");
  return part;
}
