import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Runs the built shell as a process of its own, as a user does. */

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
export const EXAMPLES = join(ROOT, "examples");
export const LAUNCHER = join(ROOT, "packages/cli/bin/klynge");

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function klynge(
  args: readonly string[],
  options: { env?: Record<string, string>; cwd?: string; command?: string; uid?: number; timeout?: number } = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(options.command ?? LAUNCHER, args, {
    encoding: "utf8",
    env: { ...process.env, ...options.env },
    cwd: options.cwd ?? ROOT,
    uid: options.uid,
    timeout: options.timeout,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}

/** The answer of a verb with --json; fails when it did not end well. */
export function answerOf(args: readonly string[]): unknown {
  const { code, stdout, stderr } = klynge([...args, "--json"]);
  if (code !== 0) throw new Error(`exit ${code}: ${stderr}`);
  return JSON.parse(stdout);
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "klynge-"));
}

export function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

/** Builds unless what is built is newer than its sources. Test files run side by side, but only one builds. */
export function ensureBuilt(): void {
  const lock = join(tmpdir(), "klynge-build.lock");
  const until = Date.now() + 60_000;
  while (!take(lock)) {
    if (Date.now() > until) throw new Error(`${lock} is held; remove it when no build is running`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
  try {
    if (newest([join(ROOT, "dist/klynge.mjs")]) < newest(sources()))
      execFileSync(process.execPath, [join(ROOT, "build.mjs")], { stdio: "pipe" });
  } finally {
    rmdirSync(lock);
  }
}

function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function sources(): string[] {
  const folders = [
    "schemes",
    "packages/core/src",
    "packages/report/src",
    "packages/app/src",
    "packages/app/public",
    "packages/cli/src",
  ].map((name) => join(ROOT, name));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  );
  return [join(ROOT, "build.mjs"), ...files];
}

function newest(files: readonly string[]): number {
  return Math.max(...files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0));
}
