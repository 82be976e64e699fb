import { accessSync, constants, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { EditionFileName } from "@klynge/core";
import { refuse } from "../problem.ts";
import { readText } from "./read-text.ts";
import { statOf } from "./stat.ts";
import { reasonOf } from "./system-error.ts";

/** An edition of 36 questions and 31 indicators in four languages has about 1 MB; no file of it comes near this. */
const MAX_EDITION_FILE = 8 * 1024 * 1024;

/** One of these is enough to know an edition by, so that one that lacks a file is told which. */
const SIGNS: readonly EditionFileName[] = [
  "edition.yaml",
  "facts.yaml",
  "gold.yaml",
  "bronze.yaml",
  "label-rules.yaml",
];

/**
 * The folder of an edition: the given one, or the only one directly below it (`schemes` for `schemes/ecei`).
 * @throws BadInput
 */
export function findEdition(path: string): string {
  if (!isFolder(path)) throw refuse(path, statOf(path) ? "not_an_edition" : "file_not_found");
  if (holdsEdition(path)) return path;
  const below = namesIn(path)
    .sort()
    .map((name) => join(path, name))
    .filter((folder) => isFolder(folder) && isReadable(folder) && holdsEdition(folder));
  const [first, second] = below;
  if (first === undefined) throw refuse(path, "not_an_edition");
  if (second !== undefined) throw refuse(path, "not_allowed", { given: path, allowed: below.join(", ") });
  return first;
}

function holdsEdition(folder: string): boolean {
  return namesIn(folder).some((name) => (SIGNS as readonly string[]).includes(name));
}

/** Every YAML file of the folder, by its name relative to it with slashes. */
export function readEditionTexts(folder: string): Map<string, string> {
  const names = namesIn(folder, true).filter((name) => name.endsWith(".yaml"));
  const files = names.map((name) => join(folder, name));
  return new Map(
    files.sort().map((file) => [relative(folder, file).split(sep).join("/"), readText(file, MAX_EDITION_FILE)]),
  );
}

/** @throws BadInput for a folder that may not be read */
function namesIn(folder: string, recursive = false): string[] {
  try {
    return readdirSync(folder, { recursive, encoding: "utf8" });
  } catch (error) {
    throw refuse((error as NodeJS.ErrnoException).path ?? folder, "file_unreadable", { reason: reasonOf(error) });
  }
}

function isFolder(path: string): boolean {
  return statOf(path)?.isDirectory() ?? false;
}

function isReadable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
