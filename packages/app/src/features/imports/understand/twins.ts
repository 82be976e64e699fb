import { plainWords } from "./plain.ts";
import type { StatedMembership, StatedOrganisation, Twin } from "./prepared.ts";

/** The rows of a file that were met, by what they are found again: numbers, so that 200,000 of them are still little. */
export class Twins {
  readonly #byNumber = new Map<number, number>();
  readonly #byPlace = new Map<number, number>();
  readonly #rows: number[] = [];
  readonly #names: number[] = [];
  readonly #values: number[] = [];
  readonly #numbered: boolean[] = [];

  /** The earlier row that this one is perhaps the same as; remembers it for those that follow. */
  meet(
    row: number,
    {
      organisation,
      membership,
      nameKey,
    }: { organisation: StatedOrganisation; membership: StatedMembership; nameKey: string },
  ): Twin | null {
    const number = organisation.register_number
      ? hash(`${organisation.register_scheme} ${organisation.register_number}`)
      : null;
    const places = placeKeys(nameKey, organisation).map(hash);
    const [name, values] = [hash(nameKey), hash(JSON.stringify([organisation, membership]))];
    const twin = (index: number, by: Twin["by"]): Twin => ({
      row: this.#rows[index] ?? 0,
      by,
      sameName: this.#names[index] === name,
      identical: this.#values[index] === values,
    });
    const sameNumber = number === null ? undefined : this.#byNumber.get(number);
    if (sameNumber !== undefined) return twin(sameNumber, "number");
    const samePlace = places.map((key) => this.#byPlace.get(key)).find((index) => index !== undefined);
    const index = this.#rows.push(row) - 1;
    this.#names.push(name);
    this.#values.push(values);
    this.#numbered.push(number !== null);
    if (number !== null) this.#byNumber.set(number, index);
    for (const key of places) if (!this.#byPlace.has(key)) this.#byPlace.set(key, index);
    // two different numbers are two organisations
    return samePlace === undefined || (number !== null && this.#numbered[samePlace]) ? null : twin(samePlace, "name");
  }
}

/** A name and where: by postal code and by town; by the name alone where the row does not say where. */
function placeKeys(nameKey: string, { postal_code: code, town }: StatedOrganisation): string[] {
  if (nameKey === "") return [];
  const places = [code && `code ${code.replace(/\W/g, "")}`, town && `town ${plainWords(town)}`].filter(Boolean);
  return places.length === 0 ? [nameKey] : places.map((place) => `${nameKey} ${place}`);
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
