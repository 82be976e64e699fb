import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProgram } from "../../support/program.ts";

/** The demonstration in a folder of its own, which vanishes with it. */
export interface Program {
  readonly address: string;
  stop(): Promise<void>;
}

/** @param made a data folder to begin with a copy of; without it the demonstration is made anew */
export async function startDemonstration(made?: string): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), "klynge-story-"));
  if (made) cpSync(made, folder, { recursive: true });
  const { port, stop } = await startProgram(folder);
  return {
    address: `http://localhost:${port}`,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
