import { beforeAll, describe, expect, test } from "vitest";
import { type Demonstration, type Fields, FJORDKRAFT, formIn, openDemonstration, wordsIn } from "./testing.ts";

/** What the page is told when an answer is saved behind the reader's back. */
let world: Demonstration;
let base: string;

beforeAll(async () => {
  world = await openDemonstration();
  base = world.assessmentOf(FJORDKRAFT);
});

const CONTACTS = "contacts.participants_contacted";
const SCRIPT = { "hx-request": "true" };

async function save(row: string, change: Fields, { person = "ingrid-solheim", language = "en" } = {}) {
  const visitor = world.visitor(person, language);
  const form = formIn(await visitor.open(row));
  return visitor.send(row, { ...form, ...change }, SCRIPT);
}

describe("read aloud", () => {
  test("is one place, empty until something is saved; the panel of the score changes in silence", async () => {
    const { html } = await world.visitor("ingrid-solheim").open(`${base}/rows/2.5`);
    expect(html.match(/<[^>]*(?:aria-live|role="(?:status|alert|log)")[^>]*>/g)).toEqual([
      '<p class="k-sr" id="told" role="status">',
    ]);
    expect(wordsIn({ html }, "told")).toBe("");
  });

  test.each<[string, string, string]>([
    ["en", "48", "Score 116 of 150, plus 4. Saved."],
    ["en", "49", "Score 116 of 150. Saved."],
    ["en", "40", "Score 115 of 150, minus 1. Saved."],
    ["nb", "48", "116 av 150 poeng, 1 mer. Lagret."],
    ["da", "", "112 af 150 point, 4 mindre. Gemt."],
    ["pl", "48", "116 z 150 punktów, o 4 więcej. Zapisano."],
  ])("is one sentence: in %s with %s contacts", async (language, contacts, sentence) => {
    const fragment = await save(`${base}/rows/2.5`, { [CONTACTS]: contacts }, { language });
    expect(told(fragment.html)).toBe(sentence);
    // put into the place that is there, as one that takes its place is not heard
    expect(fragment.html).toContain('hx-swap-oob="innerHTML:#told"');
    expect(fragment.html).not.toMatch(/aria-live|role="status"/);
  });

  test("in an interview, which has no points, is how much is answered", async () => {
    const row = `${world.assessmentOf("Grønn Prosessklynge")}/rows/B31`;
    const fragment = await save(row, { "requests.received": "12" }, { person: "kari-lunde" });
    expect(told(fragment.html)).toBe("36 of 36 questions answered. Saved.");
  });

  test("says nothing of a gain to a form that does not say what was shown", async () => {
    for (const score of ["", "many", "Infinity"])
      expect(told((await save(`${base}/rows/2.5`, { [CONTACTS]: "48", score })).html)).toBe("Score 116 of 150. Saved.");
  });
});

// the totals beside the question, and rows that share a fact with it, stood as they were until the page was opened anew
test("the navigation shows what the page shows when it is opened anew", async () => {
  const row = `${base}/rows/2.5`;
  const before = await world.visitor("ingrid-solheim").open(row);
  const fragment = await save(row, { [CONTACTS]: "64" });
  const { html } = await world.visitor("ingrid-solheim").open(row);
  const ids = [...html.matchAll(/id="(nav-(?!lead)[^"]+)"/g)].map(([, id]) => id as string);
  expect([ids.length, new Set(ids).size]).toEqual([12 + 31 + 5, ids.length]);
  for (const id of ids) {
    const swapped = new RegExp(`hx-swap-oob="innerHTML:#${id}">(.*?)</div>`, "s").exec(fragment.html)?.[1];
    expect([id, html.includes(`id="${id}"`) && swapped !== undefined && html.includes(`${swapped}</`)]).toEqual([
      id,
      true,
    ]);
  }
  expect(wordsIn({ html }, "nav-total-2")).not.toBe(wordsIn(before, "nav-total-2"));
});

