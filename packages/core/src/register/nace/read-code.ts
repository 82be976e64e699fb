import { NACE, type NaceScheme, naceSection } from "./table.ts";

/**
 * Why a register names no activity: nothing stands there; it says itself that the activity is not specified (00.000 in Norway); or
 * the revision has no such division.
 */
export type NaceGap = "blank" | "unspecified" | "unknown";

export type ReadNaceCode = { readonly code: string } | { readonly gap: NaceGap };

/** Two digits, a third, a fourth; behind these the digits or the letter that a country adds. With or without dots. */
const CODE = /^([A-Z])?\s*(\d\d)(?:\.?(\d)(?:(\d)(?:\.?(?:\d{1,2}|[A-Z]))?)?)?$/;

/**
 * A code as registers and people write it: 62.01, 6201, J62.01, and national ones, whose first four digits are the class (62.010 in
 * Norway, 62.01.00 in Denmark, 62.01.Z in Poland). A gap is told by its name and never filled.
 */
export function readNaceCode(text: string, scheme: NaceScheme = "NACE2"): ReadNaceCode {
  const given = text.trim().toUpperCase();
  if (given === "") return { gap: "blank" };
  if (/^[0.]+$/.test(given)) return { gap: "unspecified" };
  if (Object.hasOwn(NACE[scheme].sections, given)) return { code: given };
  const [, letter, division, group = "", last = ""] = CODE.exec(given) ?? [];
  const section = division === undefined ? null : naceSection(scheme, division);
  if (section === null || (letter !== undefined && letter !== section)) return { gap: "unknown" };
  return { code: group === "" ? `${division}` : `${division}.${group}${last}` };
}
