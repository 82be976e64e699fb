import { describe, expect, test } from "vitest";
import { endingOf, type FileKind, kindOf } from "./file-kind.ts";

const PDF: FileKind = { endings: ["pdf"], mediaType: "application/pdf" };
const PNG: FileKind = { endings: ["png"], mediaType: "image/png" };
const CSV: FileKind = { endings: ["csv"], mediaType: "text/csv", text: true };
const TXT: FileKind = { endings: ["txt"], mediaType: "text/plain", text: true };
const KINDS = [PDF, PNG, CSV, TXT];

const A_PDF = "%PDF-1.7\n1 0 obj";
const A_PNG = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\0IEND";
const kind = (content: string, name: string) => kindOf(Buffer.from(content, "latin1"), name, KINDS);

describe("refused", () => {
  test.each([
    ["nothing", "", "a.pdf", "empty"],
    ["a text called .pdf", "hello", "a.pdf", "misnamed"],
    ["a page called .pdf", "<html><script>alert(1)</script>", "a.pdf", "misnamed"],
    ["a PDF behind a page", `<html>\n${A_PDF}`, "a.pdf", "misnamed"],
    ["a picture called .pdf", A_PNG, "a.pdf", "misnamed"],
    ["a PDF called .txt", A_PDF, "a.txt", "misnamed"],
    ["a page called .txt", "\n <!DOCTYPE html>", "a.txt", "misnamed"],
    ["a drawing called .csv", '<svg xmlns="http://www.w3.org/2000/svg"/>', "a.csv", "misnamed"],
    ["bytes called .txt", "a\0b", "a.txt", "misnamed"],
    ["a drawing", '<svg xmlns="http://www.w3.org/2000/svg"/>', "a.svg", "kind"],
    ["a page", "<html></html>", "a.html", "kind"],
    ["a program", "MZ\x90\0", "a.exe", "kind"],
    ["a PDF that claims to be a program", A_PDF, "a.exe", "kind"],
    ["a kind that is not taken", "GIF89a\x01\0\x01\0", "a.gif", "kind"],
    ["a text that does not say what it is", "hello", "notes", "kind"],
  ])("%s", async (_what, content, name, refusal) => expect(await kind(content, name)).toBe(refusal));
});

test.each([
  [A_PDF, "a.pdf", PDF],
  [A_PDF, "A.PDF", PDF],
  [A_PDF, "scan", PDF],
  [A_PNG, "a.png", PNG],
  ["navn;sted\r\nÆrlig;Bø", "a.csv", CSV],
  // of Windows, in an older alphabet
  ["navn;sted\r\n\xc6rlig;B\xf8", "a.csv", CSV],
  ["\xff\xfea\0;\0b\0", "a.csv", CSV],
  // two letters that bitmaps begin with as well
  ["BMW;Arendal", "a.csv", CSV],
  ["1 < 2 and <b> is no page", "a.txt", TXT],
])("%j as %s", async (content, name, wanted) => expect(await kind(content, name)).toBe(wanted));

test.each([
  ["a.tar.GZ", "gz"],
  [".pdf", ""],
  ["a.", ""],
  ["a", ""],
  ["v1.2 final", ""],
])("the ending of %s is %j", (name, ending) => expect(endingOf(name)).toBe(ending));
