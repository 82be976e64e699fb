import { accessSync, constants, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { refuse } from "../problem.ts";

/**
 * Refuses a place where no file can be written, before the work that would fill it.
 * @throws BadInput
 */
export function checkPlace(file: string): void {
  const folder = dirname(file);
  if (!isFolder(folder)) throw refuse(file, "no_such_folder", { given: folder });
  if (isFolder(file)) throw refuse(file, "not_writable", { reason: "directory" });
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw refuse(file, "not_writable", { reason: "permission" });
  }
}

/** @throws BadInput */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw refuse(folder, "not_writable", { reason: (error as NodeJS.ErrnoException).code ?? "" });
  }
}

/** Writes beside the place and renames, so that there is the old file or the whole new one, never half of it. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  try {
    writeFileSync(draft, bytes, { flag: "wx" });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw refuse(file, "not_writable", { reason: (error as NodeJS.ErrnoException).code ?? "" });
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
