import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CompiledEdition, compileEdition, type Edition, type EditionTexts, hashEdition } from "@klynge/core";
import { BadInput } from "../problem.ts";
import { findEdition, readEditionTexts } from "./edition-folder.ts";
import { DEFAULT_EDITION, FROZEN_EDITIONS } from "./place.ts";

/**
 * The edition to work with. What was checked when the program was built is taken from there, found by its content hash;
 * any other is checked now, which takes longer.
 * @param path the folder of an edition; without it the one that is shipped
 * @throws BadInput for an edition with faults
 */
export async function loadEdition(path: string = DEFAULT_EDITION): Promise<CompiledEdition> {
  const folder = findEdition(path);
  const texts = readEditionTexts(folder);
  return compileEdition(frozen(hashEdition(texts)) ?? (await check(folder, texts)));
}

function frozen(hash: string): Edition | null {
  const file = join(FROZEN_EDITIONS, `${hash}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Edition) : null;
}

async function check(folder: string, texts: EditionTexts): Promise<Edition> {
  const { checkFolder } = await import("./check-edition.ts");
  const { edition, faults } = checkFolder(folder, texts);
  if (!edition) throw new BadInput(faults);
  return edition;
}
