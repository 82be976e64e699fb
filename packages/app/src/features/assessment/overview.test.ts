import { beforeAll, describe, expect, test } from "vitest";
import { cluster, clusterPerson } from "../registry/index.ts";
import { type Demonstration, FJORDKRAFT, formIn, openDemonstration, plainText } from "./testing.ts";

/** The home of a cluster: what is next, what is missing, what changed. */
let world: Demonstration;
let fjordkraft: string;
let young: string;

const LONG =
  "Europäisches Spitzencluster für nachhaltige Kreislaufwirtschafts- und Werkstofftechnologien Mitteldeutschland e. V.";

beforeAll(async () => {
  world = await openDemonstration();
  const all = await world.services.db.asWorker(async (tx) => {
    const [made] = await tx.insert(cluster).values({ name: LONG, country: "DE" }).returning();
    const clusterId = made?.id ?? "";
    await tx.insert(clusterPerson).values([
      { clusterId, personId: "ingrid-solheim", role: "owner" },
      { clusterId, personId: "kari-lunde", role: "reader" },
    ]);
    return tx.select().from(cluster);
  });
  const pathOf = (name: string) => `/clusters/${all.find((one) => one.name === name)?.id}`;
  [fjordkraft, young] = [pathOf(FJORDKRAFT), pathOf(LONG)];
});

async function read(path: string, person: string): Promise<{ html: string; words: string }> {
  const { html } = await world.visitor(person).open(path);
  return { html, words: plainText(/<main.*<\/main>/s.exec(html)?.[0] ?? "") };
}

describe("a cluster that has nothing yet", () => {
  test("says to its owner how to start", async () => {
    const { html, words } = await read(young, "ingrid-solheim");
    expect(words).toContain("No assessment yet");
    expect(html).toContain(`<a class="k-button" href="${young}/assessments">Start an assessment</a>`);
    expect(words).toContain("Nothing has changed yet.");
  });
  test("offers a reader nothing that is not theirs to do", async () => {
    const { html, words } = await read(young, "kari-lunde");
    expect(words).toContain("The people who work for the cluster can start one.");
    // the register is theirs to look at
    const buttons = html.match(/<main.*<\/main>/s)?.[0].match(/<(?:button|a class="k-button)[^>]*>/g);
    expect(buttons).toEqual([expect.stringMatching(/^<a class="k-button k-button-second" href="[^"]*\/register">$/)]);
  });
});

describe("the next step", () => {
  test("is the first open question for who may answer, the result for who may only look", async () => {
    expect((await read(fjordkraft, "ingrid-solheim")).words).toContain("Answer 2.5 Personal contacts");
    const { words } = await read(fjordkraft, "claire-dubois");
    expect(words).toContain("Being answered 2 questions are open. Submit by 15 January 2027. See the result");
    expect(words).not.toContain("Answer 2.5");
  });

  // a cluster whose only assessment was submitted was told that it had none
  test("after the submission is the result", async () => {
    const brda = world.assessmentOf("Klaster Narzędziowy Brda");
    const piotr = world.visitor("piotr-zielinski");
    const review = await piotr.open(`${brda}/review`);
    const version = /name="version" value="(\d+)"/.exec(review.html)?.[1] ?? "";
    await piotr.send(`${brda}/submit`, { version });
    const path = /\/clusters\/[0-9a-f-]{36}/.exec(review.html)?.[0] ?? "";
    const { words } = await read(path, "piotr-zielinski");
    expect(words).toContain("The answers are submitted");
    expect(words).not.toContain("No assessment yet");
  });
});

test("what changed is told in the words of the field, one line for what one person did in one go", async () => {
  const row = `${world.assessmentOf(FJORDKRAFT)}/rows/2.5`;
  const ingrid = world.visitor("ingrid-solheim");
  for (const contacts of ["4", "47", "48"])
    await ingrid.send(row, { ...formIn(await ingrid.open(row)), "contacts.participants_contacted": contacts });
  for (const comment of ["V", "Vi", "Vi ringer"])
    await ingrid.send(row, { ...formIn(await ingrid.open(row)), comment });
  const { html } = await read(fjordkraft, "ingrid-solheim");
  const log = /<ol class="k-log">.*?<\/ol>/s.exec(html)?.[0] ?? "";
  expect([...log.matchAll(/<div>(.*?)<\/div>/gs)].map(([, entry = ""]) => plainText(entry))).toEqual([
    "Ingrid Solheim changed the notes on 2.5",
    "Ingrid Solheim changed the fact participants with a personal contact in twelve months unknown → 48 · 2.5",
    "Ingrid Solheim started an assessment",
  ]);
});

describe("starting an assessment", () => {
  test.each<[string, Record<string, string>, string]>([
    ["on a day to come", { scheme: "ecei-gold/gold", reference_date: "2027-01-01" }, "reference_date"],
    ["on no day", { scheme: "ecei-gold/gold", reference_date: "soon" }, "reference_date"],
    ["of another kind", { scheme: "platinum/platinum", reference_date: "2026-05-01" }, "scheme"],
  ])("%s is refused at its field, and what was chosen stays", async (_, fields, field) => {
    const ingrid = world.visitor("ingrid-solheim");
    await ingrid.open(`${young}/assessments`);
    const refused = await ingrid.send(`${young}/assessments`, fields);
    expect(refused.status).toBe(400);
    expect(refused.html).toContain(`<a href="#${field}">`);
    expect(refused.html).toContain(`id="${field}-error"`);
    if (field === "reference_date") expect(refused.html).toMatch(/value="ecei-gold\/gold" checked/);
  });
});

test("a reason for opening again that is too short is refused at its field, and stays there", async () => {
  const brda = world.assessmentOf("Klaster Narzędziowy Brda");
  const piotr = world.visitor("piotr-zielinski");
  await piotr.open(`${brda}/review`);
  const refused = await piotr.send(`${brda}/reopen`, { because: "an error" });
  expect(refused.status).toBe(400);
  expect(refused.html).toMatch(/<textarea id="because"[^>]*>an error<\/textarea>/);
  expect(plainText(refused.html)).toContain("Say in at least ten letters why.");
});
