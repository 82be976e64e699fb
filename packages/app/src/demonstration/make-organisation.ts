import type { CommitmentProof, OrganisationKind, SizeClass } from "@klynge/core";
import { at, type DemonstrationOrganisation, type Town } from "./organisation.ts";

export interface Trade {
  readonly word: string;
  readonly nace: string;
  readonly about: string;
}

/** From what the organisations of a cluster are made. */
export interface Stock {
  readonly near: readonly Town[];
  readonly far: readonly Town[];
  /** How numbers begin in the register that does not exist. */
  readonly numbers: string;
  readonly proofs: readonly CommitmentProof[];
  readonly tradeOf: (index: number) => Trade;
  /** Of an enterprise: its class and how many work there. */
  readonly sizeOf: (index: number) => readonly [SizeClass, number];
}

export interface Sort {
  readonly kind: OrganisationKind;
  /** The first so many of these lie near. */
  readonly near: number;
  /** By where it stands among its sort, and among all of the cluster. */
  readonly name: (index: number, number: number) => string;
  /** Empty for enterprises, whose trade says it. */
  readonly about: string;
}
export type Lot = Sort & { readonly count: number };

export function makeOrganisation(
  { near, far, numbers, proofs, tradeOf, sizeOf }: Stock,
  sort: Sort,
  index: number,
  number: number,
): DemonstrationOrganisation {
  const enterprise = sort.kind === "enterprise";
  const [size, headcount] = sizeOf(index);
  return {
    key: `${sort.kind}-${index}`,
    name: sort.name(index, number),
    number: `${numbers} ${String(number).padStart(3, "0")}`,
    kind: sort.kind,
    size: enterprise ? size : null,
    headcount: enterprise ? headcount : null,
    nace: enterprise ? tradeOf(index).nace : null,
    town: at(index < sort.near ? near : far, index),
    description: sort.about || tradeOf(index).about,
    membership: { from: `202${number % 5}-0${1 + (number % 9)}-01`, until: null, proof: at(proofs, number) },
  };
}

/** One lot after the other, numbered through. */
export function makeLots(stock: Stock, lots: readonly Lot[]): DemonstrationOrganisation[] {
  return lots.flatMap((lot, nth) => {
    const before = lots.slice(0, nth).reduce((sum, { count }) => sum + count, 0);
    return Array.from({ length: lot.count }, (_, index) => makeOrganisation(stock, lot, index, before + index));
  });
}
