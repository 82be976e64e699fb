import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type CompiledEdition, compileEdition } from "../../packages/core/src/index.ts";
import { checkEdition } from "../../packages/core/src/scheme/check.ts";

export const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));

/** The edition of the repository, refused when its check finds a fault. */
export function loadEdition(): CompiledEdition {
  const folder = join(REPOSITORY, "schemes", "ecei");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
  const texts = new Map(names.map((name) => [name.split(sep).join("/"), readFileSync(join(folder, name), "utf8")]));
  const { edition, faults } = checkEdition(texts);
  if (!edition) throw new Error(`the edition has faults: ${JSON.stringify(faults)}`);
  return compileEdition(edition);
}
