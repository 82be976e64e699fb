import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import { CHROMIUM, CHROMIUM_FLAGS } from "../../test/support/chromium.ts";
import { type Manager, signIn } from "./manager.ts";
import { type Program, withProgram } from "./program.ts";

/** A page of the program in a Chromium that has seen nothing of it yet. */
export interface Visit {
  readonly page: Page;
  readonly protocol: CDPSession;
}

/** Opens visits of somebody who is signed in, each with an empty cache. */
export type Visiting = <T>(work: (visit: Visit) => Promise<T>) => Promise<T>;

export function withVisits<T>(work: (visiting: Visiting, address: string, manager: Manager) => Promise<T>): Promise<T> {
  return withProgram(async (program) => {
    const manager = await signIn(program);
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
    try {
      const address = `http://localhost:${program.port}${manager.row}`;
      return await work((visit) => visited(browser, program, manager, visit), address, manager);
    } finally {
      await browser.close();
      manager.client.close();
    }
  });
}

async function visited<T>(
  browser: Browser,
  { port }: Program,
  { client }: Manager,
  work: (visit: Visit) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB" });
  try {
    const [name = "", value = ""] = client.cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: `http://localhost:${port}` }]);
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    await protocol.send("Network.enable");
    return await work({ page, protocol });
  } finally {
    await context.close();
  }
}
