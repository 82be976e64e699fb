import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningProgram, startProgram as start } from "../../test/support/program.ts";
import { Client } from "./http.ts";
import { needLauncher } from "./process.ts";

/** The demonstration as a user starts it, measured until it has shown its first page. */
export interface Program extends RunningProgram {
  /** From the start of the process to the last byte of the start page, in milliseconds. */
  readonly firstPage: number;
}

export async function startProgram(folder: string): Promise<Program> {
  needLauncher();
  const begun = performance.now();
  const program = await start(folder);
  try {
    const client = new Client(program.port);
    const { status } = await client.get("/");
    if (status !== 200) throw new Error(`the start page answers ${status}`);
    client.close();
    return { ...program, firstPage: performance.now() - begun };
  } catch (error) {
    await program.stop();
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
