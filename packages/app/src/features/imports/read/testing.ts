import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspectTable } from "../inspect.ts";
import { knowTable, rowsOf } from "./open-table.ts";
import type { Cell } from "./table.ts";

/** For tests: files in a folder that vanishes, and what is read of them. */
export class Files {
  readonly #folder = mkdtempSync(join(tmpdir(), "klynge-read-"));
  #count = 0;

  write(content: string | Buffer): string {
    this.#count += 1;
    const place = join(this.#folder, `file-${this.#count}`);
    writeFileSync(place, content);
    return place;
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export async function cellsOf(place: string, wanted = {}): Promise<(readonly Cell[])[]> {
  const { how } = await knowTable(place, wanted);
  const rows: (readonly Cell[])[] = [];
  for await (const { cells } of rowsOf(place, how)) rows.push(cells);
  return rows;
}

const ANY = { encoding: null, separator: null, sheet: null, headerRow: null };

export function inspect(place: string, reading = {}) {
  return inspectTable(place, { ...ANY, ...reading });
}
