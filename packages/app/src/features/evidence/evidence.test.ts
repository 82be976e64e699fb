import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fieldIn } from "../../../test/support/visitor.ts";
import { plainText } from "../assessment/testing.ts";
import { file, handsOn, onRow, openWorld, pdf, type World } from "./testing.ts";

let world: World;
let files: string;
let links: string;
let row: string;

beforeAll(async () => {
  world = await openWorld();
  files = `/clusters/${world.cluster}/evidence/files`;
  links = `/clusters/${world.cluster}/evidence/links`;
  row = `/assessments/${world.assessment}/rows/2.5`;
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.rows("delete from evidence");
});

const { added, ingrid, kept } = handsOn(() => world);

describe("added", () => {
  test("a file without script: it stands under its row with type, size, day, who brought it and its version", async () => {
    const visitor = await ingrid();
    const fields = onRow("2.5", { assessment: world.assessment, valid_until: "2027-12-31" });
    const sent = await visitor.sendFile(files, fields, file(pdf("Log"), "Contact log 2026.pdf"));
    expect([sent.status, sent.location]).toEqual([303, `${row}#files`]);
    const text = plainText((await visitor.open(row)).html);
    expect(text).toContain(
      "Contact log 2026 PDF, 1 kB · version 1 · Ingrid Solheim, 22 Nov 2026 Valid until 31 Dec 2027",
    );
    const [entry] = await world.rows("select action, after from audit_entry order by id desc limit 1");
    const [version] = await kept();
    expect(entry).toEqual({
      action: "evidence.added",
      after: { scheme: "ecei-gold", row: "2.5", number: 1, sha256: version?.sha256 },
    });
  });

  test("a link, which is followed without telling where from, and never fetched", async () => {
    const visitor = await ingrid();
    await visitor.send(links, { ...onRow("2.5"), url: " https://Example.org/a?b=c#d " });
    const { html } = await visitor.open(row);
    expect(html).toContain(
      '<a href="https://example.org/a?b=c#d" rel="noopener noreferrer nofollow external">example.org</a>',
    );
    expect(plainText(html)).toContain("Link to example.org");
  });

  test("names that lead elsewhere are names only", async () => {
    await added("one", "../../../etc/cron.d/x.txt");
    await added("two", "C:\\Users\\ingrid\\plan.txt");
    await added("three", 'a"\r\nSet-Cookie: x=y.txt');
    expect((await kept()).map((one) => one.file_name).sort()).toEqual(["a Set-Cookie x=y.txt", "plan.txt", "x.txt"]);
  });

  test("a file without an ending gets the one of its content", async () => {
    await added(pdf("x"), "scan");
    expect((await kept())[0]?.file_name).toBe("scan.pdf");
  });

  test("it fills the gap of missing evidence; withdrawn it does no longer", async () => {
    await world.rows("update row_note set evidence = ''");
    const state = async () => / id="nav-4-1-2".*?k-state-(\w+)/s.exec((await (await ingrid()).open(row)).html)?.[1];
    const before = await state();
    const address = await added("strategy", "strategy.txt", { row: "4.1.2" });
    const between = await state();
    await (await ingrid()).send(`${address}/withdraw`, { version: "1" });
    expect([before, between, await state()]).toEqual(["evidence_missing", "answered", "evidence_missing"]);
  });
});

describe("validity", () => {
  // the audit of the demonstration has its reference date before today
  test("is told for the reference date in an assessment, and for today in the list", async () => {
    const [{ day } = { day: "" }] = await world.rows(
      `select reference_date::text as day from assessment where id = '${world.assessment}'`,
    );
    expect(day < "2026-11-22").toBe(true);
    const dayAfter = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    const dayBefore = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    await added("a", "gone.txt", { valid_until: dayBefore });
    await added("b", "soon.txt", { valid_until: dayAfter });
    await added("c", "last-day.txt", { valid_until: day });
    await added("d", "long.txt", { valid_until: "2099-01-01" });
    const panel = plainText((await (await ingrid()).open(row)).html);
    const marks = ["gone", "soon", "last-day", "long"].map(
      (name) => new RegExp(`${name} TXT,.*? 2026 (Expired|Expires soon|Valid until)`).exec(panel)?.[1],
    );
    expect(marks).toEqual(["Expired", "Expires soon", "Expires soon", "Valid until"]);
    const list = plainText((await (await ingrid()).open(`/clusters/${world.cluster}/evidence?show=expiring`)).html);
    expect(list).toContain("3 have expired.");
    expect(list).not.toContain("long");
  });
});