describe("to script", () => {
  test("what is saved is told with the place that may forget it", async () => {
    const fragment = await save(`${base}/rows/2.5`, { [CONTACTS]: "48" });
    expect([fragment.status, fragment.response.headers.get("hx-trigger")]).toEqual([200, "klynge:saved"]);
    expect(fragment.html).not.toContain("<html");
  });

  // with the status of a refusal the browser put an error of the page on its console
  test("a refusal is an answer like others: it is shown, and the score stays", async () => {
    const fragment = await save(`${base}/rows/2.5`, { [CONTACTS]: "twelve" });
    const { status, headers } = fragment.response;
    expect([status, headers.get("hx-trigger"), headers.get("hx-reswap")]).toEqual([200, null, "none"]);
    expect(wordsIn(fragment, "attempt")).toBe(
      "Not saved: one thing to correct Participants with a personal contact in twelve months: Write a number, such as 12 or 3.5.",
    );
    expect(wordsIn(fragment, "saving")).toBe("Not saved: one thing to correct");
    expect(fragment.html).not.toContain('id="score"');
  });

  test("a row that can no longer be written says why, in the place of refusals", async () => {
    const row = `${world.assessmentOf("Klaster Narzędziowy Brda")}/rows/2.5`;
    const piotr = world.visitor("piotr-zielinski");
    const form = formIn(await piotr.open(row));
    const review = await piotr.open(row.replace("rows/2.5", "review"));
    const version = /name="version" value="(\d+)"/.exec(review.html)?.[1] ?? "";
    expect((await piotr.send(row.replace("rows/2.5", "submit"), { version })).status).toBe(303);
    const fragment = await piotr.send(row, { ...form, comment: "later" }, SCRIPT);
    expect(fragment.status).toBe(200);
    expect(wordsIn(fragment, "attempt")).toBe(
      "The answers are submitted They no longer change. The owner or the secretariat can open the submission again, on record.",
    );
    expect(fragment.html).not.toContain("<html");
  });

  test("a right that was lost is no answer to be shown", async () => {
    const visitor = world.visitor("claire-dubois");
    const form = formIn(await visitor.open(`${base}/rows/2.5`));
    expect((await visitor.send(`${base}/rows/2.5`, { ...form, comment: "x" }, SCRIPT)).status).toBe(403);
  });
});

describe("who wrote a row last", () => {
  test("stands under it once, and with the parts where several did", async () => {
    const row = `${base}/rows/2.6`;
    await save(row, { comment: "Bjørns ord" }, { person: "bjorn-aas" });
    const words = wordsIn(await world.visitor("ingrid-solheim").open(row), "last-changed");
    expect(words).toMatch(
      /^Last changed by Bjørn Aas, 22 Nov 2026, \d\d:\d\d: Evidence, comment for the experts Last changed by Ingrid Solheim, .*: Committed participants/,
    );
  });
});

/** Everything the browser keeps of other rows is listed in a place that stands on every page of the assessment, and on the overview. */
test("every page has the place that lists what is not saved yet", async () => {
  const ingrid = world.visitor("ingrid-solheim");
  const overview = (await ingrid.open(`${base}/rows/2.5`)).html.match(/\/clusters\/[0-9a-f-]{36}/)?.[0] ?? "";
  for (const path of [`${base}/rows/2.5`, `${base}/review`, `${base}/search?q=2.5`, overview]) {
    const page = await ingrid.open(path);
    expect(page.html).toMatch(/<section[^>]* id="unsaved"[^>]* data-person="ingrid-solheim"[^>]* hidden=""/);
    expect(wordsIn(page, "unsaved")).toBe(
      "Not saved yet These answers are kept on this device. Open the question, and its answer is saved.",
    );
  }
});

function told(html: string): string {
  return /innerHTML:#told">([^<]*)</.exec(html)?.[1] ?? "";
}
