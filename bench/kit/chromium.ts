import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHROMIUM_FLAGS } from "../../test/support/chromium.ts";

/** Chromium as a printer: its documented way from the shell, with a profile folder of its own that a first run has filled. */

export function chromiumProfile(): string {
  return mkdtempSync(join(tmpdir(), "klynge-bench-chromium-"));
}

export function printArguments(profile: string, page: string, out: string): string[] {
  return [...CHROMIUM_FLAGS, `--user-data-dir=${profile}`, "--no-pdf-header-footer", `--print-to-pdf=${out}`, page];
}
