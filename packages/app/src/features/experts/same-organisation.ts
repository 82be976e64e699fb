import { nameKey } from "@klynge/core";

/** An organisation as it is named somewhere: by its number in a national register, or by its name alone. */
export interface NamedOrganisation {
  readonly name: string;
  readonly country: string | null;
  readonly registerNumber: string | null;
}

/** Digits and letters, as they are compared: numbers are written with spaces, dots and dashes. */
export function plainNumber(number: string | null): string {
  return (number ?? "").toUpperCase().replace(/[^0-9A-Z]/g, "");
}

/**
 * Whether both are the same organisation. Two numbers of one country decide; otherwise names do, without signs and legal form,
 * whatever the country: a conflict that is asked about too often is told, one that is overlooked is not.
 */
export function isSameOrganisation(a: NamedOrganisation, b: NamedOrganisation): boolean {
  const [one, other] = [plainNumber(a.registerNumber), plainNumber(b.registerNumber)];
  if (one !== "" && other !== "" && a.country && a.country === b.country) return one === other;
  const key = nameKey(a.name);
  return key !== "" && key === nameKey(b.name);
}
