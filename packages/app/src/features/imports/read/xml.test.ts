import { describe, expect, test } from "vitest";
import { XmlReader } from "./xml.ts";

/** What is met in a document that comes in pieces of so many letters. */
function met(document: string, letters: number): string[] {
  const all: string[] = [];
  let text = "";
  const tell = (what: string) => {
    if (text !== "") all.push(text);
    text = "";
    all.push(what);
  };
  const reader = new XmlReader({
    open: (name) => tell(`<${name}`),
    close: (name) => tell(`/${name}`),
    text: (piece) => {
      text += piece;
    },
  });
  for (let at = 0; at < document.length; at += letters) reader.feed(document.slice(at, at + letters));
  return all;
}

describe("a document that comes in pieces", () => {
  const DOCUMENT = `<x:a n="1 > 0">fish &amp; chips &#x10ffff; &#230;<b/>&lt;<![CDATA[<raw> & ]]><!-- <c> --> end</x:a>`;
  const WHOLE = ["<a", "fish & chips \u{10ffff} æ", "<b", "/b", "<<raw> &  end", "/a"];

  test.each([1, 2, 3, 7, 11, 1000])("says the same in pieces of %i letters", (letters) => {
    expect(met(DOCUMENT, letters)).toEqual(WHOLE);
  });

  test("a long text is told as it comes, and looked through once", () => {
    // it was kept until its end, and every piece looked through from its beginning
    const told: number[] = [];
    const reader = new XmlReader({ open() {}, text: (piece) => void told.push(piece.length) });
    reader.feed("<t>");
    for (let n = 0; n < 4; n += 1) reader.feed("x".repeat(1000));
    reader.feed("</t>");
    expect(told).toEqual([1000, 1000, 1000, 1000]);
  });

  test.each([
    ["a text", "<t>", "x"],
    ["a tag", "<t ", "x"],
    ["a comment", "<!-- ", "x"],
  ])("%s that never ends is damaged", (_name, begin, more) => {
    const reader = new XmlReader({ open() {} });
    reader.feed(begin);
    expect(() => {
      for (let n = 0; n < 9; n += 1) reader.feed(more.repeat(1_000_000));
    }).toThrow(expect.objectContaining({ code: "damaged" }));
  });
});
