import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** As in the settings of the browser: 1 allows, 2 blocks. */
const BLOCK = 2;

/** A browser in which nothing may go wrong unseen: console errors, failed policies and failed requests end the story. */
export interface Watched {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser complained of so far. */
  readonly complaints: readonly string[];
  /** Begins a new list of complaints, after some that were meant. */
  forget(): void;
  close(): Promise<void>;
}

/**
 * @param options `cookies: false` for a browser that keeps none, nor anything else of a site; `script: false` for one whose owner
 * turned scripts off (`javaScriptEnabled` of Playwright still takes `noscript` for text)
 */
export async function openBrowser({
  cookies = true,
  script = true,
  ...options
}: BrowserContextOptions & { cookies?: boolean; script?: boolean } = {}): Promise<Watched> {
  const profile = mkdtempSync(join(tmpdir(), "klynge-browser-"));
  const forbidden = { ...(!cookies && { cookies: BLOCK }), ...(!script && { javascript: BLOCK }) };
  mkdirSync(join(profile, "Default"));
  writeFileSync(
    join(profile, "Default", "Preferences"),
    JSON.stringify({ profile: { default_content_setting_values: forbidden } }),
  );
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    ...options,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", ({ message }) => {
    // a page that fades in while the next one is asked for already
    if (!message.startsWith("Transition was aborted")) complaints.push(message);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
  return {
    context,
    page,
    complaints,
    forget: () => {
      complaints.length = 0;
    },
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
