import type { PartOf } from "./content.ts";
import type { Report } from "./report-fault.ts";
import type { EditionFileName } from "./schema.ts";

/** A check of an edition that runs when the files it needs have been read. */
export type Rule = (edition: PartOf<never>, report: Report) => void;

/** A file that cannot be read hides the rules that need it, and no others. */
export function rule<Name extends EditionFileName>(
  needs: readonly Name[],
  check: (edition: PartOf<Name>, report: Report) => void,
): Rule {
  return (edition, report) => {
    if (holds(edition, needs)) check(edition, report);
  };
}

function holds<Name extends EditionFileName>(edition: PartOf<never>, needs: readonly Name[]): edition is PartOf<Name> {
  return needs.every((name) => edition.files[name] !== undefined);
}
