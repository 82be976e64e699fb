import { join } from "node:path";
import type { Edition, EditionTexts } from "@klynge/core";
import { checkEdition, rememberingReader } from "@klynge/core/check";
import type { ShellFault } from "../problem.ts";

export interface CheckedFolder {
  readonly hash: string;
  readonly faults: readonly ShellFault[];
  /** Present when there is no fault. */
  readonly edition?: Edition;
}

/** The editions of one command have most of their files in common. */
export const reader = rememberingReader();

/** Lints an edition; files are named with their folder. */
export function checkFolder(folder: string, texts: EditionTexts): CheckedFolder {
  const { hash, faults, edition } = checkEdition(texts, reader);
  return {
    hash,
    faults: faults.map(({ file = "", path, code, details }) => ({ file: join(folder, file), path, code, details })),
    ...(edition && { edition }),
  };
}
