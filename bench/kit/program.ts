import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "./http.ts";
import { CLEAN_ENV, LAUNCHER, needLauncher } from "./process.ts";

/** The demonstration as a user starts it: from the launcher, with the bundle, over its own data folder. */
export interface Program {
  readonly port: number;
  /** From the start of the process to the last byte of the start page, in milliseconds. */
  readonly firstPage: number;
  stop(): Promise<void>;
}

export async function startProgram(folder: string): Promise<Program> {
  needLauncher();
  const port = await freePort();
  const start = performance.now();
  const child = spawn(LAUNCHER, ["serve", "--demo", "--data", folder, "--port", String(port)], {
    env: CLEAN_ENV,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
  };
  try {
    await new Promise<void>((resolve, reject) => {
      let said = "";
      const hear = (part: Buffer): void => {
        said += part.toString();
        if (said.includes("http://localhost")) resolve();
      };
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      child.once("error", reject);
      void ended.then((code) => reject(new Error(`the program ended with ${code}: ${said}`)));
    });
    const client = new Client(port);
    const { status } = await client.get("/");
    if (status !== 200) throw new Error(`the start page answers ${status}`);
    client.close();
    return { port, firstPage: performance.now() - start, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A demonstration for the time of `work`, in a folder that vanishes. */
export async function withProgram<T>(work: (program: Program) => Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    const program = await startProgram(folder);
    try {
      return await work(program);
    } finally {
      await program.stop();
    }
  });
}

export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "klynge-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