describe("replaced", () => {
  test("the old version stays, the new one stands under the row", async () => {
    const address = await added("old", "plan.txt");
    const visitor = await ingrid();
    const version = fieldIn(await visitor.open(address), "version") ?? "";
    const sent = await visitor.sendFile(
      `${address}/files`,
      { version, title: "Plan", valid_until: "", seen_by: "assessors" },
      file("new", "plan 2.txt"),
    );
    expect([sent.status, sent.location]).toEqual([303, address]);
    expect(await kept()).toMatchObject([
      { title: "plan", number: 1, file_name: "plan.txt" },
      { title: "Plan", number: 2, file_name: "plan 2.txt" },
    ]);
    expect(plainText((await visitor.open(row)).html)).toContain("Plan TXT, 1 kB · version 2");
    expect((await visitor.open(`${address}/versions/1`)).html).toBe("old");
    expect((await visitor.open(`${address}/versions/2`)).html).toBe("new");
  });

  test("without a file only what is said of it changes, as a version of its own", async () => {
    const address = await added("old", "plan.txt");
    const visitor = await ingrid();
    await visitor.open(address);
    const said = { version: "1", title: "Plan 2026", valid_until: "2027-01-31", seen_by: "assessors" };
    expect((await visitor.sendFile(`${address}/files`, said, file("", ""))).status).toBe(303);
    const versions = await kept();
    expect(versions.map(({ title }) => title)).toEqual(["plan", "Plan 2026"]);
    expect(versions[1]?.sha256).toBe(versions[0]?.sha256);
    const again = await visitor.sendFile(`${address}/files`, { ...said, version: "2" }, file("", ""));
    expect([again.status, (await kept()).length]).toEqual([409, 2]);
  });

  test("who may see it changes without a new version", async () => {
    const address = await added("old", "plan.txt");
    const visitor = await ingrid();
    await visitor.open(address);
    const said = { version: "1", title: "plan", valid_until: "", seen_by: "cluster" };
    expect((await visitor.sendFile(`${address}/files`, said, file("", ""))).status).toBe(303);
    expect((await kept()).length).toBe(1);
    expect((await world.visitor("claire-dubois").open(address)).status).toBe(404);
  });

  test("by two people at once: the second is told, and nothing of his is added", async () => {
    const address = await added("old", "plan.txt");
    const visitor = await ingrid();
    const said = { version: "1", title: "", valid_until: "", seen_by: "assessors" };
    expect((await visitor.sendFile(`${address}/files`, said, file("first", "plan.txt"))).status).toBe(303);
    expect((await visitor.sendFile(`${address}/files`, said, file("second", "plan.txt"))).status).toBe(409);
    expect((await visitor.send(`${address}/withdraw`, { version: "1" })).status).toBe(409);
    expect((await kept()).length).toBe(2);
  });

  test("what is withdrawn has no new versions, and is in the list of the withdrawn only", async () => {
    const address = await added("old", "plan.txt");
    const visitor = await ingrid();
    expect((await visitor.send(`${address}/withdraw`, { version: "1" })).status).toBe(303);
    expect((await visitor.send(`${address}/withdraw`, { version: "1" })).status).toBe(303);
    const said = { version: "2", title: "", valid_until: "", seen_by: "assessors" };
    expect((await visitor.sendFile(`${address}/files`, said, file("new", "plan.txt"))).status).toBe(409);
    const list = `/clusters/${world.cluster}/evidence`;
    expect((await visitor.open(list)).html).not.toContain(address);
    expect((await visitor.open(`${list}?show=withdrawn`)).html).toContain(address);
    expect((await visitor.open(row)).html).not.toContain(address);
  });
});
