import type { CommitmentProof, OrganisationKind } from "@klynge/core";
import type { OrganisationInput } from "../../registry/index.ts";
import type { Cell } from "../read/table.ts";
import type { Notice, Refusal } from "./reasons.ts";

/** What a row says of an organisation; what it leaves blank is not there, and changes nothing. */
export type StatedOrganisation = Partial<OrganisationInput> & { readonly name: string };

/** What a row says of a membership. `proof` is null where the file says that there is none. */
export interface StatedMembership {
  readonly starts?: string;
  readonly ends?: string;
  readonly proof?: CommitmentProof | null;
}

/** What counts for a new organisation where its row says nothing: a person's choice for the whole file. */
export interface FileDefaults {
  readonly kind: OrganisationKind | null;
  readonly country: string | null;
  readonly since: string | null;
  readonly proof: CommitmentProof | null;
}

/** An earlier row of the same file that has the same number, or the same name and place. */
export interface Twin {
  readonly row: number;
  /** Its name, number and town. */
  readonly label: string;
  readonly by: "number" | "place" | "name";
  readonly sameName: boolean;
  /** Everything that both say is the same. */
  readonly identical: boolean;
}

/** A row as it was understood: a line of JSON in the file that the work goes through. */
export interface PreparedRow {
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly refused: Refusal | null;
  readonly notices: readonly Notice[];
  /** Null when the row is refused before it is known whom it is about. */
  readonly about: {
    readonly organisation: StatedOrganisation;
    readonly membership: StatedMembership;
    readonly nameKey: string;
    /** What a decision about it is remembered by. */
    readonly key: string;
    readonly twin: Twin | null;
  } | null;
}
