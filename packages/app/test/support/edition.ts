import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CompiledEdition, compileEdition } from "@klynge/core";
import { checkEdition } from "@klynge/core/check";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

/** The edition that the program comes with. */
export const edition: CompiledEdition = (() => {
  const folder = join(ROOT, "schemes", "ecei");
  const names = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith(".yaml")).sort();
  const { edition: checked, faults } = checkEdition(
    new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")])),
  );
  if (!checked) throw new Error(`the edition has faults: ${JSON.stringify(faults.slice(0, 3))}`);
  return compileEdition(checked);
})();
