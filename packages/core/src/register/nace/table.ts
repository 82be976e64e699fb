import nace21 from "../../../../../schemes/vocabularies/nace-2.1.json" with { type: "json" };
import nace2 from "../../../../../schemes/vocabularies/nace-2.json" with { type: "json" };
import type { Language } from "../../languages.ts";

/** NACE Rev. 2 and 2.1, the classification of economic activities; a code is told together with its revision. */
export const NACE_SCHEMES = ["NACE2", "NACE2.1"] as const;
export type NaceScheme = (typeof NACE_SCHEMES)[number];

type Names = Readonly<Record<Language, string>>;

export interface NaceTable {
  readonly sections: Readonly<Record<string, Names>>;
  readonly divisions: Readonly<Record<string, Names & { readonly section: string }>>;
}

/** Sections and divisions; groups and classes are what an operator imports (`klynge import nace`). */
export const NACE: Readonly<Record<NaceScheme, NaceTable>> = { NACE2: nace2, "NACE2.1": nace21 };

/** The section of a section, division, group or class: J of 62.01 in Rev. 2. Null for what the revision does not have. */
export function naceSection(scheme: NaceScheme, code: string): string | null {
  const { sections, divisions } = NACE[scheme];
  if (Object.hasOwn(sections, code)) return code;
  const division = naceDivision(code);
  return division !== null && Object.hasOwn(divisions, division) ? (divisions[division]?.section ?? null) : null;
}

/** The division of a division, group or class: 62 of 62.01. */
export function naceDivision(code: string): string | null {
  return /^(\d\d)(\.\d{1,2})?$/.exec(code)?.[1] ?? null;
}

/** The title of a section or division; of a group or class that of its division. */
export function naceTitle(scheme: NaceScheme, code: string, language: Language): string | null {
  const { sections, divisions } = NACE[scheme];
  if (Object.hasOwn(sections, code)) return sections[code]?.[language] ?? null;
  const division = naceDivision(code);
  return division !== null && Object.hasOwn(divisions, division) ? (divisions[division]?.[language] ?? null) : null;
}
