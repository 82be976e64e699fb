/** The sections of a register that are kept as entries; `sections/` has the fields of each (docs/decisions/0016). */
export const SECTIONS = [
  "team",
  "contact_person",
  "training",
  "training_plan",
  "body",
  "contact",
  "activity",
  "group",
  "project",
  "application",
  "partner",
  "budget",
  "outlook",
  "mention",
  "story",
  "outcome",
  "service",
  "survey",
] as const;
export type Section = (typeof SECTIONS)[number];

/** What can be confirmed as complete or as empty: the sections, and the list of memberships. */
export const CONFIRMABLE = ["membership", ...SECTIONS] as const;
export type Confirmable = (typeof CONFIRMABLE)[number];

export function isSection(text: string): text is Section {
  return (SECTIONS as readonly string[]).includes(text);
}
