import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fieldIn } from "../../../test/support/visitor.ts";
import { cluster, organisation } from "../registry/tables.ts";
import { factValue } from "./tables.ts";
import { type Demonstration, FJORDKRAFT, formIn, openDemonstration, wordsIn } from "./testing.ts";

/** Fjordkraft, whose register knows the contacts that nobody has answered (48), and says 21 where the press is answered with 20. */
let world: Demonstration;
let path: string;
let clusterId: string;
const CONTACTS = "contacts.participants_contacted";
const SCRIPT = { "hx-request": "true" };

beforeAll(async () => {
  world = await openDemonstration();
  path = world.assessmentOf(FJORDKRAFT);
  const [own] = await world.services.db.asWorker((tx) => tx.select().from(cluster).where(eq(cluster.name, FJORDKRAFT)));
  clusterId = own?.id ?? "";
  await world.services.db.asWorker(async (tx) => {
    await tx.execute(sql`insert into person (id, name, email) values ('lars', 'Lars Vik', 'lars@demo.invalid')`);
    await tx.execute(
      sql`insert into cluster_person (cluster_id, person_id, role) values (${clusterId}, 'lars', 'reader')`,
    );
  });
});
afterAll(() => world.services.db.close());
/** Every test begins with the contacts unanswered. */
beforeEach(() =>
  world.services.db.asWorker((tx) =>
    tx
      .update(factValue)
      .set({ value: null, registerValue: null, registerReason: "" })
      .where(eq(factValue.fact, CONTACTS)),
  ),
);

const row = (id = "2.5") => `${path}/rows/${id}`;
const ingrid = () => world.visitor("ingrid-solheim");
const says = (page: { html: string }, fact: string) => wordsIn(page, `s-${fact.replaceAll(".", "-")}`);
const lineOf = ({ html }: { html: string }, id: string): string =>
  new RegExp(`<a class="k-nav-row" id="nav-${id.replaceAll(".", "-")}".*?</a>`, "s").exec(html)?.[0] ?? "";

