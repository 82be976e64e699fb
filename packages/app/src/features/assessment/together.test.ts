import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Demonstration, type Fields, FJORDKRAFT, formIn, openDemonstration, wordsIn } from "./testing.ts";

/** Ingrid and Bjørn answer the same row of Fjordkraft at the same time. */
let world: Demonstration;
let row: string;

let before: Fields;

beforeAll(async () => {
  world = await openDemonstration();
  row = `${world.assessmentOf(FJORDKRAFT)}/rows/2.5`;
  before = await stands();
});
/** Every test begins with the same answers. */
beforeEach(async () => {
  const ingrid = world.visitor("ingrid-solheim");
  const now = formIn(await ingrid.open(row));
  const parts = Object.fromEntries(
    [COMMITTED, CONTACTS, "evidence", "comment"].map((part) => [part, before[part] ?? ""]),
  );
  await ingrid.send(row, { ...now, ...parts });
});

const CONTACTS = "contacts.participants_contacted";
const COMMITTED = "participants.committed";
const SCRIPT = { "hx-request": "true" };

/** Both have opened the page before either has saved. */
async function both() {
  const [ingrid, bjorn] = [world.visitor("ingrid-solheim"), world.visitor("bjorn-aas")];
  const [hers, his] = [formIn(await ingrid.open(row)), formIn(await bjorn.open(row))];
  return { ingrid, bjorn, hers, his };
}

async function stands(): Promise<Fields> {
  return formIn(await world.visitor("ingrid-solheim").open(row));
}

describe("what only one of the two changed", () => {
  test("is as that one wrote it: nobody is asked, nothing is lost", async () => {
    const { ingrid, bjorn, hers, his } = await both();
    expect((await ingrid.send(row, { ...hers, [CONTACTS]: "48", evidence: "kontaktlogg" })).status).toBe(303);
    expect((await bjorn.send(row, { ...his, [COMMITTED]: "82", comment: "siden mai" })).status).toBe(303);
    expect(await stands()).toMatchObject({
      [CONTACTS]: ["48"],
      [COMMITTED]: ["82"],
      evidence: ["kontaktlogg"],
      comment: ["siden mai"],
    });
  });

  test("with script the field goes on showing the older answer, says so, and does not put it back", async () => {
    const { ingrid, bjorn, hers, his } = await both();
    await ingrid.send(row, { ...hers, [CONTACTS]: "48" });
    const fragment = await bjorn.send(row, { ...his, comment: "siden mai" }, SCRIPT);
    expect(wordsIn(fragment, "attempt")).toBe(
      "Somebody else has changed: Participants with a personal contact in twelve months. These fields still show the older " +
        "answer. Show the present answers",
    );
    // the next saving of the same page, with what came in place
    const filledFrom = formIn({ html: `<form class="k-form" id="answer">${fragment.html}</form>` });
    expect((await bjorn.send(row, { ...his, ...filledFrom, comment: "siden juni" }, SCRIPT)).status).toBe(200);
    expect(await stands()).toMatchObject({ [CONTACTS]: ["48"], comment: ["siden juni"] });
  });

  test("also when somebody else wrote and took it back", async () => {
    const { ingrid, bjorn, hers, his } = await both();
    await ingrid.send(row, { ...hers, [COMMITTED]: "90" });
    await ingrid.send(row, { ...formIn(await ingrid.open(row)), [COMMITTED]: "80" });
    expect((await bjorn.send(row, { ...his, [COMMITTED]: "82" })).status).toBe(303);
    expect(await stands()).toMatchObject({ [COMMITTED]: ["82"] });
  });
});

