import { createHmac } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SECONDS = 30;

const used = new Map<string, number>();

/**
 * What an authenticator app shows (RFC 6238 with its defaults: SHA-1, six digits, a new one every 30 seconds). Each is taken once: the
 * next one is that of the half minute after. Clocks may differ by one, so three can be had without waiting.
 * @param key as the program shows it, in base 32
 */
export function nextCode(key: string): string {
  const step = Math.max(Math.floor(Date.now() / 1000 / SECONDS) - 1, (used.get(key) ?? 0) + 1);
  used.set(key, step);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", bytesOf(key)).update(counter).digest();
  const offset = hash.readUInt8(hash.length - 1) & 0xf;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function bytesOf(key: string): Buffer {
  const bits = [...key].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
}
