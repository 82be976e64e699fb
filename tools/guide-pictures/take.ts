import { statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const FOLDER = fileURLToPath(new URL("../../docs/images", import.meta.url));
const MOST_BYTES = 200_000;

/** The page as it stands in the window, or one part of it. */
export async function take(page: Page, name: string, part?: string): Promise<void> {
  const path = join(FOLDER, `${name}.png`);
  await page.evaluate(() => document.fonts.ready);
  await (part ? page.locator(part).screenshot({ path }) : page.screenshot({ path }));
  const { size } = statSync(path);
  console.log(`${name}: ${size} bytes`);
  if (size > MOST_BYTES) throw new Error(`${name} is larger than ${MOST_BYTES} bytes`);
}
