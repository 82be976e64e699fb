import type { MembershipRow, OrganisationRow } from "../../registry/index.ts";

/** A row as it stands now, and as the database has it; `before` is null for one that is not there yet. */
export interface Kept<Row> {
  now: Row;
  readonly before: Row | null;
}

export interface KnownOrganisation extends Kept<OrganisationRow> {
  readonly memberships: Kept<MembershipRow>[];
}

/** The part of a register that a stretch of rows may meet: found by number, and by name. What the rows make is added as they go. */
export class KnownRegister {
  readonly #byNumber = new Map<string, KnownOrganisation>();
  readonly #byName = new Map<string, KnownOrganisation[]>();
  readonly #all: KnownOrganisation[] = [];

  add(known: KnownOrganisation): void {
    this.#all.push(known);
    const { nameKey, mergedInto } = known.now;
    // one that was merged leads to what it was merged into, by its number
    if (mergedInto === null && nameKey !== "") this.#byName.set(nameKey, [...(this.#byName.get(nameKey) ?? []), known]);
    this.addNumber(known, known.now);
  }

  /** @param of whose number leads to it: its own, or that of one that was merged into it */
  addNumber(known: KnownOrganisation, { registerScheme, registerNumber }: OrganisationRow): void {
    const key = `${registerScheme} ${registerNumber}`;
    if (registerNumber !== null && !this.#byNumber.has(key)) this.#byNumber.set(key, known);
  }

  withNumber(scheme: string | null | undefined, number: string | null | undefined): KnownOrganisation | null {
    return number ? (this.#byNumber.get(`${scheme} ${number}`) ?? null) : null;
  }

  withName(nameKey: string): readonly KnownOrganisation[] {
    return this.#byName.get(nameKey) ?? [];
  }

  get all(): readonly KnownOrganisation[] {
    return this.#all;
  }
}
