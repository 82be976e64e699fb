import { readFile } from "node:fs/promises";
import { MAX_DOCUMENT_BYTES, readDocument } from "@klynge/core";
import { cleanLine, cleanText } from "../../platform/clean-text.ts";
import { FileFault } from "../../platform/uploads/file-fault.ts";
import type { FoundAnswers } from "./answers.ts";
import { detectEncoding } from "./read/encoding.ts";
import { knowTable, rowsOf } from "./read/open-table.ts";
import { textOfCell } from "./read/table.ts";
import { plainWords } from "./understand/plain.ts";

/**
 * Reads a file of answers or of a profile: a document (YAML or JSON), or a table of two columns.
 * @throws FileFault not_these_answers, empty, unpacks_too_large
 */
export async function readAnswers(place: string, kind: "bronze" | "profile"): Promise<FoundAnswers> {
  const document = cleaned((await readTable(place, kind)) ?? (await readText(place)));
  if (!isRecord(document)) throw new FileFault("not_these_answers");
  return kind === "bronze" ? bronze(document) : profile(document);
}

/** Texts as they can be kept, in whatever they stand; documents are not nested deeper than their reader lets them be. */
function cleaned(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanLine(key), cleaned(inner)]));
}

type Document = Readonly<Record<string, unknown>>;

/** A case file, as in examples/: its facts, and the day and scheme that they are for. */
function bronze({ facts, reference_date: day, scheme }: Document): FoundAnswers {
  if (!isRecord(facts) || Object.keys(facts).length === 0) throw new FileFault("not_these_answers");
  return {
    kind: "bronze",
    referenceDate: typeof day === "string" ? day : null,
    scheme: typeof scheme === "string" ? scheme : null,
    facts: Object.entries(facts).map(([fact, value]) => ({ fact, value })),
  };
}

/** The fields themselves, or below `profile` or `fields` as an export of this program has them. */
function profile(document: Document): FoundAnswers {
  const inside = [document.profile, document.fields].find(isRecord) ?? document;
  const fields = isRecord(inside.fields) ? inside.fields : inside;
  if (Object.keys(fields).length === 0) throw new FileFault("not_these_answers");
  return { kind: "profile", fields };
}

const NAMES = { bronze: ["fact", "value"], profile: ["field", "value"] } as const;

/** Two columns under these names; null for what is no such table. */
async function readTable(place: string, kind: "bronze" | "profile"): Promise<Document | null> {
  const table = await knowTable(place, {}).catch(() => null);
  if (!table) return null;
  const found: Record<string, unknown> = {};
  let columns: readonly number[] | null = null;
  for await (const { cells } of rowsOf(place, table.how)) {
    if (columns) {
      const [name = "", value = ""] = columns.map((column) => textOfCell(cells[column]));
      if (name !== "" && value !== "") found[name] = value;
      continue;
    }
    const header = cells.map((cell) => plainWords(textOfCell(cell)));
    const places = NAMES[kind].map((name) => header.indexOf(name));
    if (places.some((column) => column < 0)) return null;
    columns = places;
  }
  return kind === "bronze" ? { facts: found } : found;
}

async function readText(place: string): Promise<unknown> {
  const content = await readFile(place);
  if (content.length > MAX_DOCUMENT_BYTES)
    throw new FileFault("unpacks_too_large", { limit: `${MAX_DOCUMENT_BYTES / 1024} kB` });
  const read = readDocument(new TextDecoder(await detectEncoding(place)).decode(content));
  return read.ok ? read.value : null;
}

function isRecord(value: unknown): value is Document {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
