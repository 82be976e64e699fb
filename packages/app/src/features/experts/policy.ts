import type { Person } from "../../platform/web/env.ts";

/** Who looks at the pool of experts, and who changes it. Seeing is the business of row-level security too. */
type Visitor = Pick<Person, "id" | "offices">;

export function mayReadPool({ offices }: Visitor): boolean {
  return offices.includes("secretariat") || offices.includes("administrator");
}

/** Accreditation, firm and country are the scheme's to say. */
export function mayRunPool({ offices }: Visitor): boolean {
  return offices.includes("secretariat");
}

/** What an expert says of himself: languages, sectors, how much he takes, ties and absences. */
export function mayCorrect(person: Visitor, expert: string): boolean {
  return mayRunPool(person) || person.id === expert;
}
