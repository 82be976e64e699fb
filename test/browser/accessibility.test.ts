import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { type Edit, editedFiles, STRICTER, zipFile } from "../../packages/app/src/features/scheme/testing.ts";
import type { Services } from "../../packages/app/src/platform/services.ts";
import { createApp } from "../../packages/app/src/server.tsx";
import { faultsOf, type Language } from "../stories/support/accessibility.ts";
import { openRow, write } from "../stories/support/answers.ts";
import { useDemonstration } from "../stories/support/demonstration.ts";

/**
 * Every page: axe finds nothing, the browser complains of nothing, nothing has to be scrolled sideways on a narrow screen, and the
 * page says which language it is in.
 */

// each looks at a page seven times, on a machine that may be busy
const LONG = 60_000;

/** By who looks at them; `:id` is the person's own cluster or assessment. */
const PAGES = {
  everybody: [
    ...["/", "/sign-in", "/sign-in/code", "/sign-up", "/recover", "/outbox"],
    ...["/accessibility", "/privacy", "/imprint", "/api/docs"],
    ...["/directory", "/directory?of=organisations", "/survey/thanks"],
  ],
  /** Behind links of letters. */
  invited: ["/invitations/:token", "/recover/:token", "/confirm/:token", "/survey/:token"],
  "ingrid-solheim": [
    ...["/clusters/:id", "/clusters/:id/assessments", "/clusters/:clusterId/people", "/clusters/:id/reports"],
    ...["E1", "2.5", "3.2"].map((row) => `/assessments/:id/rows/${row}`),
    "/assessments/:id/search?q=team",
    ...["review", "print", "result", "report"].map((page) => `/assessments/:id/${page}`),
    ...["/account", "/account/tokens", "/account/erase", "/outbox"],
    ...["/clusters/:id/evidence", "/evidence/:id"],
    ...["", "/new", "/duplicates"].map((page) => `/clusters/:id/organisations${page}`),
    ...["/organisations/:id", "/organisations/:id/edit", "/organisations/:id/merge", "/memberships/:id"],
    ...["", "/team", "/body/new", "/erase-person"].map((page) => `/clusters/:id/register${page}`),
    ...["/clusters/:id/profile", "/clusters/:id/profile/edit", "/clusters/:id/profile/logo", "/directory/clusters/:id"],
    ...["/clusters/:id/map", "/clusters/:id/map?who=all&view=all", "/clusters/:id/surveys", "/surveys/:id"],
    ...["/clusters/:id/imports", "/imports/:id"],
  ],
  "kari-lunde": ["B05", "B31"].map((row) => `/assessments/:id/rows/${row}`).concat("/assessments/:id/result"),
  /** After he has submitted. */
  "piotr-zielinski": ["/assessments/:id/review", "/assessments/:id/rows/2.5", "/clusters/:id"],
  "claire-dubois": [
    ...["/clusters", "/administration", "/board", "/board/meetings/:id"],
    ...["/editions", "/editions/:id", "/clusters/:id/labels"],
    ...[
      "/experts",
      "/experts/jonas-weber",
      "/tasks",
      "/tasks/absence",
      "/tasks/calendar",
      "/tasks/pipeline",
      "/tasks/letters",
      "/tasks/letters/vote/pl",
    ],
  ],
  "mette-friis": ["/administration", "/administration/offices/claire-dubois/secretariat/take"],
  /** Where a case has been brought so far: walked in cases.test.ts. */
  cases: ["", "/trail", "/experts", "/declare", "/agenda", "/dossier", "/appeal", "/edition"]
    .map((page) => `/cases/:id${page}`)
    .concat("/clusters/:id/cases"),
  /** The same: walked in visit.test.ts. */
  experts: ["", "/2.5", "/2.5/facts"]
    .map((page) => `/cases/:id/scoring${page}`)
    .concat(["consensus", "findings", "facts/2.5", "leave"].map((page) => `/cases/:id/${page}`)),
} as const satisfies Record<string, readonly string[]>;

/** Addresses that answer with something else than a page of their own. */
const NO_PAGES = [
  ...["/assets/*", "/health", "/ready", "/api/v1/openapi.json"],
  // what the script of a page asks for
  "/reports/:id",
  // files
  ...[
    "/tasks/calendar.ics",
    "/calendar/:token{[A-Za-z0-9_-]{43}\\.ics}",
    "/account/data",
    "/assessments/:id/result.csv",
    "/reports/:id/file.pdf",
  ],
  ...["/clusters/:id/register.json", "/clusters/:id/register/:file{[a-z_]+\\.csv}"],
  ...["/clusters/:id/organisations.csv", "/clusters/:id/memberships.csv", "/directory.csv"],
  ...["/clusters/:id/evidence.csv", "/evidence/:id/versions/:number", "/evidence/:id/versions/:number/thumbnail"],
  "/clusters/:id/logo",
  ...["/imports/:id/refused.csv", "/imports/:id/remarks.csv"],
  "/assessments/:id/charts/:chart{[A-Za-z0-9]+\\.svg}",
  "/cases/:id/visit.ics",
  // what is taken along for a visit, and who brings it
  ...["/cases/:id/scoring/evidence/:evidence/:number", "/scoring-worker.js"],
  // leads to the row that was chosen
  "/cases/:id/facts",
  // leads to the first row that is open
  "/assessments/:id",
  // leads to the case
  "/cases/:id/steps/:step",
];

