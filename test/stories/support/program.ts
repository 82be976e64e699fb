import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The demonstration as a user starts it, on a free port and a folder of its own. */
export interface Program {
  readonly address: string;
  stop(): Promise<void>;
}

const LAUNCHER = fileURLToPath(new URL("../../../packages/cli/bin/klynge", import.meta.url));

export async function startDemonstration(): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), "klynge-story-"));
  const port = await freePort();
  const child = spawn(LAUNCHER, ["serve", "--demo", "--data", folder, "--port", String(port)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  await ready(child);
  return {
    address: `http://localhost:${port}`,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes("http://localhost")) resolve();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
  });
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
