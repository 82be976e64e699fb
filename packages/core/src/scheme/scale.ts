import type { Edition } from "./content.ts";

export interface Scale {
  readonly low: number;
  readonly high: number;
}

/** The scale of a fact: of its own, or of its unit; null when it has none. */
export function scaleIn({ files }: Edition, fact: string): Scale | null {
  const { facts, by_unit } = files["scales.yaml"];
  return facts[fact] ?? by_unit[files["facts.yaml"].facts[fact]?.unit ?? ""] ?? null;
}
