import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";

/** Lines of rows in their order, some of them written again after an interruption: a copy in which each row stands once. */
export async function withoutDoubles(place: string): Promise<string> {
  const once = `${place}.once`;
  const file = await open(once, "w", 0o640);
  let [last, piece] = [0, ""];
  try {
    for await (const line of createInterface({ input: createReadStream(place), crlfDelay: Number.POSITIVE_INFINITY })) {
      const row = rowOf(line);
      if (row <= last) continue;
      last = row;
      piece += `${line}\n`;
      if (piece.length < PIECE_LETTERS) continue;
      await file.writeFile(piece);
      piece = "";
    }
    await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
  return once;
}

const PIECE_LETTERS = 256 * 1024;

/** A line that breaks off, as the power did, is no row. */
function rowOf(line: string): number {
  try {
    return (JSON.parse(line) as { row: number }).row;
  } catch {
    return 0;
  }
}
