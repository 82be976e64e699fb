import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { CHROMIUM, CHROMIUM_FLAGS } from "../../support/chromium.ts";

/** As in the settings of the browser: 1 allows, 2 blocks. */
const BLOCK = 2;

/** Each page begins anew and is gone soon: what would be compiled for long use, of our script and of axe, is thrown away before it pays. */
const COMPILE_LITTLE = "--js-flags=--no-opt --no-maglev";

/** A browser in which nothing may go wrong unseen: console errors, failed policies and failed requests end the story. */
export interface Watched {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Complaints that the story causes on purpose, until they are taken; each has to come. */
  expectComplaints(...patterns: readonly RegExp[]): void;
  /** What the browser complained of since this was last asked and nobody expected, and what was expected and never came. */
  takeComplaints(): string[];
  /** Somebody else at the same browser: with cookies, storage and complaints of his own. */
  openForAnother(): Promise<Watched>;
  close(): Promise<void>;
}

/** `cookies: false` for a browser that keeps none, nor anything else of a site; `script: false` for one whose owner turned scripts off. */
export interface BrowserOptions extends BrowserContextOptions {
  readonly cookies?: boolean;
  /** `javaScriptEnabled` of Playwright still takes `noscript` for text. */
  readonly script?: boolean;
}

export async function openBrowser({
  cookies = true,
  script = true,
  ...options
}: BrowserOptions = {}): Promise<Watched> {
  const profile = mkdtempSync(join(tmpdir(), "klynge-browser-"));
  const forbidden = { ...(!cookies && { cookies: BLOCK }), ...(!script && { javascript: BLOCK }) };
  mkdirSync(join(profile, "Default"));
  writeFileSync(
    join(profile, "Default", "Preferences"),
    JSON.stringify({ profile: { default_content_setting_values: forbidden } }),
  );
  const settings = { viewport: { width: 1280, height: 900 }, locale: "en-GB", ...options };
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: [...CHROMIUM_FLAGS, COMPILE_LITTLE],
    ...settings,
  });
  const browser = context.browser();
  const openForAnother = async (): Promise<Watched> => {
    if (!browser) throw new Error("this browser serves one person only");
    const own = await browser.newContext(settings);
    return { ...(await watch(own)), openForAnother, close: () => own.close() };
  };
  return {
    ...(await watch(context)),
    openForAnother,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function watch(context: BrowserContext): Promise<Omit<Watched, "openForAnother" | "close">> {
  const page = context.pages()[0] ?? (await context.newPage());
  let heard: string[] = [];
  let expected: readonly RegExp[] = [];
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) heard.push(message.text());
  });
  context.on("weberror", (fault) => {
    const { message } = fault.error();
    // a page that fades in while the next one is asked for already
    if (!/^Transition was (aborted|skipped)/.test(message)) heard.push(message);
  });
  context.on("response", (response) => {
    if (response.status() >= 500) heard.push(`${response.status()} ${response.url()}`);
  });
  return {
    context,
    page,
    expectComplaints: (...patterns) => {
      expected = [...expected, ...patterns];
    },
    takeComplaints: () => {
      const complaints = [
        ...heard.filter((text) => !expected.some((pattern) => pattern.test(text))),
        ...expected.filter((pattern) => !heard.some((text) => pattern.test(text))).map((one) => `never came: ${one}`),
      ];
      [heard, expected] = [[], []];
      return complaints;
    },
  };
}
