import type { Section } from "../features/registry/index.ts";
import type { DemonstrationEntry } from "./entry.ts";
import type { DemonstrationOrganisation } from "./organisation.ts";

/** The register of an invented cluster. */
export interface DemonstrationRegister {
  readonly country: string;
  /** The national register that does not exist, where organisations have their numbers. */
  readonly registerScheme: string;
  readonly profile: Readonly<Record<string, unknown>>;
  /** Seen by everybody, once the profile is shown; none while it is not. */
  readonly shownFields: readonly string[];
  readonly organisations: readonly DemonstrationOrganisation[];
  /** Where the organisations were taken from, and on which day. */
  readonly source: { readonly name: string; readonly date: string };
  readonly entries: readonly DemonstrationEntry[];
  /** Confirmed as empty. */
  readonly emptySections: readonly Section[];
  readonly confirmedOn: string;
  /** Answers that are not what the register says, with the reason that was given. */
  readonly explained: Readonly<Record<string, string>>;
  /** Answers that were taken over before the register changed, with what it said then. */
  readonly takenBefore: Readonly<Record<string, number>>;
}
