import type { CommitmentProof, OrganisationKind, SizeClass } from "@klynge/core";

/** An invented organisation; only its town is real. */
export interface DemonstrationOrganisation {
  readonly key: string;
  readonly name: string;
  /** In a national register that does not exist; null for those that nobody looked up yet. */
  readonly number: string | null;
  readonly kind: OrganisationKind;
  readonly size: SizeClass | null;
  readonly headcount: number | null;
  readonly nace: string | null;
  readonly town: Town;
  readonly description: string;
  readonly membership: {
    readonly from: string;
    readonly until: string | null;
    readonly proof: CommitmentProof | null;
  };
}

export interface Town {
  readonly name: string;
  readonly region: string;
  readonly latitude: number;
  readonly longitude: number;
}

export function town(name: string, region: string, latitude: number, longitude: number): Town {
  return { name, region, latitude, longitude };
}

/** Where something of a list stands, whatever the number. */
export function at<Item>(list: readonly Item[], index: number): Item {
  return list[index % list.length] as Item;
}
