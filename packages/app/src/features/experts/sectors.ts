import { NACE, type NaceScheme, naceSection } from "@klynge/core";

/** Experts name sections of NACE Rev. 2.1. */
export const SECTORS: readonly string[] = Object.keys(NACE["NACE2.1"].sections);

/** Sections of Rev. 2 that Rev. 2.1 calls otherwise: J was split, what follows moved on by one letter. */
function inNewRevision(section: string): readonly string[] {
  if (section < "J") return [section];
  if (section === "J") return ["J", "K"];
  return [String.fromCharCode(section.charCodeAt(0) + 1)];
}

/** The sections of the activities of a cluster, each once. */
export function sectorsOf(scheme: NaceScheme | null, codes: readonly string[]): string[] {
  if (scheme === null) return [];
  const sections = codes.flatMap((code) => naceSection(scheme, code) ?? []);
  const all = scheme === "NACE2" ? sections.flatMap(inNewRevision) : sections;
  return [...new Set(all)].sort();
}
