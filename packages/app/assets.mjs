/**
 * Makes the files that browsers fetch: one style sheet, one script, the mark and the fonts, all flat in one folder.
 * Used by build.mjs; `node packages/app/assets.mjs` prints what they weigh.
 */
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const APP = dirname(fileURLToPath(import.meta.url));
const OWN_FONTS = join(APP, "src/look/fonts");
const PACKAGE_FONTS = join(dirname(createRequire(import.meta.url).resolve("@fontsource-variable/inter")), "files");
/** What browsers from 2024 on can do (light-dark(), nesting, popover); nothing is rewritten for older ones. */
const BROWSERS = ["chrome125", "firefox125", "safari17.5"];

export async function buildAssets(outFolder) {
  mkdirSync(outFolder, { recursive: true });
  copyFileSync(join(APP, "public/mark.svg"), join(outFolder, "mark.svg"));
  for (const name of ["inter-latin.woff2", "inter-latin-a.woff2"])
    copyFileSync(join(OWN_FONTS, name), join(outFolder, name));
  copyFileSync(join(PACKAGE_FONTS, "inter-latin-ext-wght-normal.woff2"), join(outFolder, "inter-latin-rest.woff2"));
  await build({
    entryPoints: { klynge: join(APP, "src/look/klynge.css") },
    outdir: outFolder,
    bundle: true,
    minify: true,
    target: BROWSERS,
    external: ["/assets/*"],
    logLevel: "warning",
  });
  await build({
    // the worker of a visit is a script of its own, with an address that stays (server.tsx)
    entryPoints: {
      klynge: join(APP, "src/islands/main.ts"),
      "scoring-worker": join(APP, "src/islands/scoring-worker.ts"),
    },
    outdir: outFolder,
    bundle: true,
    minify: true,
    format: "iife",
    target: BROWSERS,
    legalComments: "none",
    logLevel: "warning",
  });
  addressFontsByHash(outFolder);
}

/** Fonts get the same address here as in the pages (`assetPath`), so that a font told of in the page is not fetched twice. */
function addressFontsByHash(outFolder) {
  const sheet = join(outFolder, "klynge.css");
  const css = readFileSync(sheet, "utf8").replace(/\/assets\/([\w-]+\.woff2)/g, (_, name) => {
    const hash = createHash("sha256")
      .update(readFileSync(join(outFolder, name)))
      .digest("hex")
      .slice(0, 8);
    return `/assets/${hash}/${name}`;
  });
  writeFileSync(sheet, css);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { mkdtempSync, rmSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(join(tmpdir(), "klynge-assets-"));
  await buildAssets(folder);
  for (const name of readdirSync(folder).sort()) {
    const body = readFileSync(join(folder, name));
    console.log(
      `${name}: ${body.length} bytes, gzip ${gzipSync(body, { level: 9 }).length}, brotli ${brotliCompressSync(body).length}`,
    );
  }
  rmSync(folder, { recursive: true });
}
