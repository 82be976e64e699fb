import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { createInflateRaw } from "node:zlib";
import { FileFault } from "./file-fault.ts";

/**
 * A ZIP file, read piece by piece. Nothing of it is believed: neither what it says of its sizes, nor that it unpacks to as much as it
 * says, nor how many files it has (APPNOTE.TXT, 4.3).
 */
export interface ZipEntry {
  readonly name: string;
  readonly stored: boolean;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}
export type Zip = { readonly file: FileHandle; readonly entries: ReadonlyMap<string, ZipEntry> };

/** Of all its files together; 200,000 rows of thirty columns unpack to less. */
const MOST_UNPACKED = 400_000_000;
const MOST_ENTRIES = 2000;

const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const [END_SIZE, ENTRY_SIZE, LOCAL_SIZE] = [22, 46, 30];
const LONGEST_COMMENT = 65_535;
const MOST_DIRECTORY = 4_000_000;
const PIECE_BYTES = 64 * 1024;

/**
 * @param most bytes that all its files may unpack to
 * @throws FileFault damaged, protected, unpacks_too_large
 */
export async function openZip(file: FileHandle, most = MOST_UNPACKED): Promise<Zip> {
  const { size } = await file.stat();
  const tail = await readAt(
    file,
    Math.max(0, size - END_SIZE - LONGEST_COMMENT),
    Math.min(size, END_SIZE + LONGEST_COMMENT),
  );
  const end = findEnd(tail);
  const [count, bytes, offset] = [
    tail.readUInt16LE(end + 10),
    tail.readUInt32LE(end + 12),
    tail.readUInt32LE(end + 16),
  ];
  // sizes beyond four bytes are written elsewhere: nothing that is taken here is so large
  if (count > MOST_ENTRIES || bytes > MOST_DIRECTORY) throw tooLarge(most);
  return { file, entries: entriesOf(await readAt(file, offset, bytes), count, most) };
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1) if (tail.readUInt32LE(at) === END_MARK) return at;
  throw new FileFault("damaged");
}

function entriesOf(directory: Buffer, count: number, most: number): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let [at, unpacked] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    if (at + ENTRY_SIZE > directory.length || directory.readUInt32LE(at) !== ENTRY_MARK) throw new FileFault("damaged");
    const [flags, method] = [directory.readUInt16LE(at + 8), directory.readUInt16LE(at + 10)];
    if (flags & 1) throw new FileFault("protected");
    const [packed, size] = [directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 24)];
    unpacked += size;
    if (unpacked > most) throw tooLarge(most);
    if (method !== 0 && method !== 8) throw new FileFault("damaged");
    const [nameBytes, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const name = directory.toString("utf8", at + ENTRY_SIZE, at + ENTRY_SIZE + nameBytes).replace(/^\/+/, "");
    entries.set(name, { name, stored: method === 0, packed, size, offset: directory.readUInt32LE(at + 42) });
    at += ENTRY_SIZE + nameBytes + extra + comment;
  }
  return entries;
}

/** Unpacks one file of it; stops as soon as there is more than it said. */
export async function* unpack({ file }: Zip, { offset, packed, size, stored }: ZipEntry): AsyncGenerator<Buffer> {
  const local = await readAt(file, offset, LOCAL_SIZE);
  if (local.length < LOCAL_SIZE || local.readUInt32LE(0) !== LOCAL_MARK) throw new FileFault("damaged");
  const start = offset + LOCAL_SIZE + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (packed === 0) return;
  const raw = Readable.from(piecesOf(file, start, packed));
  const pieces = stored ? raw : raw.pipe(createInflateRaw());
  let unpacked = 0;
  try {
    for await (const piece of pieces) {
      unpacked += (piece as Buffer).length;
      if (unpacked > size) throw tooLarge(MOST_UNPACKED);
      yield piece as Buffer;
    }
  } catch (error) {
    throw error instanceof FileFault ? error : new FileFault("damaged");
  } finally {
    raw.destroy();
    pieces.destroy();
  }
  if (unpacked !== size) throw new FileFault("damaged");
}

/** A stream of the file itself would close it at its end. */
async function* piecesOf(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += PIECE_BYTES)
    yield await readAt(file, start + at, Math.min(PIECE_BYTES, length - at));
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function tooLarge(most: number): FileFault {
  return new FileFault("unpacks_too_large", { limit: `${most / 1_000_000} MB` });
}
