import { expect, test } from "vitest";
import { useDemonstration } from "../stories/support/demonstration.ts";

/** What a first visit of the assessment page takes over the line, as the browser counts it: heads and compressed bodies. */
const MOST_BYTES = 120_000;
const MOST_SCRIPT_BYTES = 60_000;

const demonstration = useDemonstration();

test.each(["ingrid-solheim", "kari-lunde"])("the assessment page of %s", async (person) => {
  const { page, context } = demonstration.browser;
  await demonstration.signIn(page, person);
  const address = await page.locator(".k-next a.k-button").getAttribute("href");
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  const types = new Map<string, string>();
  const bytes = new Map<string, number>();
  devtools.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? "";
    bytes.set(type, (bytes.get(type) ?? 0) + encodedDataLength);
  });
  await page.goto(new URL(address ?? "", demonstration.address).href, { waitUntil: "networkidle" });
  // nothing was left out of the count
  expect([...bytes.keys()]).toEqual(expect.arrayContaining(["Document", "Stylesheet", "Script", "Font"]));
  expect(bytes.get("Script")).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
  expect([...bytes.values()].reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(MOST_BYTES);
});
