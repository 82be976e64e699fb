import { accessSync, constants, lstatSync, realpathSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { refuse } from "../problem.ts";
import { statOf } from "./stat.ts";
import { reasonOf } from "./system-error.ts";

/**
 * The place where a file can be written without harm, found before the work that would fill it; a link to an ordinary
 * file leads to that file. What the file is made of is never replaced by it: a case has no other copy.
 * @param sources files that were read, and folders of which every file was
 * @throws BadInput
 */
export function findPlace(file: string, sources: readonly string[]): string {
  const folder = dirname(file);
  if (!statOf(folder)?.isDirectory()) throw refuse(file, "no_such_folder", { given: folder });
  const reason = obstacle(file, sources);
  if (reason) throw refuse(file, "not_writable", { reason });
  const place = real(file);
  try {
    accessSync(dirname(place), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw refuse(file, "not_writable", { reason: reasonOf(error) });
  }
  return place;
}

function obstacle(file: string, sources: readonly string[]): string | undefined {
  const there = statOf(file);
  if (there?.isDirectory()) return "directory";
  if (there ? !there.isFile() : isPresent(file)) return "no regular file";
  for (const source of sources) {
    const read = statOf(source);
    if (read?.isDirectory() && real(file).startsWith(realpathSync(source) + sep)) return "inside the edition";
    if (read && there && read.dev === there.dev && read.ino === there.ino) return "read";
  }
  return undefined;
}

/** The path without links; of a file that is not there yet, its folder without links. */
function real(file: string): string {
  return statOf(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
}

/** True also of a link that leads nowhere. */
function isPresent(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
