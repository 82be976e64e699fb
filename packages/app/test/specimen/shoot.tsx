/**
 * Every component with invented contents, photographed and checked: `tsx packages/app/test/specimen/shoot.tsx [folder]`.
 * For those who change the look; leaves pictures at 1280, 375 and 320 px in both schemes, and prints what axe and the rulers found.
 */

import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { Child } from "hono/jsx";
import { chromium } from "playwright-core";
import { CHROMIUM, CHROMIUM_FLAGS } from "../../../../test/support/chromium.ts";
import { buildAssets } from "../../assets.mjs";
import { AssessmentSpecimen } from "./assessment.tsx";
import { CompareSpecimen } from "./compare.tsx";
import { OverviewSpecimen } from "./overview.tsx";
import { PatternsSpecimen } from "./patterns.tsx";

type Scheme = "light" | "dark";
const PAGES: Readonly<Record<string, (scheme: Scheme) => Child>> = {
  assessment: (scheme) => <AssessmentSpecimen scheme={scheme} />,
  compare: (scheme) => <CompareSpecimen scheme={scheme} />,
  overview: (scheme) => <OverviewSpecimen scheme={scheme} />,
  patterns: (scheme) => <PatternsSpecimen scheme={scheme} />,
};
const TYPES: Readonly<Record<string, string>> = { ".css": "text/css", ".woff2": "font/woff2" };
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const pictures = process.argv[2] ?? join(tmpdir(), "klynge-specimen");
mkdirSync(pictures, { recursive: true });
const assets = mkdtempSync(join(tmpdir(), "klynge-specimen-assets-"));
await buildAssets(assets);
const server = createServer((request, response) => {
  const [, first = "", second = "light"] = (request.url ?? "").split("?")[0]?.split("/") ?? [];
  if (first === "assets") {
    const name = (request.url ?? "").split("/").at(-1) ?? "";
    response.setHeader("content-type", TYPES[extname(name)] ?? "text/plain");
    response.end(readFileSync(join(assets, name)));
    return;
  }
  // the policy of the program: a style attribute would be refused here too
  response.setHeader(
    "content-security-policy",
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:",
  );
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(`<!doctype html>${String(PAGES[first]?.(second as Scheme) ?? "")}`);
}).listen(0, "127.0.0.1");
await once(server, "listening");
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
let faults = 0;

for (const name of Object.keys(PAGES))
  for (const scheme of ["light", "dark"] as const)
    for (const width of (process.env.KLYNGE_WIDTHS ?? "1280,1024,800,375,320").split(",").map(Number))
      await look(name, scheme, width);
await browser.close();
server.close();
console.log(`${faults} faults, pictures in ${pictures}`);
process.exitCode = faults > 0 ? 1 : 0;

async function look(name: string, scheme: Scheme, width: number): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    deviceScaleFactor: width < 700 ? 2 : 1,
    colorScheme: scheme,
  });
  const page = await context.newPage();
  const tell = (text: string) => {
    faults += 1;
    console.log(`${name} ${scheme} ${width}: ${text}`);
  };
  page.on("console", (message) => message.type() === "error" && tell(message.text()));
  await page.goto(`${origin}/${name}/${scheme}`, { waitUntil: "networkidle" });
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wider > 0) tell(`${wider} px wider than the window`);
  await page.screenshot({ path: join(pictures, `${name}-${width}-${scheme}.png`), fullPage: true });
  // through the debugger, which the policy does not bind
  const session = await context.newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: AXE });
  const { result } = await session.send("Runtime.evaluate", {
    expression:
      "axe.run({runOnly:['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}).then(r=>JSON.stringify(r.violations.map(v=>v.id+': '+v.nodes.slice(0,3).map(n=>n.target.join(' ')+' | '+(n.any[0]?.message??'')).join('; '))))",
    awaitPromise: true,
    returnByValue: true,
  });
  for (const violation of JSON.parse(String(result.value)) as string[]) tell(violation);
  await context.close();
}
