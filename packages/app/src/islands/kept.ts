/**
 * What this browser keeps of answers that are not saved: under the person who typed them, so that the text of one is not put into the
 * form of another, and under the address of their row in the language they were typed in, as numbers are read by it.
 */
const PREFIX = "klynge:unsaved:";

/** Fields of a form with what they were filled from, and what its row is called. */
export interface Kept {
  readonly row: string;
  readonly of: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** The key of what is kept of this form. */
export function keyOf({ action, dataset }: HTMLFormElement): string {
  return `${prefixOf(dataset.autosave ?? "")}${new URL(action).pathname}?lang=${document.documentElement.lang}`;
}

/** The address of the row, in the language in which its answer was typed. */
export function addressOf(key: string, person: string): string {
  return key.slice(prefixOf(person).length);
}

export function keysOf(person: string): string[] {
  return Object.keys(storage() ?? {}).filter((key) => key.startsWith(prefixOf(person)));
}

export function read(key: string): Kept | null {
  const text = storage()?.getItem(key) ?? null;
  return text === null ? null : (JSON.parse(text) as Kept);
}

/** As it stands in the store: tells whether something was typed since. */
export function textOf(key: string): string | null {
  return storage()?.getItem(key) ?? null;
}

export function keep(key: string, kept: Kept): void {
  try {
    storage()?.setItem(key, JSON.stringify(kept));
  } catch {
    // full: the answer is sent all the same, and only a broken line would lose it
  }
}

export function forget(key: string): void {
  storage()?.removeItem(key);
}

function prefixOf(person: string): string {
  return `${PREFIX}${person}:`;
}

/** A browser that keeps nothing for this site throws when it is asked. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
