import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Chromium as a printer: its documented way from the shell, with a profile folder of its own that a first run has filled. */

export const CHROMIUM = "/usr/bin/chromium";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function chromiumProfile(): string {
  return mkdtempSync(join(tmpdir(), "klynge-bench-chromium-"));
}

export function printArguments(profile: string, page: string, out: string): string[] {
  return [...FLAGS, `--user-data-dir=${profile}`, "--no-pdf-header-footer", `--print-to-pdf=${out}`, page];
}

/** Flags for a browser that playwright starts, which sets most of the others itself. */
export const LAUNCH_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic"];
