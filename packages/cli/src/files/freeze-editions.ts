import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { faultLine } from "../messages.ts";
import { loadTexts } from "../texts.ts";
import { checkFolder } from "./check-edition.ts";
import { findEdition, readEditionTexts } from "./edition-folder.ts";

/**
 * Checks every edition below a folder and keeps each as JSON under its hash; called by build.mjs.
 * @throws when an edition has faults, with one line for each
 */
export async function freezeEditions(schemes: string, out: string): Promise<void> {
  for (const folder of editionsBelow(schemes)) {
    const { hash, edition, faults } = checkFolder(folder, readEditionTexts(folder));
    if (!edition) {
      const texts = await loadTexts("en");
      throw new Error(`${folder} has faults\n${faults.map((fault) => faultLine(texts, fault)).join("\n")}`);
    }
    writeFileSync(join(out, `${hash}.json`), JSON.stringify(edition));
  }
}

/** Folders that hold an edition themselves; `schemes` has others besides, such as portfolios. */
function editionsBelow(schemes: string): string[] {
  const folders = readdirSync(schemes)
    .map((name) => join(schemes, name))
    .filter((path) => statSync(path).isDirectory());
  return folders.filter((folder) => {
    try {
      return findEdition(folder) === folder;
    } catch {
      return false;
    }
  });
}
