import { plainWords } from "./plain.ts";
import type { StatedMembership, StatedOrganisation, Twin } from "./prepared.ts";

interface Met {
  readonly organisation: StatedOrganisation;
  readonly membership: StatedMembership;
  readonly nameKey: string;
}

/** The rows of a file that were met, by what they are found again: mostly numbers, so that 200,000 of them are still little. */
export class Twins {
  readonly #byNumber = new Map<number, number>();
  readonly #byName = new Map<number, number>();
  /** Those without a register number, which alone a row with a number is perhaps the same as. */
  readonly #bareByName = new Map<number, number>();
  readonly #rows: number[] = [];
  readonly #names: number[] = [];
  readonly #values: number[] = [];
  readonly #labels: string[] = [];

  /** The earlier row that this one is perhaps the same as; remembers it for those that follow. */
  meet(row: number, { organisation, membership, nameKey }: Met): Twin | null {
    const { register_scheme: scheme, register_number: number } = organisation;
    const [name, values] = [hash(nameKey), hash(JSON.stringify([organisation, membership]))];
    const twin = (index: number, by: Twin["by"]): Twin => ({
      row: this.#rows[index] ?? 0,
      label: this.#labels[index] ?? "",
      by,
      sameName: this.#names[index] === name,
      identical: this.#values[index] === values,
    });
    const numbered = number === undefined ? null : hash(`${scheme} ${number}`);
    const known = numbered === null ? undefined : this.#byNumber.get(numbered);
    if (known !== undefined) return twin(known, "number");
    const found = this.#named(numbered === null ? this.#byName : this.#bareByName, nameKey, organisation);
    const index = this.#rows.push(row) - 1;
    this.#names.push(name);
    this.#values.push(values);
    this.#labels.push(labelOf(organisation));
    if (numbered !== null) this.#byNumber.set(numbered, index);
    for (const key of ownKeys(nameKey, organisation).map(hash)) {
      if (!this.#byName.has(key)) this.#byName.set(key, index);
      if (numbered === null && !this.#bareByName.has(key)) this.#bareByName.set(key, index);
    }
    return found && twin(found.index, found.by);
  }

  #named(
    among: ReadonlyMap<number, number>,
    nameKey: string,
    organisation: StatedOrganisation,
  ): { index: number; by: "place" | "name" } | null {
    if (nameKey === "") return null;
    const places = placesOf(organisation);
    for (const place of places) {
      const index = among.get(hash(`${nameKey} ${place}`));
      if (index !== undefined) return { index, by: "place" };
    }
    const index = among.get(hash(places.length > 0 ? `${nameKey} nowhere` : nameKey));
    return index === undefined ? null : { index, by: "name" };
  }
}

/** Where a row says that it is: by its postal code and by its town. */
function placesOf({ postal_code: code, town }: StatedOrganisation): string[] {
  return [...(code ? [`code ${code.replace(/\W/g, "")}`] : []), ...(town ? [`town ${plainWords(town)}`] : [])];
}

/** By its name alone, and with each of its places, or without one. */
function ownKeys(nameKey: string, organisation: StatedOrganisation): string[] {
  if (nameKey === "") return [];
  const places = placesOf(organisation);
  return [nameKey, ...(places.length > 0 ? places : ["nowhere"]).map((place) => `${nameKey} ${place}`)];
}

/** What a person knows it by. A copy: a piece of a long text would keep all of it in memory. */
function labelOf({ name, register_number: number, town }: StatedOrganisation): string {
  return Buffer.from([name, number, town].filter(Boolean).join(" · ")).toString();
}

/** 53 bits of a text (cyrb53): among 200,000 rows two different texts share one in a case of half a million. */
export function hash(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
