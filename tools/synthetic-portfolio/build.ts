import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  type CompiledEdition,
  type ReleasedGroup,
  type ReleasedPortfolio,
  releasePortfolio,
} from "../../packages/core/src/index.ts";
import { loadEdition, REPOSITORY } from "./edition.ts";
import { generatePortfolio } from "./generate.ts";

/** `npm run portfolio`: generates the synthetic portfolio, releases it through the core and writes what may be known of it. */
export const PORTFOLIO_NAME = "synthetic-2026-1";
export const OUTPUT = join(REPOSITORY, "schemes", "portfolios", `${PORTFOLIO_NAME}.json`);

export function buildPortfolio(edition: CompiledEdition): string {
  const released = releasePortfolio(edition, generatePortfolio(edition), PORTFOLIO_NAME, true);
  return write(withoutTooFew(released, edition.edition.files["disclosure.yaml"].rules.median_from));
}

/**
 * A group with fewer clusters than a median may be shown of keeps its name and its n and loses its statistics: each of them
 * would say `too_few`, and all of them together would be two thirds of the file. Missing is withheld (core, GroupStatistics).
 */
function withoutTooFew(released: ReleasedPortfolio, medianFrom: number): ReleasedPortfolio {
  const groups = released.groups.map((group): ReleasedGroup => {
    const { id, of, n } = group;
    return n < medianFrom ? { id, of, n, statistics: [] } : group;
  });
  return { ...released, groups };
}

/** One group a line: compact, and a difference between two editions names the groups that changed. */
function write({ groups, ...head }: ReleasedPortfolio): string {
  const lines = groups.map((group) => JSON.stringify(group));
  return `${JSON.stringify(head).slice(0, -1)},"groups":[\n${lines.join(",\n")}\n]}\n`;
}

if (import.meta.main) {
  const text = buildPortfolio(loadEdition());
  mkdirSync(dirname(OUTPUT), { recursive: true });
  writeFileSync(OUTPUT, text);
  process.stdout.write(`${OUTPUT}: ${text.length} bytes\n`);
}
