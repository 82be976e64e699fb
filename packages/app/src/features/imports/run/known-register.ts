import type { MembershipRow, OrganisationRow } from "../../registry/index.ts";

/** A row as it stands now, and as the database has it; `before` is null for one that is not there yet. */
export interface Kept<Row> {
  now: Row;
  readonly before: Row | null;
}

export interface KnownOrganisation extends Kept<OrganisationRow> {
  readonly memberships: Kept<MembershipRow>[];
}

/** An organisation by a number or a name: its own, or that of another one that was merged into it. */
export interface Found {
  readonly known: KnownOrganisation;
  /** The one that was merged into it, if it was that. */
  readonly merged: OrganisationRow | null;
}

/** The part of a register that a stretch of rows may meet: found by number, and by name. What the rows make is added as they go. */
export class KnownRegister {
  readonly #byNumber = new Map<string, Found>();
  readonly #byName = new Map<string, Found[]>();
  readonly #all: KnownOrganisation[] = [];
  readonly #apart: (readonly [string, string])[] = [];

  add(known: KnownOrganisation): void {
    this.#all.push(known);
    this.#find(known.now, { known, merged: null });
  }

  /** One that was merged leads to what it was merged into; whatever has the number or name itself goes before. */
  addMerged(known: KnownOrganisation, merged: OrganisationRow): void {
    this.#find(merged, { known, merged });
  }

  #find({ nameKey, registerScheme, registerNumber }: OrganisationRow, found: Found): void {
    if (nameKey !== "") this.#byName.set(nameKey, [...(this.#byName.get(nameKey) ?? []), found]);
    const key = `${registerScheme} ${registerNumber}`;
    if (registerNumber !== null && !this.#byNumber.has(key)) this.#byNumber.set(key, found);
  }

  withNumber(scheme: string | null | undefined, number: string | null | undefined): Found | null {
    return number ? (this.#byNumber.get(`${scheme} ${number}`) ?? null) : null;
  }

  withName(nameKey: string): readonly Found[] {
    return this.#byName.get(nameKey) ?? [];
  }

  /** A person said that the first one is none of the others, though it looks like them. */
  keepApart(id: string, others: readonly KnownOrganisation[]): void {
    for (const { now } of others) this.#apart.push([id, now.id]);
  }

  get apart(): readonly (readonly [string, string])[] {
    return this.#apart;
  }

  get all(): readonly KnownOrganisation[] {
    return this.#all;
  }
}
