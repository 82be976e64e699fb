import { createHash } from "node:crypto";
import type { Expression } from "../expression/types.ts";
import type { EditionFileName, EditionFiles } from "./schema.ts";

/**
 * An edition of the schemes as read: its files, its expressions as trees (keyed by their text) and its content hash.
 * Plain data, so that it can be kept as JSON; an assessment is pinned to the hash.
 */
export interface Edition {
  readonly hash: string;
  readonly files: EditionFiles;
  readonly expressions: Readonly<Record<string, Expression>>;
}

/** An edition of which these files have been read; of the others any may be missing. */
export interface PartOf<Name extends EditionFileName> {
  readonly files: Pick<EditionFiles, Name> & Partial<EditionFiles>;
  readonly expressions: Edition["expressions"];
}

/** The files of an edition's folder, by name relative to it, as text. */
export type EditionTexts = ReadonlyMap<string, string>;

/** SHA-256 over names and contents in order of name, hexadecimal; any change of any file changes it. */
export function hashEdition(texts: EditionTexts): string {
  const hash = createHash("sha256");
  for (const name of [...texts.keys()].sort()) {
    const text = texts.get(name) as string;
    hash.update(`${name}\n${Buffer.byteLength(text)}\n`).update(text);
  }
  return hash.digest("hex");
}
