import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { startProgram } from "../../support/program.ts";

/** The demonstration in a folder of its own, which vanishes with it. */
export interface Program {
  readonly address: string;
  stop(): Promise<void>;
}

export async function startDemonstration(): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), "klynge-story-"));
  cpSync(join(inject("copies"), "installation"), folder, { recursive: true });
  const { port, stop } = await startProgram(folder);
  return {
    address: `http://localhost:${port}`,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
