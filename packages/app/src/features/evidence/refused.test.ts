import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fieldIn } from "../../../test/support/visitor.ts";
import { plainText } from "../assessment/testing.ts";
import { file, handsOn, onRow, openWorld, type World } from "./testing.ts";

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

const { added, ingrid, kept, onDisk } = handsOn(() => world);

describe("who may not", () => {
  test("nobody in particular signs in first, and no byte is taken", async () => {
    const before = onDisk();
    const stranger = world.visitor(null);
    await stranger.open("/sign-in");
    expect((await stranger.sendFile(files, onRow("2.5"), file("x", "x.txt"))).status).toBe(401);
    expect((await stranger.open(`/clusters/${world.cluster}/evidence`)).location).toMatch(/^\/sign-in/);
    expect(onDisk()).toBe(before);
  });

  test("a reader looks on: no form, and what is sent all the same is refused", async () => {
    const address = await added();
    const lars = world.visitor("lars");
    const page = await lars.open(row);
    expect(page.html).toContain("Contact log");
    expect(page.html).not.toContain("/evidence/files");
    expect((await lars.open(address)).html).not.toContain('name="version"');
    expect((await lars.sendFile(files, onRow("2.5"), file("x", "x.txt"))).status).toBe(403);
    expect((await lars.send(links, { ...onRow("2.5"), url: "https://example.org" })).status).toBe(403);
    expect((await lars.sendFile(`${address}/files`, { version: "1" }, file("x", "x.txt"))).status).toBe(403);
    expect((await lars.send(`${address}/withdraw`, { version: "1" })).status).toBe(403);
  });

  test("somebody of another cluster finds nothing", async () => {
    const address = await added();
    const piotr = world.visitor("piotr-zielinski");
    await piotr.open("/clusters");
    for (const path of [address, `${address}/versions/1`, `${address}/versions/1/thumbnail`, `${address}/versions/2`])
      expect([path, (await piotr.open(path)).status]).toEqual([path, 404]);
    expect((await piotr.open(`/clusters/${world.cluster}/evidence`)).status).toBe(404);
    expect((await piotr.open(`/clusters/${world.cluster}/evidence.csv`)).status).toBe(404);
    expect((await piotr.sendFile(files, onRow("2.5"), file("x", "x.txt"))).status).toBe(404);
    expect((await piotr.sendFile(`${address}/files`, { version: "1" }, file("x", "x.txt"))).status).toBe(404);
    expect((await piotr.send(`${address}/withdraw`, { version: "1" })).status).toBe(404);
  });

  test("what a cluster keeps for itself is not there for an office", async () => {
    const own = await added("own", "own.txt", { seen_by: "cluster" });
    const shown = await added("shown", "shown.txt");
    const claire = world.visitor("claire-dubois");
    expect((await claire.open(own)).status).toBe(404);
    expect((await claire.open(`${own}/versions/1`)).status).toBe(404);
    expect((await claire.open(shown)).status).toBe(200);
    const list = (await claire.open(`/clusters/${world.cluster}/evidence`)).html;
    expect([list.includes(own), list.includes(shown)]).toEqual([false, true]);
    const trail = await world.rows(
      "select coalesce(before, after)::text as text from audit_entry where action like 'evidence.%'",
    );
    expect(trail.filter(({ text }) => text?.includes("own"))).toEqual([]);
  });

  test.each(["nowhere", "00000000-0000-0000-0000-000000000000", "%00"])("%s is not found", async (id) => {
    const visitor = await ingrid();
    expect((await visitor.open(`/evidence/${id}`)).status).toBe(404);
    expect((await visitor.open(`/evidence/${id}/versions/1`)).status).toBe(404);
  });

  test.each(["0", "-1", "1.5", "x", "99999999999"])("version %s is not found", async (number) => {
    const address = await added();
    expect((await (await ingrid()).open(`${address}/versions/${number}`)).status).toBe(404);
  });

  test.each(["", "0", "x", "1.5", "1e99", "99999999999"])(
    "with version “%s” nothing is withdrawn (the database refused some with an error)",
    async (version) => {
      const address = await added();
      expect((await (await ingrid()).send(`${address}/withdraw`, { version })).status).toBe(409);
      expect(await world.rows("select withdrawn_at, version from evidence")).toEqual([
        { withdrawn_at: null, version: 1 },
      ]);
    },
  );

  test("a form without the token of this site, or with the token after the file, is forged; nothing of it is kept", async () => {
    const before = onDisk();
    const body = new FormData();
    body.append("file", file("x", "x.txt"));
    const visitor = await ingrid();
    const token = fieldIn(await visitor.open(row), "__form") ?? "";
    body.append("__form", token);
    const late = await world.app.request(files, {
      method: "POST",
      body,
      headers: { "x-test-person": "ingrid-solheim" },
    });
    expect(late.status).toBe(403);
    const other = new FormData();
    other.append("__form", "x".repeat(43));
    other.append("file", file("x", "x.txt"));
    const foreign = await world.app.request(files, {
      method: "POST",
      body: other,
      headers: { "x-test-person": "ingrid-solheim" },
    });
    expect([foreign.status, onDisk()]).toEqual([403, before]);
  });

  test("another site cannot send a form at all", async () => {
    const body = new FormData();
    body.append("__form", fieldIn(await (await ingrid()).open(row), "__form") ?? "");
    body.append("file", file("x", "x.txt"));
    const headers = { "x-test-person": "ingrid-solheim", origin: "https://evil.example" };
    expect((await world.app.request(files, { method: "POST", body, headers })).status).toBe(403);
  });
});

