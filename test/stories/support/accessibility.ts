import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

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
/** Also 1280 px at 400 %. */
const NARROWEST = 320;

export type Language = "en" | (typeof OTHER_LANGUAGES)[number];

/**
 * Looks at a page in both schemes and at two widths, in each language, and at the narrowest screen.
 * @param open brings the page up in a language
 * @returns what axe finds, where something has to be scrolled sideways, and where the page says another language than it is in
 */
export async function faultsOf(page: Page, open: (language: Language) => Promise<void>): Promise<string[]> {
  await open("en");
  const found: string[] = [];
  for (const { width, colorScheme, rules } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await findings(page, rules)).map((text) => `${width} ${colorScheme}: ${text}`));
  }
  found.push(...(await faultsIn(page, "en")));
  for (const language of OTHER_LANGUAGES) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(language);
    found.push(...(await findings(page, RULES, [CONTRAST])).map((text) => `${language}: ${text}`));
    found.push(...(await faultsIn(page, language)));
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  return found;
}

async function faultsIn(page: Page, language: Language): Promise<string[]> {
  const said = await page.locator("html").getAttribute("lang");
  await page.setViewportSize({ width: NARROWEST, height: 256 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return [
    ...(said === language ? [] : [`${language}: the page says ${said}`]),
    ...(width === NARROWEST ? [] : [`${language}: ${width} px wide on a screen of ${NARROWEST}`]),
  ];
}

/** What axe finds on the page as it stands: the rule and where. Run past the content policy of the page, which forbids it. */
async function findings(page: Page, rules: readonly string[], without: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const options = {
    runOnly: [...rules],
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    resultTypes: ["violations"],
  };
  const violations = await page.evaluate(async (chosen) => {
    // what is folded away is part of the page too
    for (const folded of document.querySelectorAll<HTMLDetailsElement>("main details")) folded.open = true;
    // from the top: further down a strip that stays in sight covers whatever is just beneath it
    window.scrollTo({ top: 0, behavior: "instant" });
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return (await axe.run(chosen)).violations;
  }, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  );
}
