import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { playAppeal, playGoldBeforeBoard } from "../../packages/app/src/features/board/testing.ts";
import { PEOPLE, type PlayedCase, playCase } from "../../packages/app/src/features/cases/testing.ts";
import { openSchemeWorld, STRICTER } from "../../packages/app/src/features/scheme/testing.ts";
import { PERSON_COOKIE, serveCase } from "../../packages/app/src/features/scoring/testing.ts";
import type { Person } from "../../packages/app/src/platform/web/env.ts";
import { faultsOf } from "../stories/support/accessibility.ts";
import { openBrowser, type Watched } from "../stories/support/browser.ts";

/** The pages of a case, as those look at them who have something to do there. */
const LONG = 90_000;
const { kari, piotr, claire, helena, sofie, astrid } = PEOPLE;

let browser: Watched;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser({ reducedMotion: "reduce" });
  ({ page } = browser);
});
afterEach(() => expect(browser.takeComplaints()).toEqual([]));
afterAll(() => browser.close());

async function look(played: PlayedCase, pages: readonly (readonly [by: Person, path: string])[]): Promise<void> {
  const program = await serveCase(played);
  try {
    for (const [by, path] of pages) {
      await page.context().clearCookies();
      await page.context().addCookies([{ name: PERSON_COOKIE, value: by.id, url: program.address }]);
      const address = `${program.address}${path.replace(":case", played.caseId).replace(":cluster", played.clusterId)}`;
      const faults = await faultsOf(page, async (language) => {
        await page.goto(`${address}?lang=${language}`);
      });
      expect([path, page.url().split("?")[0], faults]).toEqual([path, address, []]);
    }
  } finally {
    await program.stop();
  }
}

test(
  "before the visit: applying, the case of the cluster, its trail, experts for it",
  async () =>
    look(await playCase("bronze", "self_assessment"), [
      [kari, "/clusters/:cluster/cases"],
      [kari, "/cases/:case"],
      [kari, "/cases/:case/trail"],
      [claire, "/cases/:case/experts"],
    ]),
  LONG,
);

test(
  "an expert who was accepted declares his interests",
  async () => {
    const played = await playCase("bronze", "self_assessment");
    const { id: expert } = astrid;
    await played.take(claire, { step: "propose_expert", expert, country: "NO", firm: null, conflicts: [] });
    await played.take(kari, { step: "accept_expert", expert });
    await look(played, [[astrid, "/cases/:case/declare"]]);
  },
  LONG,
);

test(
  "before the board: the case of the cluster with its report, the dossier",
  async () =>
    look(await playGoldBeforeBoard(), [
      [piotr, "/cases/:case"],
      [helena, "/cases/:case/dossier"],
      [piotr, "/cases/:case/agenda"],
    ]),
  LONG,
);

test(
  "a case before it is moved to the edition in force",
  async () => {
    const played = await playCase("gold", "submitted");
    const scheme = await openSchemeWorld(played.services);
    await scheme.publish(STRICTER, "2026-11-22");
    await look(played, [
      [claire, "/cases/:case"],
      [claire, "/cases/:case/edition"],
    ]);
    await scheme.close();
  },
  LONG,
);

test(
  "an appeal",
  async () => {
    const played = await playAppeal();
    await played.take(claire, { step: "assign_appeal", officer: sofie.id });
    await look(played, [
      [kari, "/cases/:case"],
      [sofie, "/cases/:case/appeal"],
    ]);
    await played.take(sofie, { step: "decide_appeal", outcome: "returned", because: "B01 was not looked at." });
    await look(played, [
      [kari, "/cases/:case"],
      [helena, "/cases/:case/dossier"],
    ]);
  },
  LONG,
);
