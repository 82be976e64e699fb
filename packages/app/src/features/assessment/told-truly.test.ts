import { beforeAll, describe, expect, test } from "vitest";
import {
  type Demonstration,
  type Fields,
  FJORDKRAFT,
  formIn,
  openDemonstration,
  plainText,
  wordsIn,
} from "./testing.ts";

/** What a careful reader of the pages stumbled over: each line that was not true, or not said. */
let world: Demonstration;
let base: string;
beforeAll(async () => {
  world = await openDemonstration();
  base = world.assessmentOf(FJORDKRAFT);
});

const CONTACTS = "contacts.participants_contacted";

async function send(row: string, change: Fields, person = "ingrid-solheim", headers = {}) {
  const visitor = world.visitor(person);
  return visitor.send(row, { ...formIn(await visitor.open(row)), ...change }, headers);
}

/** State of the line of a row in the navigation. */
const stateOf = (html: string, id: string) =>
  /aria-label="([^"]*)"/.exec(html.slice(html.indexOf(`id="nav-${id.replaceAll(".", "-")}"`)))?.[1];

test("what was refused after the button is not called saved", async () => {
  const refused = await send(`${base}/rows/2.5`, { [CONTACTS]: "many" });
  expect(refused.status).toBe(400);
  expect(wordsIn(refused, "saving")).toBe("Not saved: one thing to correct");
  expect(wordsIn(await world.visitor("ingrid-solheim").open(`${base}/rows/2.5`), "saving")).toBe("All saved");
});

test("a baseline that earns no points has its outcome above its steps, not points that are not known", async () => {
  const { html } = await world.visitor("ingrid-solheim").open(`${base}/rows/1.1.0`);
  const heading = wordsIn({ html }, "thresholds");
  expect([heading.includes("The baseline is met."), heading.includes("not known")]).toEqual([true, false]);
});

test("an item of eligibility without evidence is answered, and not answered with evidence", async () => {
  const { html } = await world.visitor("ingrid-solheim").open(`${base}/rows/2.5`);
  expect(stateOf(html, "E3")).toBe("answered");
  expect(stateOf(html, "2.6")).toBe("answered, with evidence");
});

describe("a missed baseline", () => {
  // the contact log has more of them: whoever knows better says why
  const missed = { row: "2.5", contacts: "1", why: "Only one of them was a conversation." };

  test("is named in the panel with the way to it, in the navigation and before submitting", async () => {
    const answer = { [CONTACTS]: missed.contacts, [`reason:${CONTACTS}`]: missed.why };
    const fragment = await send(`${base}/rows/${missed.row}`, answer, "ingrid-solheim", { "hx-request": "true" });
    expect(plainText(fragment.html)).toMatch(/\d+ met, 1 missed, \d+ not known Missed: 2\.5/);
    expect(fragment.html).toContain(`href="${base}/rows/2.5" title="`);
    expect(stateOf(fragment.html.replaceAll("innerHTML:#nav-", 'id="nav-').replaceAll('2-5">', '2-5"'), "2.5")).toBe(
      "baseline missed",
    );
    const review = await world.visitor("ingrid-solheim").open(`${base}/review`);
    expect(plainText(review.html)).toContain("1 baseline is missed: 2.5 ");
  });
});

test.each([
  [
    "the part of a number is more than the whole",
    { "requests.received": "12", "requests.foreign": "20" },
    /“[^”]+” is 20, more than “[^”]+” \(12\)/,
  ],
  ["it fits", { "requests.received": "12", "requests.foreign": "12" }, null],
])("an interview says it when %s", async (_, answer, said) => {
  const row = `${world.assessmentOf("Grønn Prosessklynge")}/rows/B31`;
  const fragment = await send(row, answer, "kari-lunde", { "hx-request": "true" });
  const panel = wordsIn(fragment, "score");
  if (said) expect(panel).toMatch(said);
  else expect(panel).not.toContain("more than");
});

test("what was submitted stays by whom it was written, and no longer says when it is due", async () => {
  const active = "cooperation.participants_active";
  await send(`${base}/rows/2.6`, { [active]: "49", [`reason:${active}`]: "Nine more in a new group." }, "bjorn-aas");
  const before = wordsIn(await world.visitor("ingrid-solheim").open(`${base}/rows/2.6`), "last-changed");
  expect(before).toContain("Bjørn Aas");
  const visitor = world.visitor("ingrid-solheim");
  const review = await visitor.open(`${base}/review`);
  const version = /name="version" value="(\d+)"/.exec(review.html)?.[1] ?? "";
  expect(review.html).toContain("Submit by");
  const sent = await visitor.send(`${base}/submit`, { version });
  expect(sent.status).toBe(303);
  const frozen = await visitor.open(`${base}/rows/2.6`);
  const [own = ""] = /Last changed by Bjørn Aas, .+?: [^;]+?in cooperation/.exec(before) ?? [];
  expect([own === "", wordsIn(frozen, "last-changed").includes(own)]).toEqual([false, true]);
  expect(frozen.html).not.toContain("Submit by");
});
