import { execFileSync } from "node:child_process";
import { ROOT } from "./cases.ts";

/** Runs a script in a process of its own, so that a loop without end fails by its time and not the whole run. */
export function inChild(script: string, limit: number, env: NodeJS.ProcessEnv = {}): string {
  try {
    return execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      encoding: "utf8",
      timeout: limit,
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ETIMEDOUT") throw new Error(`no end after ${limit / 1000} seconds`);
    throw error;
  }
}
