import { EMPTY_ORGANISATION, organisationInput } from "../../registry/index.ts";
import type { StatedOrganisation } from "./prepared.ts";
import type { Refusal } from "./reasons.ts";

/** The same rules as everywhere else in the register (registry/schema.ts); null when there is nothing to refuse. */
export function refusalOf(stated: StatedOrganisation): Refusal | null {
  const read = organisationInput.safeParse({ ...EMPTY_ORGANISATION, ...stated });
  if (read.success) return null;
  const [issue] = read.error.issues;
  return { code: "field_wrong", details: { field: String(issue?.path[0] ?? ""), fault: issue?.message ?? "" } };
}
