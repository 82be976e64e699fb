import { createReadStream } from "node:fs";
import type { Encoding } from "./table.ts";

const SAMPLE_BYTES = 64 * 1024;

/**
 * The alphabet of a text file: by its mark, by the zeros that UTF-16 has between plain letters, as UTF-8 where all of it is that, else one
 * of the two that spreadsheets in Western and in Central Europe still write.
 */
export async function detectEncoding(place: string): Promise<Encoding> {
  const start = await firstBytes(place, SAMPLE_BYTES);
  const [first, second, third] = start;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  return byZeros(start) ?? (await byLetters(place));
}

export async function firstBytes(place: string, bytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of createReadStream(place, { end: bytes - 1 })) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function byZeros(start: Buffer): Encoding | null {
  const zeros = [0, 0];
  for (const [place, byte] of start.entries()) if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = start.length / 8;
  if (odd > many && even < odd / 4) return "utf-16le";
  return even > many && odd < even / 4 ? "utf-16be" : null;
}

/** Letters that Polish has and the Nordic languages have not, as bytes of Windows-1250: ą ł ś ż ź ę Ł Ś Ż; and ø å Ø Å ä ö ü é of 1252. */
const CENTRAL = new Set([0xb9, 0xb3, 0x9c, 0xbf, 0x9f, 0xea, 0xa3, 0x8c, 0xaf]);
const WESTERN = new Set([0xf8, 0xe5, 0xd8, 0xc5, 0xe4, 0xf6, 0xfc, 0xe9]);

async function byLetters(place: string): Promise<Encoding> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [valid, central, western] = [true, 0, 0];
  for await (const piece of createReadStream(place)) {
    if (valid) valid = decodes(decoder, piece as Buffer);
    for (const byte of piece as Buffer) {
      if (byte < 0x80) continue;
      if (CENTRAL.has(byte)) central += 1;
      else if (WESTERN.has(byte)) western += 1;
    }
  }
  if (valid && decodes(decoder)) return "utf-8";
  return central > western ? "windows-1250" : "windows-1252";
}

function decodes(decoder: TextDecoder, piece?: Buffer): boolean {
  try {
    decoder.decode(piece, { stream: piece !== undefined });
    return true;
  } catch {
    return false;
  }
}
