import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { PINNED_NODE, printed, ROOT } from "./process.ts";
import type { Result } from "./result.ts";

/**
 * Runs a measure of bench/inside/ in a process of its own under the pinned Node, bundled like the shell: tsx would keep
 * the names of functions at run time, which costs in tight loops.
 */
export async function runInside(name: string, flags: readonly string[] = []): Promise<Result> {
  const folder = join(ROOT, "bench/.made");
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${name}.mjs`);
  await build({
    absWorkingDir: ROOT,
    entryPoints: [`bench/inside/${name}.ts`],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    minifySyntax: true,
    logLevel: "warning",
    external: ["@myriaddreamin/typst-ts-node-compiler", "@duckdb/node-api", "@electric-sql/pglite", "pg", "pg-native"],
    banner: { js: 'import{createRequire as __r}from"node:module";const require=__r(import.meta.url);' },
    plugins: [keepPlaces],
  });
  return JSON.parse(await printed(PINNED_NODE, [...flags, outfile])) as Result;
}

/** `import.meta.url` keeps meaning the source file, so that files beside it are found. */
const keepPlaces: Plugin = {
  name: "keep-places",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](packages|bench)[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
      loader: "ts",
    }));
  },
};
