import { createHash } from "node:crypto";
import type { FactInput } from "./parse-answer.ts";

/** Tells whether a field still says what its page brought, without bringing a long text twice. */
export function fingerprint(value: FactInput): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 16);
}
