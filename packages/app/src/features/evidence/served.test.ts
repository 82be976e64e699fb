import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { plainText } from "../assessment/testing.ts";
import { handsOn, onRow, openWorld, pdf, type World } from "./testing.ts";

let world: World;
let links: string;
let row: string;

beforeAll(async () => {
  world = await openWorld();
  links = `/clusters/${world.cluster}/evidence/links`;
  row = `/assessments/${world.assessment}/rows/2.5`;
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.rows("delete from evidence");
});

const { added, ingrid, kept } = handsOn(() => world);

describe("a file that is served", () => {
  const headersOf = async (address: string) => {
    const { response, status } = await (await ingrid()).open(address);
    const of = (name: string) => response.headers.get(name);
    return { status, type: of("content-type"), how: of("content-disposition"), policy: of("content-security-policy") };
  };
  const SANDBOX = "sandbox; default-src 'none'";

  test("a text is to be kept, never shown", async () => {
    const address = await added("Kjære klynge", "brev til ære.txt");
    const { response } = await (await ingrid()).open(`${address}/versions/1`);
    expect(
      Object.fromEntries(["cache-control", "x-content-type-options"].map((name) => [name, response.headers.get(name)])),
    ).toEqual({
      "cache-control": "private, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    });
    expect(await headersOf(`${address}/versions/1`)).toEqual({
      status: 200,
      type: "text/plain",
      how: "attachment; filename=\"brev-til-re.txt\"; filename*=UTF-8''brev%20til%20%C3%A6re.txt",
      policy: SANDBOX,
    });
  });

  test("a PDF that is a page as well opens as a PDF in a sandbox, and is kept when one asks for it", async () => {
    const both = Buffer.concat([pdf("both"), Buffer.from("<html><script>alert(document.cookie)</script></html>")]);
    const address = await added(both, "both.pdf");
    expect(await headersOf(`${address}/versions/1`)).toEqual({
      status: 200,
      type: "application/pdf",
      how: "inline; filename=\"both.pdf\"; filename*=UTF-8''both.pdf",
      policy: SANDBOX,
    });
    expect((await headersOf(`${address}/versions/1?download`)).how).toMatch(/^attachment;/);
  });

  test("a browser that has it is told so; a link has no file", async () => {
    const address = await added("x", "x.txt");
    const visitor = await ingrid();
    const etag = (await visitor.open(`${address}/versions/1`)).response.headers.get("etag") ?? "";
    expect((await visitor.open(`${address}/versions/1`, { "if-none-match": etag })).status).toBe(304);
    const link = (await visitor.send(links, { ...onRow("2.5"), url: "https://example.org" })).location;
    expect((await visitor.open(`${link}/versions/1`)).status).toBe(404);
  });

  test("one that was changed on the disk is not given out", async () => {
    const address = await added("as it came", "x.txt");
    const [{ sha256 = "" } = {}] = await kept();
    writeFileSync(join(world.folder, sha256.slice(0, 2), sha256.slice(2)), "as it came!");
    expect((await (await ingrid()).open(`${address}/versions/1`)).status).toBe(410);
  });
});

describe("the list", () => {
  test("as a spreadsheet, in which nothing is a formula", async () => {
    await added("x", "=cmd.txt", { title: '=HYPERLINK("http://evil.example")' });
    const { response, html } = await (await ingrid()).open(`/clusters/${world.cluster}/evidence.csv`);
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="Fjordkraft-Industriklynge-Evidence.csv"/,
    );
    expect(html).toContain(`"'=HYPERLINK(""http://evil.example"")",'=cmd.txt,,text/plain,1,`);
  });

  test.each(["en", "nb", "da", "pl"])("and every page stands in %s", async (language) => {
    const address = await added(pdf("x"), "x.pdf", { valid_until: "2026-12-01" });
    const visitor = world.visitor("ingrid-solheim", language);
    for (const path of [`/clusters/${world.cluster}/evidence`, address, row]) {
      const { status, html } = await visitor.open(path);
      expect([path, status, / style=|>evidence\.|"evidence\./.test(html)]).toEqual([path, 200, false]);
    }
  });

  test("of nothing says how to begin", async () => {
    expect(plainText((await (await ingrid()).open(`/clusters/${world.cluster}/evidence`)).html)).toContain(
      "No evidence yet",
    );
  });
});
