import { describe, expect, test } from "vitest";
import { boundaryOf, type Part, partsOf, textOf } from "./multipart.ts";

const BOUNDARY = "----x";

/** A body that comes in pieces of a size. */
async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text, "latin1");
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(text: string, size = 7): Promise<[string, string | null, string][]> {
  const read: [string, string | null, string][] = [];
  for await (const part of partsOf(inPieces(text, size), BOUNDARY))
    read.push([part.name, part.fileName, await textOf(part, 10_000)]);
  return read;
}

const part = (head: string, content: string): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
const END = `--${BOUNDARY}--\r\n`;

describe("refused", () => {
  test.each([
    ["nothing", ""],
    ["another form", "--other\r\n\r\n--other--\r\n"],
    ["a form without its end", part('name="a"', "1")],
    ["a part that ends in the middle", part('name="a"', "1").slice(0, -4)],
    ["a head that ends in the middle", `--${BOUNDARY}\r\nContent-Disposition: form-data`],
    ["a part without a name", part('filename="a"', "1") + END],
    ["more parts than any form has", part('name="a"', "1").repeat(31) + END],
  ])("%s", (_what, text) => expect(read(text)).rejects.toMatchObject({ code: "upload_broken" }));

  test("a head without end, before it fills the memory", () =>
    expect(read(`--${BOUNDARY}\r\n${"x".repeat(9000)}`, 1000)).rejects.toMatchObject({ code: "too_large" }));

  test("a field that is longer than any", () =>
    expect(read(part('name="a"', "1".repeat(10_001)) + END, 1000)).rejects.toMatchObject({ code: "too_large" }));

  test("a connection that is cut", async () => {
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(part('name="a"', "1").slice(0, -2));
      throw new Error("ECONNRESET");
    }
    const parts = partsOf(cut(), BOUNDARY);
    const { value } = await parts.next();
    await expect(textOf(value as Part, 100)).rejects.toMatchObject({ code: "upload_broken" });
  });
});

test.each([1, 2, 3, 7, 64, 10_000])("parts and their content, however they are cut (%i bytes)", async (size) => {
  const like = `\r\n--${BOUNDARY.slice(0, -1)}y\r\n--`;
  const form =
    part('name="__form"', "token") +
    part('name="file"; filename="a b.pdf"', `%PDF${like}\0\xff`) +
    part('name="after"', "") +
    END;
  expect(await read(form, size)).toEqual([
    ["__form", null, "token"],
    // read as UTF-8, in which 0xff alone is no letter
    ["file", "a b.pdf", `%PDF${like}\0\ufffd`],
    ["after", null, ""],
  ]);
});

test("what is left unread does not get into the next part", async () => {
  const form = part('name="file"; filename="a"', "x".repeat(500)) + part('name="b"', "2") + END;
  const names: string[] = [];
  for await (const { name } of partsOf(inPieces(form, 16), BOUNDARY)) names.push(name);
  expect(names).toEqual(["file", "b"]);
});

test("names as browsers write them: quotes and line ends percent-encoded, the rest as it is", async () => {
  const name = Buffer.from('ære%22"'.slice(0, -1), "utf8").toString("latin1");
  const form = part(`name="file"; filename="${name}%0D%0AX: y\\z;1.pdf"`, "1") + END;
  expect(await read(form)).toEqual([["file", 'ære" X: y\\z;1.pdf', "1"]]);
});

test.each([
  ["multipart/form-data; boundary=----x", "----x"],
  ['multipart/form-data; charset=utf-8; boundary="a b"', "a b"],
  ["Multipart/Form-Data;boundary=z", "z"],
  ["multipart/mixed; boundary=z", null],
  ["multipart/form-data", null],
  [undefined, null],
])("the boundary of %s", (type, boundary) => expect(boundaryOf(type)).toBe(boundary));
