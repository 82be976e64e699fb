import { compileEdition } from "@klynge/core";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { edition as shipped } from "../../../test/support/edition.ts";
import { NOW } from "../../../test/support/now.ts";
import { zipOf } from "../../../test/support/zip.ts";
import { auditEntry } from "../../platform/tables.ts";
import { editionsOver, rememberShipped } from "./known-editions.ts";
import { edition } from "./tables.ts";
import { editedFiles, named, openSchemeWorld, type SchemeWorld, STRICTER, zipFile } from "./testing.ts";

/** Editions that the secretariat brings: refused whole or kept as a draft, previewed, published from a day on. */

// each edition is linted for a second, in a thread that gives way to everybody else
vi.setConfig({ testTimeout: 60_000 });

let world: SchemeWorld;
beforeEach(async () => {
  world = await openSchemeWorld();
});
afterEach(() => world.close());

const rows = () => world.services.db.asWorker((tx) => tx.select().from(edition));
const TODAY = "2026-11-22";

describe("who may", () => {
  test("nobody without signing in, nobody of a cluster, no expert, nobody of the board", async () => {
    expect((await world.visitor(null).open("/editions")).status).toBe(303);
    for (const person of ["kari-lunde", "astrid-berg", "helena-lindqvist"]) {
      const visitor = world.visitor(person);
      expect([person, (await visitor.open("/editions")).status]).toEqual([person, 403]);
      await visitor.open("/account");
      const sent = await visitor.sendFile("/editions", {}, zipFile(editedFiles(STRICTER)));
      expect([person, sent.status]).toEqual([person, 403]);
    }
    expect(await rows()).toEqual([]);
  });

  test("an administrator looks on: brings, publishes and withdraws nothing", async () => {
    const { location } = await world.bring(zipFile(editedFiles(STRICTER)));
    const path = (location ?? "").replace(/\?.*/, "");
    const admin = world.visitor("marek-kowal");
    await world.services.db.asWorker((tx) =>
      tx.execute(
        sql`insert into person (id, name, email) values ('marek-kowal', 'Marek', 'marek@demo.invalid') on conflict do nothing`,
      ),
    );
    await world.services.db.asWorker((tx) =>
      tx.execute(sql`insert into office values ('marek-kowal', 'administrator') on conflict do nothing`),
    );
    const page = await admin.open(path);
    expect([page.status, page.html.includes("/publish"), page.html.includes("/withdraw")]).toEqual([200, false, false]);
    await admin.open("/account");
    expect((await admin.send(`${path}/publish`, { effective_from: TODAY, sure: "yes" })).status).toBe(403);
    expect((await admin.send(`${path}/withdraw`, {})).status).toBe(403);
    expect((await admin.sendFile("/editions", {}, zipFile(editedFiles([named("x")])))).status).toBe(403);
    expect((await rows()).map(({ publishedAt }) => publishedAt)).toEqual([null]);
  });

  test("a draft is seen by the offices only, also by SQL; a published one by everybody who is signed in", async () => {
    const seen = (person: string) =>
      world.services.db.asPerson(person, (tx) => tx.select({ name: edition.name }).from(edition));
    await world.bring(zipFile(editedFiles(STRICTER)));
    expect([await seen("kari-lunde"), await seen("claire-dubois")]).toEqual([[], [{ name: "2027-1" }]]);
    await world.publish([named("2028-1")], "2028-01-01");
    expect(await seen("kari-lunde")).toEqual([{ name: "2028-1" }]);
    await expect(
      world.services.db.asPerson("kari-lunde", (tx) =>
        tx.insert(edition).values({ hash: "a".repeat(64), name: "x", content: "{}", broughtBy: "kari-lunde" }),
      ),
    ).rejects.toThrow();
  });
});

