import type { Edition } from "@klynge/core";
import type { EditionIdentity } from "../../platform/editions.ts";

/** What editions of one scheme have in common. */
export function identityOf({ files }: Edition): EditionIdentity {
  const schemes = [files["gold.yaml"], files["bronze.yaml"]];
  return {
    family: files["edition.yaml"].family,
    schemes: schemes.map(({ scheme, labels }) => `${scheme} (${labels.join(", ")})`).join("; "),
  };
}
