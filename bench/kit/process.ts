import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CLEAN_ENV } from "../../test/support/program.ts";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const LAUNCHER = join(ROOT, "packages/cli/bin/klynge");
export const PINNED_NODE = join(ROOT, "node_modules/node/bin/node");
export const CASE = join(ROOT, "examples/gold-clear.yaml");
export const OTHER_CASE = join(ROOT, "examples/gold-119-5.yaml");

/** Runs a program and tells how long it took from its start to its end, in milliseconds. */
export function timed(command: string, args: readonly string[]): Promise<number> {
  const start = performance.now();
  return run(command, args, "ignore").then(() => performance.now() - start);
}

/** Runs a program and returns what it printed. */
export function printed(command: string, args: readonly string[]): Promise<string> {
  return run(command, args, "pipe");
}

function run(command: string, args: readonly string[], output: "ignore" | "pipe"): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ["ignore", output, output === "pipe" ? "inherit" : "ignore"],
      env: CLEAN_ENV,
    });
    const parts: Buffer[] = [];
    child.stdout?.on("data", (part: Buffer) => parts.push(part));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0
        ? resolve(Buffer.concat(parts).toString())
        : reject(new Error(`${command} ${args.join(" ")} ended with ${code}`)),
    );
  });
}

export function needLauncher(): void {
  if (!existsSync(join(ROOT, "dist/klynge.mjs"))) throw new Error("dist/klynge.mjs is missing: run npm install");
}
