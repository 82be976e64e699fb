import type { Person } from "../../platform/web/env.ts";

/** Whoever holds an office of the scheme can be away from it. */
export function isOfficer({ offices }: Pick<Person, "offices">): boolean {
  return offices.some((office) => office === "secretariat" || office === "board" || office === "appeals");
}

/** The pipeline and the texts of letters are the secretariat's. */
export function mayOversee({ offices }: Pick<Person, "offices">): boolean {
  return offices.includes("secretariat");
}
