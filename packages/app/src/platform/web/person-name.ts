import type { Say } from "../i18n/texts.ts";

/**
 * How a page calls whoever did something. An erased person has an empty name; null stays null: the program itself, or somebody whom
 * the reader does not see.
 */
export function shownName(name: string | null, say: Say): string | null {
  return name === "" ? say("layout.erased_person") : name;
}
