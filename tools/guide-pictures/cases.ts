import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import type { Page } from "playwright-core";
import { seedDemonstration } from "../../packages/app/src/demonstration/seed.ts";
import { playGoldBeforeBoard } from "../../packages/app/src/features/board/testing.ts";
import { PEOPLE, type PlayedCase, playCase } from "../../packages/app/src/features/cases/testing.ts";
import { saveScore } from "../../packages/app/src/features/scoring/operations/save-score.ts";
import { openPglite } from "../../packages/app/src/platform/database/open-pglite.ts";
import type { Services } from "../../packages/app/src/platform/services.ts";
import { createApp } from "../../packages/app/src/server.tsx";
import { edition } from "../../packages/app/test/support/edition.ts";
import { PERSON_HEADER, servicesOver } from "../../packages/app/test/support/world.ts";
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
  { services, caseId }: PlayedCase,
  pictures: readonly (readonly [person: string, path: string, name: string])[],
): Promise<void> {
  const server = serve({ fetch: createApp(services).fetch, port: 0, hostname: "127.0.0.1" });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  try {
    for (const [person, path, name] of pictures) {
      await page.setExtraHTTPHeaders({ [PERSON_HEADER]: person });
      await page.goto(`http://127.0.0.1:${port}/cases/${caseId}${path}?lang=en`);
      await take(page, name);
    }
  } finally {
    server.close();
  }
}
