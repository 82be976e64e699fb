import { sql } from "drizzle-orm";
import type { Hono } from "hono";
import { beforeAll, describe, expect, test } from "vitest";
import { fieldIn, type Page, Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { createApp } from "../../server.tsx";

/** Ingrid owns Fjordkraft, Bjørn works for it, Piotr is of another cluster, Claire is the secretariat. */
let services: Services;
let app: Hono<AppEnv>;
let assessment: string;
let foreign: string;

beforeAll(async () => {
  services = await demonstration();
  app = createApp(services);
  const list = await services.db.asWorker(async (tx) => {
    const answer = await tx.execute(sql`select a.id, c.name from assessment a join cluster c on c.id = a.cluster_id`);
    return (answer as unknown as { rows: { id: string; name: string }[] }).rows;
  });
  const idOf = (name: string): string => list.find((row) => row.name === name)?.id ?? "";
  assessment = `/assessments/${idOf("Fjordkraft Industriklynge")}`;
  foreign = `/assessments/${idOf("Klaster Narzędziowy Brda")}`;
});

const ingrid = () => new Visitor(app, "ingrid-solheim");
const bjorn = () => new Visitor(app, "bjorn-aas");
const row = (id: string): string => `${assessment}/rows/${id}`;

/** The form of 2.5 as it stands in the page, with the contacts changed. */
async function contactsForm(page: Page, contacts: string): Promise<Record<string, string>> {
  const names = [
    "participants.committed",
    "version:participants.committed",
    "version:contacts.participants_contacted",
    "version",
  ];
  const fields = Object.fromEntries(names.map((name) => [name, fieldIn(page, name) ?? ""]));
  return { ...fields, "contacts.participants_contacted": contacts, evidence: "", comment: "" };
}

describe("refused", () => {
  test.each(["", "/rows/2.5", "/review", "/print", "/search?q=a"])(
    "another cluster's id in the address: %s",
    async (rest) => {
      expect((await ingrid().open(`${foreign}${rest}`)).status).toBe(404);
    },
  );
  test("nobody in particular is led to sign in, and back", async () => {
    const page = await new Visitor(app, null).open(row("2.5"));
    expect([page.status, page.location]).toEqual([303, `/sign-in?then=${encodeURIComponent(row("2.5"))}`]);
  });
  test("a row that the scheme does not have, an id that is none", async () => {
    expect((await ingrid().open(row("9.9"))).status).toBe(404);
    expect((await ingrid().open("/assessments/' or 1=1--/rows/2.5")).status).toBe(404);
  });
  test("a form without the token of the session", async () => {
    const page = await new Visitor(app, "ingrid-solheim").send(row("2.5"), { "contacts.participants_contacted": "1" });
    expect(page.status).toBe(403);
  });
  test("a form of another site", async () => {
    const visitor = ingrid();
    await visitor.open(row("2.5"));
    expect((await visitor.send(row("2.5"), {}, { origin: "https://evil.example" })).status).toBe(403);
  });
  test.each<[string, string]>([
    ["twelve", "Write a number"],
    ["-1", "cannot be negative"],
    ["2.5", "whole number"],
    ["1e3", "Write a number"],
    ["81", "part would be larger than the whole"],
  ])("the answer %s, with a sentence at the field, and everything typed still there", async (typed, sentence) => {
    const visitor = ingrid();
    const form = await contactsForm(await visitor.open(row("2.5")), typed);
    const page = await visitor.send(row("2.5"), { ...form, comment: "kept <b>text</b>" });
    expect(page.status).toBe(400);
    expect(page.html).toContain(sentence);
    expect(fieldIn(page, "contacts.participants_contacted")).toBe(typed);
    expect(page.html).toContain("kept &lt;b&gt;text&lt;/b&gt;");
    expect(fieldIn(await visitor.open(row("2.5")), "contacts.participants_contacted")).toBe("");
  });
  test("a form of 50 MB", async () => {
    const visitor = ingrid();
    await visitor.open(row("2.5"));
    expect((await visitor.send(row("2.5"), { comment: "x".repeat(50 * 1024 * 1024) })).status).toBe(413);
  });
});

describe("an answer", () => {
  test("moves the score and says why; the next address is the next row; the trail has it", async () => {
    const visitor = ingrid();
    const before = await visitor.open(row("2.5"));
    expect(before.html).toContain("The points are not known yet.");
    const saved = await visitor.send(row("2.5"), { ...(await contactsForm(before, "48")), next: "rows/2.6" });
    expect([saved.status, saved.location]).toEqual([303, row("2.6")]);
    const after = await visitor.open(row("2.5"));
    expect(after.html).toContain("60% gives 4 points. 80% gives 5.");
    expect(after.html).toContain("16 more committed participants with a logged personal contact");
    const entries = await services.db.asPerson("ingrid-solheim", (tx) =>
      tx.execute(
        sql`select person_id, action, before, after from audit_entry where target like ${"%contacts.participants_contacted"}`,
      ),
    );
    expect((entries as unknown as { rows: unknown[] }).rows).toEqual([
      { person_id: "ingrid-solheim", action: "fact.changed", before: null, after: 48 },
    ]);
  });

  test("of two people at once: the second is told who wrote what, and nothing is lost", async () => {
    const [first, second] = [ingrid(), bjorn()];
    const [pageOne, pageTwo] = [await first.open(row("2.5")), await second.open(row("2.5"))];
    expect((await first.send(row("2.5"), await contactsForm(pageOne, "50"))).status).toBe(303);
    const refused = await second.send(`${row("2.5")}?lang=en`, await contactsForm(pageTwo, "52"));
    expect(refused.status).toBe(409);
    expect(refused.html).toMatch(
      /<span class="k-value">50<\/span>.*Saved by Ingrid Solheim, 22 Nov 2026.*<span class="k-value">52<\/span>/s,
    );
    expect(fieldIn(refused, "contacts.participants_contacted")).toBe("52");
    // saving again, from the page that told it, puts one's own in place
    expect((await second.send(row("2.5"), await contactsForm(refused, "52"))).status).toBe(303);
    expect(fieldIn(await first.open(row("2.5")), "contacts.participants_contacted")).toBe("52");
  });

  test("is saved in part by script: the fragment has the new score and the new versions", async () => {
    const visitor = ingrid();
    const form = await contactsForm(await visitor.open(row("2.5")), "48");
    const fragment = await visitor.send(row("2.5"), form, { "hx-request": "true" });
    expect(fragment.status).toBe(200);
    expect(fragment.html).not.toContain("<html");
    expect(fragment.html).toContain('id="score"');
    expect(Number(fieldIn(fragment, "version:contacts.participants_contacted"))).toBe(
      Number(form["version:contacts.participants_contacted"]) + 1,
    );
  });
});

describe("a submission", () => {
  test("freezes the answers with a hash; sent twice it is one; a stale one is refused", async () => {
    const visitor = ingrid();
    const review = await visitor.open(`${assessment}/review`);
    const version = fieldIn(review, "version") ?? "";
    expect((await visitor.send(`${assessment}/submit`, { version: String(Number(version) + 5) })).status).toBe(409);
    await visitor.open(`${assessment}/review`);
    expect((await visitor.send(`${assessment}/submit`, { version })).status).toBe(303);
    expect((await visitor.send(`${assessment}/submit`, { version })).status).toBe(303);
    const done = await visitor.open(`${assessment}/review`);
    expect(done.html.match(/<code>[0-9a-f]{64}<\/code>/g)).toHaveLength(1);
    const late = await visitor.send(row("2.5"), {
      "contacts.participants_contacted": "1",
      "version:contacts.participants_contacted": "9",
      version: "0",
    });
    expect(late.status).toBe(409);
  });
  test("is opened again only by the owner or the secretariat, with a reason, on record", async () => {
    const helper = bjorn();
    await helper.open(`${assessment}/review`);
    expect((await helper.send(`${assessment}/reopen`, { because: "a long enough reason" })).status).toBe(403);
    const claire = new Visitor(app, "claire-dubois");
    await claire.open(`${assessment}/review`);
    expect((await claire.send(`${assessment}/reopen`, { because: " " })).status).toBe(400);
    await claire.open(`${assessment}/review`);
    expect((await claire.send(`${assessment}/reopen`, { because: "The budget was that of 2024." })).status).toBe(303);
    expect((await ingrid().open(`${assessment}/review`)).html).toContain("The budget was that of 2024.");
  });
});
