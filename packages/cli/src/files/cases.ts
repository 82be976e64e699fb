import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { CompiledEdition } from "@klynge/core";
import { BadInput, refuse } from "../problem.ts";
import { type CaseFile, loadCaseFile } from "./case.ts";
import { statOf } from "./stat.ts";
import { reasonOf } from "./system-error.ts";

/**
 * Cases that are named, and every YAML file of the folders that are.
 * @throws BadInput with the faults of all of them
 */
export function loadCases(edition: CompiledEdition, paths: readonly string[]): CaseFile[] {
  const faults: BadInput["faults"][number][] = [];
  const read = paths.flatMap(filesAt).flatMap((file) => {
    try {
      return [loadCaseFile(edition, file)];
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      faults.push(...error.faults);
      return [];
    }
  });
  if (faults.length > 0) throw new BadInput(faults);
  return read;
}

function filesAt(path: string): string[] {
  if (!statOf(path)?.isDirectory()) return [path];
  const files = namesIn(path).filter((name) => /\.ya?ml$/.test(name));
  if (files.length === 0) throw refuse(path, "no_cases");
  return files.sort().map((name) => join(path, name));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw refuse(folder, "file_unreadable", { reason: reasonOf(error) });
  }
}
