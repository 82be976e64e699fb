import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { seedDemonstration } from "../../packages/app/src/demonstration/seed.ts";
import { playGoldBeforeBoard } from "../../packages/app/src/features/board/testing.ts";
import { PEOPLE, type PlayedCase, playCase } from "../../packages/app/src/features/cases/testing.ts";
import { saveScore } from "../../packages/app/src/features/scoring/operations/save-score.ts";
import { PERSON_COOKIE, serveCase } from "../../packages/app/src/features/scoring/testing.ts";
import { openPglite } from "../../packages/app/src/platform/database/open-pglite.ts";
import type { Services } from "../../packages/app/src/platform/services.ts";
import { edition } from "../../packages/app/test/support/edition.ts";
import { servicesOver } from "../../packages/app/test/support/world.ts";
import { take } from "./take.ts";

/** Pages of a case, which real steps have brought that far: at the visit, and before the board. */
export async function takeCases(page: Page): Promise<void> {
  await withServices(async (services) => {
    const played = await playCase("gold", "visited", services);
    await saveScore(services, PEOPLE.astrid, {
      caseId: played.caseId,
      rowId: "2.5",
      score: { points: 4, because: "Log of contacts seen for 2025 and 2026.", note: "", version: 0, was: null },
      verdicts: [],
    });
    await shown(page, played, [
      ["claire-dubois", "", "guide-case"],
      ["astrid-berg", "/scoring/2.5", "guide-scoring"],
    ]);
  });
  await withServices(async (services) => {
    const played = await playGoldBeforeBoard(services);
    await shown(page, played, [["helena-lindqvist", "/dossier", "guide-dossier"]]);
  });
}

async function withServices(work: (services: Services) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "klynge-pictures-"));
  const db = await openPglite(folder);
  try {
    await seedDemonstration(db, edition);
    await work(servicesOver(db));
  } finally {
    await db.close();
    rmSync(folder, { recursive: true });
  }
}

async function shown(
  page: Page,
  played: PlayedCase,
  pictures: readonly (readonly [person: string, path: string, name: string])[],
): Promise<void> {
  const program = await serveCase(played);
  try {
    for (const [person, path, name] of pictures) {
      await page.context().addCookies([{ name: PERSON_COOKIE, value: person, url: program.address }]);
      await page.goto(`${program.address}/cases/${played.caseId}${path}?lang=en`);
      await take(page, name);
    }
  } finally {
    await program.stop();
  }
}