describe("a file that is no edition is refused whole", () => {
  test.each([
    ["is no ZIP", Buffer.from("edition: 2027-1"), "This is no ZIP, or a damaged one."],
    ["has a password", zipOf([{ name: "edition.yaml", content: "x", encrypted: true }]), "The ZIP has a password."],
    ["holds something else", zipOf([{ name: "cases/gold.txt", content: "x" }]), "No edition is in the ZIP"],
    [
      "unpacks to too much",
      zipOf([{ name: "edition.yaml", content: Buffer.alloc(40_000_000) }]),
      "unpacks to more than any edition has",
    ],
    [
      "unpacks to more than it says",
      zipOf([{ name: "edition.yaml", content: Buffer.alloc(40_000_000), saidSize: 100 }]),
      "unpacks to more than any edition has",
    ],
    ["is no text", zipOf([{ name: "edition.yaml", content: Buffer.from([0xff, 0xfe, 0x00]) }]), "is no text in UTF-8"],
  ])("one that %s", async (_, content, sentence) => {
    const page = await world.bring(new File([new Uint8Array(content)], "x.zip"));
    expect([page.status, page.html.includes(sentence)]).toEqual([422, true]);
    expect(await rows()).toEqual([]);
  });

  test("one that is larger than any edition is not even read", async () => {
    const page = await world.bring(new File([new Uint8Array(11 * 1024 * 1024)], "x.zip"));
    expect(page.status).toBe(413);
  });

  test("without a file", async () => {
    const page = await world.bring(new File([], ""));
    expect([page.status, page.html.includes("Choose the ZIP of an edition.")]).toEqual([422, true]);
  });

  test("with faults: all of them by file and place, and nothing is kept", async () => {
    const files = editedFiles([
      ...STRICTER,
      { file: "gold.yaml", from: "gate_count: 19", to: "gate_count: 18" },
      { file: "gold.yaml", from: "participants.committed_share >= 0.25", to: "participants.nothing >= 0.25" },
    ]);
    const page = await world.bring(zipFile(files));
    expect(page.status).toBe(422);
    expect(page.html).toContain("The edition has 3 faults");
    expect(page.html).toContain("indicators[0].steps[0]");
    expect(await rows()).toEqual([]);
  });

  test("the very files that are in force, files with a name that is taken, and those of another scheme", async () => {
    const told = async (edits: Parameters<typeof editedFiles>[0]) => {
      const page = await world.bring(zipFile(editedFiles(edits)));
      return [page.status, /id="file-error"[^>]*>(?:<[^>]*>)*([^<]+)/.exec(page.html)?.[1]];
    };
    expect(await told([])).toEqual([422, "These very files are here already."]);
    expect(await told(STRICTER.slice(1))).toEqual([
      422,
      "Other files have the same name. Give the edition a name of its own in edition.yaml.",
    ]);
    expect(await told([named("x"), { file: "edition.yaml", from: "family: ecei", to: "family: other" }])).toEqual([
      422,
      "This edition is of another scheme: its family, its schemes or their labels are others than those in force.",
    ]);
    await world.bring(zipFile(editedFiles(STRICTER)));
    expect(await told(STRICTER)).toEqual([422, "These very files are here already."]);
  });
});

describe("a draft", () => {
  test("says what differs from the edition in force, conditions in words", async () => {
    const { location } = await world.bring(zipFile(editedFiles(STRICTER)));
    const page = await world.visitor("claire-dubois").open(location ?? "");
    expect(page.html).toContain("2 differences that can change a result");
    expect(page.html).toContain("gold.yaml: indicators[3.1].steps[2]");
    expect(page.html).toContain("1 difference in words and notes only");
    expect(page.html).toContain("Nobody has submitted anything yet.");
  });

  test("changes nothing for anybody, is discarded, and can be brought again", async () => {
    const { location } = await world.bring(zipFile(editedFiles(STRICTER)));
    expect([world.services.editions.inForce(TODAY).hash, world.services.editions.all().length]).toEqual([
      shipped.hash,
      1,
    ]);
    const claire = world.visitor("claire-dubois");
    const path = (location ?? "").replace(/\?.*/, "");
    await claire.open(path);
    expect((await claire.send(`${path}/withdraw`, {})).location).toBe("/editions?done=withdrawn");
    expect(await rows()).toEqual([]);
    expect((await world.bring(zipFile(editedFiles(STRICTER)))).status).toBe(303);
  });
});