// colours that fade into each other have no contrast of their own
const demonstration = useDemonstration({ reducedMotion: "reduce" });
const COLLEAGUE = { email: "kollega@fjordkraft.example", password: "tolv lange fjorder" };
let page: Page;
beforeAll(() => {
  ({ page } = demonstration.browser);
});

test("no page of the program is left out", () => {
  const routes = createApp({} as Services)
    .routes.filter(({ method }) => method === "GET")
    .map(({ path }) => path);
  const walked = Object.values(PAGES).flat();
  const missed = routes.filter((route) => !walked.some((address) => leadsTo(route, address)));
  expect(missed.toSorted()).toEqual(NO_PAGES.toSorted());
});

describe("for everybody", () => {
  test.each(PAGES.everybody)("%s", (path) => look(path), LONG);
  test("a page that is not there", () => look("/nowhere", /status of 404/), LONG);
  test("a sign-in that is refused", () => lookAt(refusedSignIn, /status of 401/), LONG);
  test("check your mail", () => lookAt(askForPassword), LONG);

  async function refusedSignIn(language: Language): Promise<void> {
    await open("/sign-in", language);
    await page.locator("#email").fill("nobody@example.org");
    await page.locator("#password").fill("something else");
    await page.locator("form[action='/sign-in'] button").click();
  }

  async function askForPassword(language: Language): Promise<void> {
    await open("/recover", language);
    await page.locator("#email").fill(`${language}@example.org`);
    await page.locator("form[action='/recover'] button").click();
    await page.locator("form[action='/recover']").waitFor({ state: "detached" });
  }
});

describe("for somebody who answers an audit", () => {
  beforeAll(async () => {
    await signIn("ingrid-solheim");
    await invite(COLLEAGUE.email);
    await invite("kari-lunde@demo.invalid");
    await open(`${assessment}/report`);
    await page.locator("form[action$='/report'] button[type=submit]").click();
    await page.locator("a[href$='file.pdf']").first().waitFor({ timeout: LONG });
    evidence = await addEvidence();
    [organisation, membership] = await findParticipant();
    brought = await bringMembers();
    survey = await draftSurvey();
    await page.locator("form[action$='/open'] button").click();
    await page.locator("form[action$='/remind']").waitFor();
  }, LONG);
  test.each(PAGES["ingrid-solheim"])("%s", (path) => look(addressOf(path)), LONG);
  test("an answer that is refused", () => lookAt(refusedAnswer, /status of 400/), LONG);
  test(
    "members that were read, before they are imported, and after",
    async () => {
      await open(brought);
      await page.locator("[name=kind]").selectOption("enterprise");
      await page.locator("[name=since]").fill("2025-01-01");
      await page.locator(`form[action='${brought}/mapping'] button[type=submit]`).first().click();
      const start = page.locator(`form[action='${brought}/start'] button`);
      await start.waitFor({ timeout: LONG });
      await look(brought);
      await start.click();
      await page.locator(`form[action='${brought}/undo']`).waitFor({ timeout: LONG });
      await look(brought);
    },
    2 * LONG,
  );
  test("a survey that is being prepared", async () => look(await draftSurvey()), LONG);
  test(
    "an answer that somebody else gave meanwhile",
    async () => {
      const other = (await demonstration.visitor()).page;
      await demonstration.signIn(other, "bjorn-aas");
      await openRow(other, "4.1.3");
      let actions = 10;
      await lookAt(async (language) => {
        await open(`${assessment}/rows/4.1.3`, language);
        actions += 1;
        await write(other, "plan.actions_completed", String(actions));
        await write(page, "plan.actions_completed", "19");
        await page.locator("#attempt [data-conflict]").waitFor();
      });
    },
    LONG,
  );

  async function refusedAnswer(language: Language): Promise<void> {
    await open(`${assessment}/rows/2.5`, language);
    await page.locator("[name='contacts.participants_contacted']").fill("many");
    await page.locator("#answer button[name=next]").click();
    await page.locator("#attempt > *").first().waitFor();
  }
});

