import { readDocument } from "../document.ts";
import type { Result } from "../problem.ts";
import { EDITION_FILES } from "./schema.ts";

/** How the text of a file becomes plain data. */
export type FileReader = (text: string) => Result<unknown>;

/** As many files as two editions have. */
const MOST = 2 * Object.keys(EDITION_FILES).length;

/**
 * A reader for editions that are checked one after the other: most of their files are the same, and reading them takes most of the
 * time. It remembers what it read last.
 */
export function rememberingReader(): FileReader {
  const known = new Map<string, Result<unknown>>();
  return (text) => {
    const document = known.get(text) ?? readDocument(text);
    // the one asked for last stands last
    known.delete(text);
    known.set(text, document);
    for (const oldest of known.keys()) {
      if (known.size <= MOST) break;
      known.delete(oldest);
    }
    return document;
  };
}