describe("what both changed", () => {
  /** Ingrid was faster with three of the four fields; one of them both changed to the same. */
  async function clash() {
    const seen = await both();
    const { ingrid, bjorn, hers, his } = seen;
    await ingrid.send(row, { ...hers, [CONTACTS]: "48", [COMMITTED]: "85", comment: "Hers" });
    const mine = { ...his, [CONTACTS]: "52", [COMMITTED]: "85", comment: "His\nsecond line" };
    return { ...seen, refused: await bjorn.send(row, mine) };
  }

  test("is named, and nothing else: both values, who and when, and one's own is still in the form", async () => {
    const { refused } = await clash();
    expect(refused.status).toBe(409);
    const words = /<section[^>]*data-conflict.*?<\/section>/s.exec(refused.html)?.[0] ?? "";
    expect(legends(words)).toEqual([
      "Participants with a personal contact in twelve months",
      "Comment for the experts",
    ]);
    expect(titles(words)).toEqual(["48", "52", "Hers", "His\nsecond line"]);
    expect(words.match(/Saved by Ingrid Solheim, 22 Nov 2026, \d\d:00/g)).toHaveLength(2);
    expect(formIn(refused)).toMatchObject({ [CONTACTS]: ["52"], comment: ["His\nsecond line"] });
  });

  test("with the unit of the fact", async () => {
    const team = `${world.assessmentOf(FJORDKRAFT)}/rows/2.2.1`;
    const [ingrid, bjorn] = [world.visitor("ingrid-solheim"), world.visitor("bjorn-aas")];
    const [hers, his] = [formIn(await ingrid.open(team)), formIn(await bjorn.open(team))];
    await ingrid.send(team, { ...hers, "team.fte": "2.5" });
    const refused = await bjorn.send(team, { ...his, "team.fte": "3" });
    expect(titles(refused.html)).toEqual(["2.5\u00A0FTE", "3\u00A0FTE"]);
  });

  test.each<[string, Record<string, string>, string, string]>([
    [
      "each for itself",
      { choose: "each", [`choice:${CONTACTS}`]: "theirs", "choice:comment": "mine" },
      "48",
      "His\nsecond line",
    ],
    ["the other way round", { [`choice:${CONTACTS}`]: "mine", "choice:comment": "theirs" }, "52", "Hers"],
    ["all of theirs", { choose: "theirs" }, "48", "Hers"],
    ["all of one's own", { choose: "mine" }, "52", "His\nsecond line"],
  ])("is chosen: %s", async (_, choice, contacts, comment) => {
    const { bjorn, refused } = await clash();
    const offered = { [`choice:${CONTACTS}`]: "mine", "choice:comment": "mine" };
    const chosen = await bjorn.send(row, { ...formIn(refused), ...offered, ...choice });
    expect([chosen.status, chosen.location]).toEqual([303, "choose" in choice ? `${row}#saving` : row]);
    expect(await stands()).toMatchObject({ [CONTACTS]: [contacts], comment: [comment] });
  });

  test("and was changed again before the choice came, is asked again", async () => {
    const { ingrid, bjorn, refused } = await clash();
    await ingrid.send(row, { ...formIn(await ingrid.open(row)), [CONTACTS]: "49" });
    const again = await bjorn.send(row, { ...formIn(refused), [`choice:${CONTACTS}`]: "mine" });
    expect(again.status).toBe(409);
    expect(titles(again.html)).toEqual(["49", "52"]);
    expect(await stands()).toMatchObject({ [CONTACTS]: ["49"] });
  });

  test("with script is told in the same words, and the score is left as it is", async () => {
    const { ingrid, bjorn, hers, his } = await both();
    await ingrid.send(row, { ...hers, [CONTACTS]: "48" });
    const fragment = await bjorn.send(row, { ...his, [CONTACTS]: "52" }, SCRIPT);
    expect([fragment.status, fragment.response.headers.get("hx-reswap")]).toEqual([200, "none"]);
    expect(titles(fragment.html)).toEqual(["48", "52"]);
    expect(wordsIn(fragment, "saving")).toBe("Not saved: choose an answer");
  });
});

// a fault is no reason to forget that somebody else was faster: the page of the fault was filled anew, the next saving overwrote
test("a fault in one field does not make the next saving overwrite another", async () => {
  const { ingrid, bjorn, hers, his } = await both();
  await ingrid.send(row, { ...hers, [CONTACTS]: "48" });
  const refused = await bjorn.send(row, { ...his, [CONTACTS]: "52", [COMMITTED]: "many" });
  expect(refused.status).toBe(400);
  expect((await bjorn.send(row, { ...formIn(refused), [COMMITTED]: "80" })).status).toBe(409);
  expect(await stands()).toMatchObject({ [CONTACTS]: ["48"] });
});

function legends(html: string): string[] {
  return [...html.matchAll(/<legend[^>]*>(.*?)<\/legend>/g)].map(([, text = ""]) => text);
}

function titles(html: string): string[] {
  return [...html.matchAll(/<span class="k-(?:value|clash-text)">([^<]*)<\/span>/g)].map(([, text = ""]) => text);
}
