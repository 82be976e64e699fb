import type { Person } from "../../platform/web/env.ts";

/** The pipeline and the texts of letters are the secretariat's. */
export function mayOversee({ offices }: Pick<Person, "offices">): boolean {
  return offices.includes("secretariat");
}
