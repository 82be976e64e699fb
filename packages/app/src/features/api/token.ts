import { createHash, randomBytes } from "node:crypto";

/** Tells people and secret scanners what it is. */
const PREFIX = "klynge_";
const SHAPE = /^klynge_[A-Za-z0-9_-]{43}$/;

export function newToken(): string {
  return PREFIX + randomBytes(32).toString("base64url");
}

/** Null for what cannot be a token of ours. A plain hash is enough: there is nothing to guess in 256 random bits. */
export function hashOf(token: string): string | null {
  return SHAPE.test(token) ? createHash("sha256").update(token).digest("hex") : null;
}
