import { SECTION_DEFINITIONS } from "./sections/index.ts";
import type { Section } from "./sections.ts";

/** Where in the register a fact of an assessment comes from. */
export type FactPlace = "profile" | "membership" | Section;

const OF_PROFILE = new Set([
  "cluster.start_date",
  "cluster.national",
  "organisation.start_date",
  "organisation.legal_form",
  "fees.model",
]);
/** Which sector is the core one, nobody writes down. */
const NOT_OF_MEMBERS = new Set(["participants.core_sector"]);

/** Null for a fact that the register never tells. */
export function placeOfFact(fact: string): FactPlace | null {
  if (OF_PROFILE.has(fact)) return "profile";
  if (fact.startsWith("participants.")) return NOT_OF_MEMBERS.has(fact) ? null : "membership";
  const own = Object.values(SECTION_DEFINITIONS).find(({ facts }) =>
    (facts as readonly string[]).some((one) => (one.endsWith(".") ? fact.startsWith(one) : fact === one)),
  );
  return own?.id ?? null;
}

/** The page where it is written down. */
export function addressOfPlace(clusterId: string, place: FactPlace): string {
  if (place === "membership") return `/clusters/${clusterId}/organisations`;
  if (place === "profile") return `/clusters/${clusterId}/profile/edit`;
  return `/clusters/${clusterId}/register/${place}`;
}
