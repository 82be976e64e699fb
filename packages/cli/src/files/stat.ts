import { type Stats, statSync } from "node:fs";

/** Of what a path leads to; undefined for what is not there or may not be seen. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