describe("behind the links of letters", () => {
  const links = new Map<string, string>();
  beforeAll(async () => {
    await page.context().clearCookies();
    await open("/sign-up");
    await page.locator("#name").fill("Lise Lund");
    await page.locator("#email").fill("lise@example.org");
    await page.locator("#password").fill(COLLEAGUE.password);
    await page.locator("form[action='/sign-up'] button").click();
    await open("/recover");
    await page.locator("#email").fill("ingrid-solheim@demo.invalid");
    await page.locator("form[action='/recover'] button").click();
    links.set("/invitations/:token", await linkTo(COLLEAGUE.email));
    links.set("/recover/:token", await linkTo("ingrid-solheim@demo.invalid"));
    links.set("/confirm/:token", await linkTo("lise@example.org"));
    links.set("/survey/:token", await linkTo(PARTICIPANT));
  });
  test.each(PAGES.invited)(
    "%s",
    async (route) => {
      const link = links.get(route) ?? "";
      expect(leadsTo(route, link)).toBe(true);
      await look(link);
    },
    LONG,
  );
});

describe("for somebody who has just come", () => {
  let link = "";
  beforeAll(async () => {
    link = await linkTo(COLLEAGUE.email);
    await open(link);
    await page.locator("#name").fill("Kollega Kvist");
    await page.locator("#password").fill(COLLEAGUE.password);
    await page.locator(`form[action='${link}'] button`).click();
  });
  test("an invitation that has been used", () => look(link, /status of 410/), LONG);
  test("the key and the codes of a second step", () => lookAt(startSecondStep), LONG);
  test("a token that has just been made", () => lookAt(makeToken), LONG);
  test("the tokens there are", () => look("/account/tokens"), LONG);

  async function startSecondStep(language: Language): Promise<void> {
    await open("/account", language);
    await page.locator("#confirm").fill(COLLEAGUE.password);
    await page.locator("form[action='/account/second-step'] button").click();
    await page.locator(".k-qr").waitFor();
  }

  async function makeToken(language: Language): Promise<void> {
    await open("/account/tokens", language);
    await page.locator("#name").fill(`regneark ${language}`);
    await page.locator("form[action='/account/tokens'] button").click();
    await page.locator("#token").waitFor();
  }
});

describe("for somebody who answers an interview", () => {
  beforeAll(() => signIn("kari-lunde"));
  test.each(PAGES["kari-lunde"])("%s", (path) => look(addressOf(path)), LONG);
  test("an invitation to another cluster", async () => look(await linkTo("kari-lunde@demo.invalid")), LONG);
});

describe("for somebody who has submitted", () => {
  beforeAll(async () => {
    await signIn("piotr-zielinski");
    await open(`${assessment}/review`);
    await page.locator("form[action$='/submit'] button").click();
    await page.locator("form[action$='/reopen']").waitFor({ state: "attached" });
  });
  test.each(PAGES["piotr-zielinski"])("%s", (path) => look(addressOf(path)), LONG);
});