describe("what is not taken", () => {
  test.each([
    ["a text called .pdf", "hello", "plan.pdf", "“plan.pdf” is not what its name says."],
    ["a page", "<html></html>", "plan.html", "“plan.html” is of a kind that is not kept."],
    ["a drawing that can carry script", "<svg/>", "plan.svg", "“plan.svg” is of a kind that is not kept."],
    ["an empty file", "", "plan.pdf", "“plan.pdf” is empty."],
  ])("%s: a sentence at the field, and nothing is kept", async (_what, content, name, sentence) => {
    const before = onDisk();
    const page = await (await ingrid()).sendFile(files, onRow("2.5", { title: "The plan" }), file(content, name));
    expect(page.status).toBe(422);
    expect(plainText(page.html)).toContain(sentence);
    expect(page.html).toMatch(/id="evidence-file-error"/);
    expect(fieldIn(page, "title")).toBe("The plan");
    expect([await kept(), onDisk()]).toEqual([[], before]);
  });

  test("no file at all", async () => {
    const page = await (await ingrid()).sendFile(files, onRow("2.5"), file("", ""));
    expect([page.status, plainText(page.html).includes("Choose one file.")]).toEqual([400, true]);
  });

  test("two files at once", async () => {
    const body = new FormData();
    body.append("__form", fieldIn(await (await ingrid()).open(row), "__form") ?? "");
    body.append("file", file("x", "x.txt"));
    body.append("file", file("y", "y.txt"));
    const before = onDisk();
    const headers = { "x-test-person": "ingrid-solheim" };
    expect((await world.app.request(files, { method: "POST", body, headers })).status).toBe(400);
    expect(onDisk()).toBe(before);
  });

  test("more than 25 MB: refused by what it says of itself, and by what comes", async () => {
    const before = onDisk();
    const visitor = await ingrid();
    const page = await visitor.sendFile(files, onRow("2.5"), file(Buffer.alloc(50_000_000, "a"), "big.txt"));
    expect([page.status, plainText(page.html).includes("A form may have 25 MB at most.")]).toEqual([413, true]);
    const said = await world.app.request(files, {
      method: "POST",
      body: "x",
      headers: {
        "x-test-person": "ingrid-solheim",
        "content-type": "multipart/form-data; boundary=x",
        "content-length": "50000000",
      },
    });
    expect([said.status, onDisk()]).toEqual([413, before]);
  });

  test("an upload that ends in the middle leaves nothing", async () => {
    const before = onDisk();
    const token = fieldIn(await (await ingrid()).open(row), "__form") ?? "";
    const field = (name: string, value: string) =>
      `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const begun = `${field("__form", token)}--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7`;
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from(begun + "x".repeat(100_000)));
      },
      pull: (controller) => controller.error(new Error("ECONNRESET")),
    });
    const headers = { "x-test-person": "ingrid-solheim", "content-type": "multipart/form-data; boundary=b" };
    const answer = await world.app.request(files, { method: "POST", body, headers, duplex: "half" } as RequestInit);
    expect([answer.status, onDisk(), await kept()]).toEqual([400, before, []]);
  });

  test("a form as any other with 600 kB to the address of files", async () => {
    const visitor = await ingrid();
    expect((await visitor.send(files, { ...onRow("2.5"), title: "x".repeat(600_000) })).status).toBe(413);
  });

  test.each([
    ["script", "javascript:alert(1)"],
    ["content of its own", "data:text/html,x"],
    ["another way to fetch", "ftp://example.org"],
    ["half an address", "//example.org"],
    ["a password", "https://user:secret@example.org/"],
    ["words", "not a link"],
    ["nothing", ""],
    ["2,000 letters", `https://example.org/${"x".repeat(2000)}`],
    ["a host that no name server knows, which would be too long a title", `https://${"a".repeat(450)}.example/`],
  ])("a link with %s", async (_what, url) => {
    const page = await (await ingrid()).send(links, { ...onRow("2.5"), url });
    expect([page.status, await kept()]).toEqual([400, []]);
    expect(page.html).toMatch(/id="link-url-error"/);
  });

  test.each([
    ["a day that does not exist", { valid_until: "2027-02-30" }, "Enter a day that exists"],
    ["a title without end", { title: "x".repeat(401) }, "400 characters"],
    ["a wish that nobody else sees it, in other words", { seen_by: "me" }, "Choose who may see it."],
  ])("%s", async (_what, more, sentence) => {
    const page = await (await ingrid()).sendFile(files, onRow("2.5", more), file("x", "x.txt"));
    expect([page.status, plainText(page.html).includes(sentence)]).toEqual([400, true]);
  });

  test.each([onRow("9.9"), { ...onRow("2.5"), scheme: "other" }])(
    "a row that the scheme does not have",
    async (fields) => {
      const before = onDisk();
      expect((await (await ingrid()).sendFile(files, fields, file("x", "x.txt"))).status).toBe(400);
      expect(onDisk()).toBe(before);
    },
  );

  test("the same content again in the same row: said so, with the title it stands under", async () => {
    await added("the same", "a.txt", { title: "First" });
    const page = await (await ingrid()).sendFile(files, onRow("2.5"), file("the same", "b.txt"));
    expect([page.status, plainText(page.html).includes("The same stands under this row already: “First”.")]).toEqual([
      409,
      true,
    ]);
    expect((await (await ingrid()).sendFile(files, onRow("2.6"), file("the same", "b.txt"))).status).toBe(303);
  });

  test("brought twice in the same moment it is there once", async () => {
    const visitor = await ingrid();
    const both = await Promise.all([1, 2].map(() => visitor.sendFile(files, onRow("2.5"), file("at once", "a.txt"))));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect((await kept()).length).toBe(1);
  });
});
