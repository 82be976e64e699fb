import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { refuse } from "../problem.ts";
import { reasonOf } from "./system-error.ts";

/** @throws BadInput */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw refuse(folder, "not_writable", { reason: reasonOf(error) });
  }
}

/** Writes beside the place and renames, so that there is the old file or the whole new one, never half of it. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  const draft = join(dirname(file), `.${basename(file).slice(0, 100)}.${process.pid}.part`);
  try {
    writeFileSync(draft, bytes, { flag: "wx" });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw refuse(file, "not_writable", { reason: reasonOf(error) });
  }
}
