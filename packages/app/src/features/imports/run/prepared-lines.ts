import { open } from "node:fs/promises";
import type { PreparedRow } from "../understand/prepared.ts";

export interface Stretch {
  readonly rows: readonly PreparedRow[];
  /** Where the next one begins. */
  readonly next: number;
}

const PIECE_BYTES = 256 * 1024;

/** The understood rows from a place in their file on, as many as asked for; none at its end. */
export async function readStretch(place: string, from: number, most: number): Promise<Stretch> {
  const file = await open(place);
  try {
    let text = Buffer.alloc(0);
    let ends: number[] = [];
    for (let at = from; ends.length < most; ) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES, at);
      if (bytesRead === 0) break;
      text = Buffer.concat([text, buffer.subarray(0, bytesRead)]);
      ends = lineEnds(text, most);
      at += bytesRead;
    }
    const starts = [0, ...ends.map((end) => end + 1)];
    const rows = ends.map((end, index) => JSON.parse(text.toString("utf8", starts[index], end)) as PreparedRow);
    return { rows, next: from + (starts.at(-1) ?? 0) };
  } finally {
    await file.close();
  }
}

function lineEnds(text: Buffer, most: number): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf(10); at >= 0 && ends.length < most; at = text.indexOf(10, at + 1)) ends.push(at);
  return ends;
}
