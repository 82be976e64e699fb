import { FileFault } from "../../../platform/uploads/file-fault.ts";
import { unpack, type Zip, type ZipEntry } from "../../../platform/uploads/zip.ts";
import { attribute, XmlReader } from "./xml.ts";

/** What a workbook says of itself (ECMA-376, SpreadsheetML): its sheets, the texts they share, and which numbers are days. */
export interface Workbook {
  readonly zip: Zip;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly path: string }[];
  /** Days are counted from 1904 instead of 1900. */
  readonly since1904: boolean;
  /** By number of a cell's style. */
  readonly dayStyles: readonly boolean[];
  readonly macros: boolean;
}

/** @throws FileFault damaged, not_a_table, other_spreadsheet */
export async function openWorkbook(zip: Zip): Promise<Workbook> {
  const { entries } = zip;
  if (entries.has("mimetype") || entries.has("xl/workbook.bin") || entries.has("Index/Document.iwa"))
    throw new FileFault("other_spreadsheet");
  const targets = await relations(zip, "_rels/.rels");
  const book = [...targets.values()].find(({ type }) => type.endsWith("/officeDocument"))?.target;
  if (!book || !entries.has(book)) throw new FileFault("not_a_table");
  const parts = await relations(zip, book.replace(/([^/]+)$/, "_rels/$1.rels"));
  const sheets: { name: string; hidden: boolean; path: string }[] = [];
  let since1904 = false;
  await readXml(zip, book, {
    open(name, attributes) {
      if (name === "workbookPr") since1904 = /^(1|true)$/.test(attribute(attributes, "date1904") ?? "");
      if (name !== "sheet") return;
      const path = parts.get(attribute(attributes, "(?:\\w+:)?id") ?? "");
      if (path?.type.endsWith("/worksheet"))
        sheets.push({
          name: attribute(attributes, "name") ?? "",
          hidden: (attribute(attributes, "state") ?? "visible") !== "visible",
          path: path.target,
        });
    },
  });
  if (sheets.length === 0) throw new FileFault(book.startsWith("xl/") ? "empty" : "not_a_table");
  const styles = [...parts.values()].find(({ type }) => type.endsWith("/styles"))?.target;
  return {
    zip,
    sheets,
    since1904,
    dayStyles: styles && entries.has(styles) ? await dayStylesOf(zip, styles) : [],
    macros: [...entries.keys()].some((name) => name.endsWith("vbaProject.bin")),
  };
}

/** Which file each relation leads to, as a path from the root of the ZIP. */
async function relations(zip: Zip, path: string): Promise<Map<string, { type: string; target: string }>> {
  const found = new Map<string, { type: string; target: string }>();
  if (!zip.entries.has(path)) return found;
  const folder = path.replace(/_rels\/[^/]+$/, "");
  await readXml(zip, path, {
    open(name, attributes) {
      if (name !== "Relationship" || attribute(attributes, "TargetMode") === "External") return;
      const target = attribute(attributes, "Target") ?? "";
      found.set(attribute(attributes, "Id") ?? "", {
        type: attribute(attributes, "Type") ?? "",
        target: target.startsWith("/") ? target.slice(1) : new URL(target, `zip:/${folder}`).pathname.slice(1),
      });
    },
  });
  return found;
}

/** Texts that cells name by their number; where they lie is said by the workbook, nearly always here. */
const SHARED = "xl/sharedStrings.xml";
const MOST_SHARED_LETTERS = 100_000_000;

export async function sharedTexts(zip: Zip): Promise<string[]> {
  const texts: string[] = [];
  let [text, letters, inText, inReading] = ["", 0, false, false];
  if (!zip.entries.has(SHARED)) return texts;
  await readXml(zip, SHARED, {
    open(name) {
      if (name === "t") inText = !inReading;
      if (name === "rPh") inReading = true;
    },
    close(name) {
      if (name === "t") inText = false;
      if (name === "rPh") inReading = false;
      if (name !== "si") return;
      letters += text.length;
      if (letters > MOST_SHARED_LETTERS) throw new FileFault("unpacks_too_large", { limit: "100 MB" });
      texts.push(text);
      text = "";
    },
    text(piece) {
      if (inText) text += piece;
    },
  });
  return texts;
}

/** Formats that every workbook has and that write a day (ECMA-376, 18.8.30). */
const isBuiltInDay = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

async function dayStylesOf(zip: Zip, path: string): Promise<boolean[]> {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  await readXml(zip, path, {
    open(name, attributes) {
      if (name === "cellXfs") inCells = true;
      if (name === "numFmt")
        own.set(Number(attribute(attributes, "numFmtId")), writesDay(attribute(attributes, "formatCode") ?? ""));
      if (name === "xf" && inCells) {
        const id = Number(attribute(attributes, "numFmtId") ?? 0);
        styles.push(own.get(id) ?? isBuiltInDay(id));
      }
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

/** A format of one's own writes a day when it has a year or a day in it, outside of quoted words, colours and conditions. */
function writesDay(format: string): boolean {
  return /[yd]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));
}

export async function readXml(
  zip: Zip,
  path: string,
  listener: ConstructorParameters<typeof XmlReader>[0],
): Promise<void> {
  const reader = new XmlReader(listener);
  for await (const piece of decodedXml(zip, entryOf(zip, path))) reader.feed(piece);
}

export async function* decodedXml(zip: Zip, entry: ZipEntry): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const piece of unpack(zip, entry)) {
    decoder ??= new TextDecoder(piece[0] === 0xff && piece[1] === 0xfe ? "utf-16le" : "utf-8");
    yield decoder.decode(piece, { stream: true });
  }
}

export function entryOf({ entries }: Zip, path: string): ZipEntry {
  const entry = entries.get(path);
  if (!entry) throw new FileFault("damaged");
  return entry;
}
