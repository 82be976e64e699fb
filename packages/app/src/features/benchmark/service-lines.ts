import type { Say } from "../../platform/i18n/texts.ts";
import type { ComparedRow } from "./compare-row.ts";

const LONGEST = 11;

/** The name of a service under its column: one or two short lines. */
export function serviceLines(say: Say, { fact, name }: ComparedRow): string[] {
  const own = NAMED.find((one) => fact === `services.${one}`);
  if (own) return say(`benchmark.services.${own}`).split("|");
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LONGEST) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines.slice(0, 3);
}

const NAMED = ["innovation", "networking", "training", "international"] as const;
