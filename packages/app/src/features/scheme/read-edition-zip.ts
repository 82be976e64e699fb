import { open } from "node:fs/promises";
import { openZip, unpack, type Zip, type ZipEntry } from "../../platform/uploads/zip.ts";

/** An edition of four languages has about 1 MB; no file of it, and not all together, come near these. */
const MOST_UNPACKED = 32_000_000;

/** One of these is enough to know an edition by, so that one that lacks a file is told which; as in the shell. */
const SIGNS: ReadonlySet<string> = new Set([
  "edition.yaml",
  "facts.yaml",
  "gold.yaml",
  "bronze.yaml",
  "label-rules.yaml",
]);

/**
 * Every YAML file of the edition in a ZIP, by its name relative to the folder that holds it: at the top, or in a folder inside.
 * @throws Error with a code: those of a ZIP (`openZip`), not_an_edition, not_utf8
 */
export async function readEditionZip(place: string): Promise<Map<string, string>> {
  const file = await open(place);
  try {
    const zip = await openZip(file, MOST_UNPACKED);
    const folder = folderIn([...zip.entries.keys()]);
    const texts = new Map<string, string>();
    for (const [name, entry] of zip.entries)
      if (name.startsWith(folder) && name.endsWith(".yaml") && !isBeside(name))
        texts.set(name.slice(folder.length), await textOf(zip, entry));
    return texts;
  } finally {
    await file.close();
  }
}

/** What a computer puts in by itself. */
function isBeside(name: string): boolean {
  return name.startsWith("__MACOSX/") || name.split("/").at(-1)?.startsWith("._") === true;
}

/** The shortest of the folders that hold a sign. */
function folderIn(names: readonly string[]): string {
  const folders = names
    .filter((name) => !isBeside(name) && SIGNS.has(name.slice(name.lastIndexOf("/") + 1)))
    .map((name) => name.slice(0, name.lastIndexOf("/") + 1))
    .sort((a, b) => a.length - b.length);
  const [first] = folders;
  if (first === undefined) throw fault("not_an_edition");
  return first;
}

async function textOf(zip: Zip, entry: ZipEntry): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of unpack(zip, entry)) pieces.push(piece);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw fault("not_utf8", { file: entry.name.slice(0, 200) });
  }
}

/** Leaves the thread by its code, with its details as those of a ZIP leave it. */
function fault(code: "not_an_edition" | "not_utf8", details: Readonly<Record<string, string>> = {}): Error {
  return Object.assign(new Error(JSON.stringify(details)), { code });
}
