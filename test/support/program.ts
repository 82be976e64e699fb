import { type ChildProcess, spawn } from "node:child_process";
import { LAUNCHER } from "../../packages/cli/test/run.ts";
import { freePort } from "./free-port.ts";

/** Nothing of whoever starts it: no settings of npm, no mail server, no other database. */
export const CLEAN_ENV = { PATH: "/usr/local/bin:/usr/bin:/bin", HOME: process.env.HOME ?? "/tmp", LANG: "C.UTF-8" };

export interface RunningProgram {
  readonly pid: number;
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Starts the demonstration as a user does: from the launcher, with the bundle, on a free port.
 * @param folder where its data lie
 * @returns when it says that it listens
 */
export async function startProgram(folder: string): Promise<RunningProgram> {
  const port = await freePort();
  const child = spawn(LAUNCHER, ["serve", "--demo", "--data", folder, "--port", String(port)], {
    env: CLEAN_ENV,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  await listening(child);
  return {
    pid: child.pid ?? 0,
    port,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (part: Buffer): void => {
      said += part.toString();
      if (said.includes("http://localhost")) resolve();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
  });
}
