import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Files of the pages, made by the build into `dist/public`; their address carries their hash, so that browsers keep them for ever. */
const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "../../../../../dist/public");
const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

export interface Asset {
  readonly body: Buffer;
  readonly type: string;
}

const paths = new Map<string, string>();
const assets = new Map<string, Asset>();

/** The address of a file: `/assets/1f3a9c02/klynge.css`. */
export function assetPath(name: string): string {
  const known = paths.get(name);
  if (known) return known;
  const body = readFileSync(join(FOLDER, name));
  const path = `/assets/${createHash("sha256").update(body).digest("hex").slice(0, 8)}/${name}`;
  paths.set(name, path);
  assets.set(path, { body, type: TYPES[extname(name)] ?? "application/octet-stream" });
  return path;
}

export function assetAt(path: string): Asset | null {
  const name = path.split("/").at(-1) ?? "";
  if (!/^[\w.-]+$/.test(name) || !(extname(name) in TYPES)) return null;
  try {
    // a stale address leads to the present file
    return assets.get(assetPath(name)) ?? null;
  } catch {
    return null;
  }
}