describe("refused", () => {
  test("filling by a reader, by another cluster's people, by a form that was not made here", async () => {
    const reader = world.visitor("lars");
    await reader.open(row());
    expect((await reader.send(`${path}/fill`, {})).status).toBe(403);
    const piotr = world.visitor("piotr-zielinski");
    await piotr.open(`${world.assessmentOf("Klaster Narzędziowy Brda")}/review`);
    expect((await piotr.send(`${path}/fill`, {})).status).toBe(404);
    expect((await ingrid().send(`${path}/fill`, {})).status).toBe(403);
    expect(fieldIn(await ingrid().open(row()), CONTACTS)).toBe("");
  });
  test("a reader and the secretariat see what the register says, and no button", async () => {
    for (const person of ["lars", "claire-dubois"]) {
      const page = await world.visitor(person).open(row());
      expect(says(page, CONTACTS)).toBe("The register says 48.");
      expect(page.html).not.toMatch(/name="take"|\/fill"/);
    }
  });
  test("a way back to another site", async () => {
    const visitor = ingrid();
    await visitor.open(row());
    const sent = await visitor.send(`${path}/fill`, { back: "//evil.example/clusters/x" });
    expect(sent.location).toBe(`${path}/review?filled=1&open=`);
  });
});

describe("the register fills what is open", () => {
  test("from the overview and from every page of the assessment, and says how many answers there are now", async () => {
    const visitor = ingrid();
    const overview = await visitor.open(`/clusters/${clusterId}`);
    expect(overview.html).toContain("Fill 1 answer from the register");
    for (const page of [row("5.1"), `${path}/review`])
      expect((await visitor.open(page)).html).toContain("Fill 1 answer from the register");
    await visitor.open(`/clusters/${clusterId}`);
    const sent = await visitor.send(`${path}/fill`, { back: fieldIn(overview, "back") ?? "" });
    expect([sent.status, sent.location]).toEqual([303, `/clusters/${clusterId}?filled=1&open=`]);
    const done = await visitor.open(sent.location ?? "");
    expect(done.html).toContain("1 answer filled from the register.");
    expect(done.html).not.toContain("Fill 1 answer from the register");
    const page = await visitor.open(row());
    expect(fieldIn(page, CONTACTS)).toBe("48");
    expect(says(page, CONTACTS)).toBe("From: contact log, 22 November 2026");
    expect(page.html).toContain(`href="/clusters/${clusterId}/register/contact"`);
  });

  test("for one fact alone, with what was typed beside it", async () => {
    const visitor = ingrid();
    const form = formIn(await visitor.open(row()));
    const sent = await visitor.send(row(), { ...form, comment: "tatt fra loggen", take: CONTACTS });
    expect([sent.status, sent.location]).toEqual([303, `${row()}#saving`]);
    const after = formIn(await visitor.open(row()));
    expect([after[CONTACTS], after.comment]).toEqual([["48"], ["tatt fra loggen"]]);
  });
});

test("a value is taken over by who presses the button, not by who passes it with the Tab key (htmx sends what has the focus)", async () => {
  const visitor = ingrid();
  const form = formIn(await visitor.open(row()));
  const fragment = await visitor.send(row(), { ...form, [CONTACTS]: "57", take: CONTACTS }, SCRIPT);
  expect(fragment.status).toBe(200);
  expect(fieldIn(await visitor.open(row()), CONTACTS)).toBe("57");
});

describe("where the register and the answer part", () => {
  test("the page says what the register says now, and takes it over", async () => {
    const visitor = ingrid();
    const page = await visitor.open(row("5.1"));
    expect(says(page, "press.mentions")).toBe(
      "From: press mentions, 22 November 2026 The register now says 21 Take over 21",
    );
    // nobody put another answer: there is nothing to explain
    expect(page.html).not.toContain('name="reason:press.mentions"');
    await visitor.send(row("5.1"), { ...formIn(page), take: "press.mentions" });
    expect(says(await visitor.open(row("5.1")), "press.mentions")).toBe("From: press mentions, 22 November 2026");
  });

  test("a reason that was given stands beside both values, also for who only looks on", async () => {
    const page = await world.visitor("lars").open(row("4.2"));
    expect(says(page, "activities.total")).toMatch(
      /^The register says 23 Why it differs from the register Loggen har bare arrangementer/,
    );
  });

  test("another answer asks why, by script in the same moment; without a reason the row says so, and the submission is refused", async () => {
    const visitor = ingrid();
    await visitor.open(row());
    await visitor.send(`${path}/fill`, {});
    const form = formIn(await visitor.open(row()));
    const fragment = await visitor.send(row(), { ...form, [CONTACTS]: "52" }, SCRIPT);
    expect(says(fragment, CONTACTS)).toMatch(/^The register says 48 Take over 48 Why it differs/);
    expect(fragment.html).toContain(`name="reason:${CONTACTS}"`);
    const page = await visitor.open(row());
    expect(lineOf(page, "2.5")).toContain('aria-label="reason missing"');
    const review = await visitor.open(`${path}/review`);
    expect(review.html).toContain("1 question differs from the register without a reason");
    const refused = await visitor.send(`${path}/submit`, { version: fieldIn(review, "version") ?? "" });
    expect(refused.status).toBe(409);
    expect(refused.html).toMatch(new RegExp(`role="alert".*Some answers need a reason.*href="${row()}"`, "s"));
    await visitor.open(row());
    const explained = { ...formIn(page), [`reason:${CONTACTS}`]: "To besøk ble ført sent." };
    expect((await visitor.send(row(), explained)).status).toBe(303);
    const after = await visitor.open(row());
    expect(formIn(after)[`reason:${CONTACTS}`]).toEqual(["To besøk ble ført sent."]);
    expect(lineOf(after, "2.5")).not.toContain("reason missing");
  });

  test("another answer stays beside both values of the register when that says something new (it said two things at once)", async () => {
    const visitor = ingrid();
    await visitor.open(row());
    await visitor.send(`${path}/fill`, {});
    await visitor.send(row(), { ...formIn(await visitor.open(row())), [CONTACTS]: "52" });
    await world.services.db.asWorker((tx) =>
      tx.update(factValue).set({ registerValue: 40 }).where(eq(factValue.fact, CONTACTS)),
    );
    expect(says(await visitor.open(row()), CONTACTS)).toMatch(
      /^On 22 November 2026 the register said 40 The register now says 48 Take over 48 Why it differs/,
    );
  });

  test("a reason of 100 kB is refused at its field, and stays in the form", async () => {
    const visitor = ingrid();
    await visitor.open(row());
    await visitor.send(`${path}/fill`, {});
    await visitor.send(row(), { ...formIn(await visitor.open(row())), [CONTACTS]: "52" });
    const long = { ...formIn(await visitor.open(row())), [`reason:${CONTACTS}`]: "x".repeat(100_000) };
    const refused = await visitor.send(row(), long);
    expect(refused.status).toBe(400);
    expect(refused.html).toContain("This text has 100,000 characters");
    expect(formIn(refused)[`reason:${CONTACTS}`]).toEqual(["x".repeat(100_000)]);
  });

  test("of two people who give different reasons the second chooses", async () => {
    const [first, second] = [ingrid(), world.visitor("bjorn-aas")];
    await first.open(row());
    await first.send(`${path}/fill`, {});
    await first.send(row(), { ...formIn(await first.open(row())), [CONTACTS]: "52" });
    const part = `reason:${CONTACTS}`;
    const [hers, his] = [formIn(await first.open(row())), formIn(await second.open(row()))];
    expect((await first.send(row(), { ...hers, [part]: "To besøk ble ført sent." })).status).toBe(303);
    const clash = await second.send(row(), { ...his, [part]: "Loggen er ufullstendig." });
    expect(clash.status).toBe(409);
    expect(clash.html).toMatch(/To besøk ble ført sent\..*Saved by Ingrid Solheim.*Loggen er ufullstendig\./s);
    const theirs = { ...formIn(clash), [`choice:${part}`]: "theirs", choose: "each" };
    expect((await second.send(row(), theirs)).status).toBe(303);
    expect(formIn(await first.open(row()))[part]).toEqual(["To besøk ble ført sent."]);
  });
});

test("what the register lacks is said, with the way there", async () => {
  const { db } = world.services;
  const [own] = await db.asWorker((tx) =>
    tx.update(organisation).set({ size: null }).where(eq(organisation.name, "Tangvik Prosess AS")).returning(),
  );
  const page = await ingrid().open(row("1.1.1"));
  expect(says(page, "participants.sme")).toBe(
    "From: membership register, 22 November 2026 1 participant has no size class: Tangvik Prosess AS",
  );
  expect(page.html).toContain(`href="/organisations/${own?.id}"`);
  expect(says(await world.visitor("ingrid-solheim", "nb").open(row("1.1.1")), "participants.sme")).toContain(
    "1 deltaker mangler størrelsesklasse: Tangvik Prosess AS",
  );
  await db.asWorker((tx) =>
    tx
      .update(organisation)
      .set({ size: "small" })
      .where(eq(organisation.id, own?.id ?? "")),
  );
});

test("a part of the register in which nobody wrote yet is named where it would answer", async () => {
  const page = await world.visitor("kari-lunde").open("/clusters");
  const kari = world.visitor("kari-lunde");
  const home = await kari.open(page.location ?? "");
  const id = /href="\/clusters\/([0-9a-f-]{36})\/assessments"/.exec(home.html)?.[1] ?? "";
  await kari.open(`/clusters/${id}/assessments`);
  const made = await kari.send(`/clusters/${id}/assessments`, {
    scheme: "ecei-gold/gold",
    reference_date: "2026-10-01",
  });
  const team = await kari.open(`${made.location}/rows/2.2.1`);
  expect(team.html).toContain("The register has nothing on this yet.");
  expect(team.html).toContain(`href="/clusters/${id}/register/team">team</a>`);
  expect(team.html).toContain(`href="/clusters/${id}/organisations">membership register</a>`);
});

describe("in the navigation", () => {
  test("a row that the register filled is pre-filled until something shows it", async () => {
    const visitor = ingrid();
    await visitor.open(row());
    await visitor.send(`${path}/fill`, {});
    const form = formIn(await visitor.open(row()));
    await visitor.send(row(), { ...form, evidence: "" });
    expect(lineOf(await visitor.open(row()), "2.5")).toContain('aria-label="pre-filled, please confirm"');
    await visitor.send(row(), { ...formIn(await visitor.open(row())), evidence: "Kontaktlogg" });
    expect(lineOf(await visitor.open(row()), "2.5")).toContain('aria-label="answered, with evidence"');
  });
});

/** Last: it submits. */
test("what was submitted shows what it was filled from, and nothing of the register of today", async () => {
  const visitor = ingrid();
  await visitor.open(row());
  await visitor.send(`${path}/fill`, {});
  const review = await visitor.open(`${path}/review`);
  expect((await visitor.send(`${path}/submit`, { version: fieldIn(review, "version") ?? "" })).status).toBe(303);
  await world.services.db.asWorker((tx) => tx.execute(sql`delete from register_entry where cluster_id = ${clusterId}`));
  expect(says(await visitor.open(row()), CONTACTS)).toBe("From: contact log, 22 November 2026");
  expect(says(await visitor.open(row("4.2")), "activities.total")).toContain("Loggen har bare arrangementer");
  expect((await visitor.send(`${path}/fill`, {})).status).toBe(409);
});
