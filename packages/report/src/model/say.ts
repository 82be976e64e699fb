import { createHash } from "node:crypto";
import type { Details } from "../texts.ts";

/**
 * Chooses among the sentences that say the same. Where a report begins in the row of patterns follows from its code, and
 * each further use takes the next one: the same report always reads the same, and a pattern comes again only after all
 * others of its kind were used.
 */
export type Say = (key: string, details?: Details) => string;

export function sayer(patterns: (key: string) => readonly string[], code: string): Say {
  const used = new Map<string, number>();
  return (key, details = {}) => {
    const choices = patterns(key);
    const at = used.get(key) ?? startOf(code, key, choices.length);
    used.set(key, at + 1);
    const pattern = choices[at % choices.length] as string;
    return pattern
      .replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(details[name] ?? ""))
      .replace(" = ", "\u00A0=\u00A0");
  };
}

function startOf(code: string, key: string, count: number): number {
  return createHash("sha256").update(`${code}\n${key}`).digest().readUInt32BE(0) % count;
}
