/** Reads what the tools do not show straight from the objects of a PDF that has no compressed object streams. */

export interface Bookmark {
  readonly depth: number;
  readonly title: string;
}

/** The outline as a reader shows it, parents before their children. */
export function bookmarksOf(pdf: Uint8Array): Bookmark[] {
  const objects = objectsOf(pdf);
  const root = /\/Outlines (\d+) 0 R/.exec(catalogOf(pdf))?.[1];
  const walk = (id: string | undefined, depth: number): Bookmark[] => {
    const object = id === undefined ? undefined : objects.get(id);
    if (object === undefined) return [];
    const child = /\/First (\d+) 0 R/.exec(object)?.[1];
    const next = /\/Next (\d+) 0 R/.exec(object)?.[1];
    return [{ depth, title: titleOf(object) }, ...walk(child, depth + 1), ...walk(next, depth)];
  };
  const first = /\/First (\d+) 0 R/.exec(objects.get(root ?? "") ?? "")?.[1];
  return walk(first, 1);
}

export function catalogOf(pdf: Uint8Array): string {
  return [...objectsOf(pdf).values()].find((object) => object.includes("/Type /Catalog")) ?? "";
}

/** Alternative texts of all figures of the structure tree, empty where one is missing. */
export function figureTexts(pdf: Uint8Array): string[] {
  return [...objectsOf(pdf).values()]
    .filter((object) => object.includes("/S /Figure"))
    .map((object) => stringAfter(object, "/Alt"));
}

/** Roles of the structure tree with how often they occur. */
export function rolesOf(pdf: Uint8Array): Map<string, number> {
  const roles = new Map<string, number>();
  for (const object of objectsOf(pdf).values()) {
    const role = /\/Type \/StructElem\s+\/S \/(\w+)/.exec(object)?.[1];
    if (role) roles.set(role, (roles.get(role) ?? 0) + 1);
  }
  return roles;
}

export function rawText(pdf: Uint8Array): string {
  return Buffer.from(pdf).toString("latin1");
}

let last: { pdf: Uint8Array; objects: Map<string, string> } | null = null;

function objectsOf(pdf: Uint8Array): Map<string, string> {
  if (last?.pdf === pdf) return last.objects;
  const text = rawText(pdf);
  if (text.includes("/ObjStm")) throw new Error("objects are compressed: these tests cannot read them");
  const objects = new Map(
    [...text.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map((m) => [m[1] as string, m[2] as string]),
  );
  last = { pdf, objects };
  return objects;
}

function titleOf(object: string): string {
  return stringAfter(object, "/Title");
}

/** A string object: `<FEFF...>` in UTF-16, or `(...)` with nested brackets and escapes. */
function stringAfter(object: string, key: string): string {
  const at = object.indexOf(`${key} `);
  if (at < 0) return "";
  const rest = object.slice(at + key.length + 1);
  if (rest.startsWith("<")) return utf16(rest.slice(1, rest.indexOf(">")));
  let [depth, text] = [0, ""];
  for (let i = 0; i < rest.length; i += 1) {
    const character = rest[i] as string;
    if (character === "\\") {
      i += 1;
      text += rest[i];
      continue;
    }
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth === 0) return text.slice(1);
    text += character;
  }
  return text;
}

function utf16(hex: string): string {
  const bytes = Buffer.from(hex.replace(/\s/g, ""), "hex");
  return bytes.subarray(2).swap16().toString("utf16le");
}