describe("publishing", () => {
  async function draft(name: string) {
    const { location } = await world.bring(zipFile(editedFiles([named(name)])));
    const claire = world.visitor("claire-dubois");
    const path = (location ?? "").replace(/\?.*/, "");
    await claire.open(path);
    return (fields: Record<string, string>) => claire.send(`${path}/publish`, fields);
  }

  test("is refused unconfirmed, for no day, a day that is over, and the day of another or one before it", async () => {
    const publish = await draft("2027-1");
    expect((await publish({ effective_from: TODAY })).status).toBe(422);
    expect((await publish({ effective_from: "2026-11-21", sure: "yes" })).status).toBe(422);
    expect((await publish({ effective_from: "soon", sure: "yes" })).status).toBe(422);
    expect((await publish({ effective_from: "2027-06-01", sure: "yes" })).status).toBe(303);
    // published once is published
    expect((await publish({ effective_from: "2027-07-01", sure: "yes" })).status).toBe(409);
    const other = await draft("2028-1");
    for (const day of ["2027-06-01", "2027-05-31"]) {
      const page = await other({ effective_from: day, sure: "yes" });
      expect([page.status, page.html.includes("Another published edition begins on")]).toEqual([422, true]);
    }
    expect((await rows()).map(({ name, effectiveFrom }) => [name, effectiveFrom]).sort()).toEqual([
      ["2027-1", "2027-06-01"],
      ["2028-1", null],
    ]);
  });

  test("puts an edition in force on its day and not before", async () => {
    const hash = await world.publish(STRICTER, "2027-01-01");
    const { editions } = world.services;
    expect([editions.inForce("2026-12-31").hash, editions.inForce("2027-01-01").hash]).toEqual([shipped.hash, hash]);
    expect(editions.inForce("2030-01-01").id).toBe("2027-1");
  });

  test("is withdrawn before its day, and not after", async () => {
    await world.publish(STRICTER, "2026-12-01");
    const claire = world.visitor("claire-dubois");
    const list = await claire.open("/editions");
    const path = /\/editions\/[0-9a-f-]{36}/.exec(list.html)?.[0] ?? "";
    await claire.open(path);
    const later = await openSchemeWorld({ ...world.services, now: () => new Date("2026-12-01T00:00:00Z") });
    const late = later.visitor("claire-dubois");
    await late.open("/editions");
    expect((await late.send(`${path}/withdraw`, {})).status).toBe(409);
    await later.close();
    expect((await claire.send(`${path}/withdraw`, {})).status).toBe(303);
    expect(world.services.editions.inForce("2027-01-01").hash).toBe(shipped.hash);
    // called off, it can be brought and published anew
    await world.publish(STRICTER, "2026-12-02");
    expect(world.services.editions.inForce("2026-12-02").id).toBe("2027-1");
  });

  test("is known after a new start, and stands on record with who did it", async () => {
    const hash = await world.publish(STRICTER, TODAY);
    const entries = await world.services.db.asWorker((tx) => tx.select().from(auditEntry));
    expect(
      entries.filter(({ action }) => action.startsWith("edition.")).map(({ action, personId }) => [action, personId]),
    ).toEqual([
      ["edition.brought", "claire-dubois"],
      ["edition.published", "claire-dubois"],
    ]);
    const again = editionsOver(world.services.db, shipped);
    expect(again.has(hash)).toBe(false);
    await again.reload();
    expect(again.inForce(NOW.toISOString().slice(0, 10)).hash).toBe(hash);
  });
});

test("the edition of an earlier release is remembered, and in force no more", async () => {
  const { db } = world.services;
  await rememberShipped(db, shipped, NOW);
  await rememberShipped(db, shipped, NOW);
  const next = compileEdition({ ...shipped.edition, hash: "b".repeat(64) });
  const editions = editionsOver(db, next);
  await editions.reload();
  expect([editions.inForce(TODAY).hash, editions.withHash(shipped.hash).hash]).toEqual([next.hash, shipped.hash]);
  expect(await rows()).toHaveLength(1);
});
