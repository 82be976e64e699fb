import { accessSync, constants, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { refuse } from "../problem.ts";

/**
 * Refuses a place where no file can be written, before the work that would fill it.
 * @throws BadInput
 */
export function checkPlace(file: string): void {
  const folder = dirname(file);
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) throw refuse(file, "no_such_folder", { given: folder });
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw refuse(file, "not_writable", { reason: "directory" });
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw refuse(file, "not_writable", { reason: "permission" });
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
