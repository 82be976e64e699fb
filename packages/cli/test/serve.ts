import { type ChildProcess, spawn } from "node:child_process";
import { LAUNCHER, linesOf } from "./run.ts";

/** Nothing of whoever runs the tests: no mail server, no other database. */
export const ENVIRONMENT = { SMTP_URL: "", DATABASE_URL: "", KLYNGE_DATA: "", KLYNGE_ORIGIN: "", PORT: "" };

export interface Running {
  readonly address: string;
  readonly pid: number;
  stop(): Promise<{ code: number | null; lastLine: string | undefined }>;
}

/** `klynge serve` as a process of its own, once it is ready. */
export async function serve(
  folder: string,
  at: number,
  more: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<Running> {
  const child = spawn(LAUNCHER, ["serve", "--data", folder, "--port", String(at), ...more], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...ENVIRONMENT, ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const address = `http://localhost:${at}`;
  await untilReady(child, () => said, `Klynge is ready: ${address} (stop it with Ctrl+C)`);
  return {
    address,
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode !== null) return { code: child.exitCode, lastLine: linesOf(said).at(-1) };
      const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
      child.kill("SIGTERM");
      return { code: await ended, lastLine: linesOf(said).at(-1) };
    },
  };
}

function untilReady(child: ChildProcess, said: () => string, sentence: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = setInterval(() => {
      if (said().includes(sentence)) finish(resolve);
    }, 20);
    const finish = (then: () => void): void => {
      clearInterval(look);
      then();
    };
    child.once("close", (code) => finish(() => reject(new Error(`the program ended with ${code}: ${said()}`))));
  });
}
