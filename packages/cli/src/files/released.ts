import type { CompiledEdition, ReleasedPortfolio } from "@klynge/core";
import { SYNTHETIC_PORTFOLIO } from "./place.ts";
import type { Released } from "./portfolio.ts";
import { readText } from "./read-text.ts";

/** The shipped statistics have about 0.3 MB. */
const MAX_RELEASED_BYTES = 20 * 1024 * 1024;

/**
 * The statistics to compare with: released from the given portfolio, or the shipped ones of an invented portfolio.
 * @throws BadInput
 */
export async function loadReleased(edition: CompiledEdition, portfolio: string | undefined): Promise<Released> {
  if (portfolio === undefined) {
    const released = JSON.parse(readText(SYNTHETIC_PORTFOLIO, MAX_RELEASED_BYTES)) as ReleasedPortfolio;
    return { released, warned: { file: SYNTHETIC_PORTFOLIO, warnings: [] } };
  }
  const { releaseFile } = await import("./portfolio.ts");
  return releaseFile(edition, portfolio, false);
}
