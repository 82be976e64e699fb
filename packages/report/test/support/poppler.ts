import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Reads PDF files with the tools of poppler-utils, which know nothing of how we made them. */

type Tool = "pdfinfo" | "pdffonts" | "pdftotext" | "pdftoppm";

const LARGE = 200 * 1024 * 1024;

/** Runs a tool on a PDF; a tool that is not there fails, because a test that skips says nothing. */
function withFile<T>(pdf: Uint8Array, work: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "klynge-report-"));
  try {
    const file = join(folder, "report.pdf");
    writeFileSync(file, pdf);
    return work(file, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(tool: Tool, args: readonly string[]): string {
  try {
    return execFileSync(tool, args, { encoding: "utf8", maxBuffer: LARGE, stdio: ["ignore", "pipe", "ignore"] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Error(`${tool} is missing: the tests of the report need it; install poppler-utils`);
  }
}

/** What `pdfinfo` says, by its labels. */
export function infoOf(pdf: Uint8Array): Map<string, string> {
  const lines = withFile(pdf, (file) => run("pdfinfo", [file])).split("\n");
  return new Map(
    lines.flatMap((line) => {
      const at = line.indexOf(":");
      return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1).trim()] as const];
    }),
  );
}

export interface Font {
  readonly name: string;
  readonly embedded: boolean;
  readonly subset: boolean;
  readonly unicode: boolean;
}

export function fontsOf(pdf: Uint8Array): Font[] {
  const [, , ...lines] = withFile(pdf, (file) => run("pdffonts", [file]))
    .trimEnd()
    .split("\n");
  return lines.map((line) => {
    const words = line.trim().split(/\s+/);
    // name, type in one or more words, encoding, then five columns from the right
    const [embedded, subset, unicode] = words.slice(-5, -2).map((word) => word === "yes");
    return { name: words[0] as string, embedded: !!embedded, subset: !!subset, unicode: !!unicode };
  });
}

/** The text of each page, soft hyphens and breaks taken out. */
export function textOfPages(pdf: Uint8Array): string[] {
  const text = withFile(pdf, (file) => run("pdftotext", [file, "-"]));
  return text.split("\f").slice(0, -1).map(flat);
}

/** One line: words broken at the end of a line are joined again. */
export function flat(text: string): string {
  return text
    .replace(/\u00AD\s*/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

export interface Word {
  readonly page: number;
  readonly text: string;
  readonly right: number;
  readonly bottom: number;
}

/** Every word with its right and lower edge in points. */
export function wordsOf(pdf: Uint8Array): Word[] {
  const xml = withFile(pdf, (file) => run("pdftotext", ["-bbox", file, "-"]));
  return xml
    .split("<page ")
    .slice(1)
    .flatMap((page, i) =>
      [...page.matchAll(/<word xMin="[^"]*" yMin="[^"]*" xMax="([^"]*)" yMax="([^"]*)">(.*?)<\/word>/g)].map(
        ([, right, bottom, text]) => ({
          page: i + 1,
          text: text as string,
          right: Number(right),
          bottom: Number(bottom),
        }),
      ),
    );
}

/** A page as grey values, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

export function picturesOf(pdf: Uint8Array, dotsPerInch: number): Picture[] {
  return withFile(pdf, (file, folder) => {
    run("pdftoppm", ["-r", String(dotsPerInch), "-gray", file, join(folder, "page")]);
    const names = readdirSync(folder).filter((name) => name.endsWith(".pgm"));
    return names.sort().map((name) => readPicture(readFileSync(join(folder, name))));
  });
}

/** Portable grey map: `P5`, width, height, highest value, then one byte a dot. */
function readPicture(file: Uint8Array): Picture {
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(file.subarray(0, 64)).toString("latin1"));
  if (!header) throw new Error("not a portable grey map");
  return { width: Number(header[1]), height: Number(header[2]), grey: file.subarray(header[0].length) };
}