describe("for the secretariat", () => {
  let [meeting, edition, labels] = ["", "", ""];
  beforeAll(async () => {
    await signIn("claire-dubois");
    await open("/board");
    await page.locator("#held_on").fill("2099-01-12");
    await page.locator("form[action='/board/meetings'] button").click();
    await page.waitForURL(/\/board\/meetings\//);
    meeting = new URL(page.url()).pathname;
    edition = await bringEdition();
    await open("/clusters");
    labels = (await page.locator("a[href$='/labels']").first().getAttribute("href")) ?? "";
  }, LONG);
  test.each(PAGES["claire-dubois"])(
    "%s",
    (path) =>
      look(
        path
          .replace("/board/meetings/:id", meeting)
          .replace("/editions/:id", edition)
          .replace("/clusters/:id/labels", labels),
      ),
    LONG,
  );
  test("an edition with faults", () => lookAt(refusedEdition, /status of 422/), LONG);

  async function bringEdition(): Promise<string> {
    await sendEdition(STRICTER);
    await page.waitForURL(/\/editions\/[0-9a-f-]+/);
    return new URL(page.url()).pathname;
  }

  async function refusedEdition(language: Language): Promise<void> {
    await sendEdition([{ file: "gold.yaml", from: "gate_count: 19", to: "gate_count: 18" }], language);
    await page.locator("#faults").waitFor({ timeout: LONG });
  }

  async function sendEdition(edits: readonly Edit[], language: Language = "en"): Promise<void> {
    await open("/editions", language);
    const file = zipFile(editedFiles(edits));
    const buffer = Buffer.from(await file.arrayBuffer());
    await page.locator("#file").setInputFiles({ name: file.name, mimeType: "application/zip", buffer });
    await page.locator("form[action='/editions'] button").click();
  }
});

describe("for an administrator", () => {
  beforeAll(async () => {
    await signIn("mette-friis");
    await open("/administration");
    await page.locator("form[action='/administration/offices'] [name=email]").fill("sofie@scheme.example");
    await page.locator("form[action='/administration/offices'] button").click();
  });
  test.each(PAGES["mette-friis"])("%s", (path) => look(path), LONG);
});

async function look(path: string, ...complaints: readonly RegExp[]): Promise<void> {
  await lookAt((language) => open(path, language), ...complaints);
}

async function lookAt(bring: (language: Language) => Promise<void>, ...complaints: readonly RegExp[]): Promise<void> {
  demonstration.browser.expectComplaints(...complaints);
  expect(await faultsOf(page, bring)).toEqual([]);
}

async function open(path: string, language: Language = "en"): Promise<void> {
  const address = new URL(path, demonstration.address);
  address.searchParams.set("lang", language);
  await page.goto(address.href);
}

let [cluster, assessment, evidence] = ["", "", ""];

async function signIn(person: string): Promise<void> {
  await page.context().clearCookies();
  await demonstration.signIn(page, person);
  cluster = new URL(page.url()).pathname;
  const next = page.locator(".k-next a.k-button");
  assessment =
    (await next.count()) > 0 ? ((await next.getAttribute("href")) ?? "").split("/").slice(0, 3).join("/") : "";
}

function addressOf(path: string): string {
  return path
    .replace(/^\/clusters\/:\w+/, cluster)
    .replace(/^\/directory\/clusters\/:id/, `/directory${cluster}`)
    .replace(/^\/assessments\/:id/, assessment)
    .replace(/^\/organisations\/:id/, organisation)
    .replace(/^\/memberships\/:id/, membership)
    .replace(/^\/surveys\/:id/, survey)
    .replace(/^\/imports\/:id/, brought)
    .replace(/^\/evidence\/:id/, evidence);
}

let [organisation, membership, survey, brought] = ["", "", "", ""];
const PARTICIPANT = "deltaker@fjordkraft.example";

/** A survey with somebody to ask, before it is sent. */
async function draftSurvey(): Promise<string> {
  await open(`${cluster}/surveys`);
  await page.locator(`form[action='${cluster}/surveys'] button`).click();
  await page.locator("#addresses").fill(PARTICIPANT);
  await page.locator("form[action$='/participants'] button[type=submit]").click();
  await page.locator("form[action$='/leave-out']").first().waitFor();
  return new URL(page.url()).pathname;
}

/** A file of members, read and not yet imported. */
async function bringMembers(): Promise<string> {
  await open(`${cluster}/imports`);
  await page.locator("#file").setInputFiles({
    name: "medlemmer.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("Navn;Sted;Land;Ansatte\nAlfa Verft AS;Haugesund;NO;12\nBeta Ål AS;Odda;NO;mange\n"),
  });
  await page.locator(`form[action='${cluster}/imports'] button[type=submit]`).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

/** Somebody who is only listed: the page of that membership has both of its forms. */
async function findParticipant(): Promise<[organisation: string, membership: string]> {
  await open(`${cluster}/organisations?standing=listed`);
  const found = await page.locator("th[scope=row] a").first().getAttribute("href");
  await open(found ?? "");
  const link = await page.locator("a[href^='/memberships/']").first().getAttribute("href");
  return [found ?? "", link ?? ""];
}

/** A file that ran out, under the row that is looked at. */
async function addEvidence(): Promise<string> {
  await open(`${assessment}/rows/2.5`);
  await page.locator(".k-drop summary").click();
  await page.locator("#evidence-valid-until").fill("2026-01-31");
  await page
    .locator("#evidence-file")
    .setInputFiles({ name: "Kontaktlogg.txt", mimeType: "text/plain", buffer: Buffer.from("Ålesund") });
  await page.locator(".k-drop button[type=submit]").click();
  const versions = await page.locator("#files .k-evidence a[href*='/versions/1']").getAttribute("href");
  return (versions ?? "").replace("/versions/1", "");
}

async function invite(email: string): Promise<void> {
  await open(`${cluster}/people`);
  await page.locator("form[action$='/invite'] [name=email]").fill(email);
  await page.locator("form[action$='/invite'] button").click();
}

/** Of the newest letter to somebody. */
async function linkTo(email: string): Promise<string> {
  await open("/outbox");
  const letter = page.locator(".k-letter").filter({ hasText: email }).first();
  return new URL((await letter.getByRole("link").getAttribute("href")) ?? "").pathname;
}

function leadsTo(route: string, address: string): boolean {
  return new RegExp(`^${route.replaceAll(/:\w+/g, "[^/]+")}$`).test(address.replace(/\?.*/, ""));
}
