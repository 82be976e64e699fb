/**
 * What this browser keeps of answers that are not saved: under the person who typed them, so that the text of one is not put into the
 * form of another, and under the address of their row in the language they were typed in, as numbers are read by it.
 */
const PREFIX = "klynge:unsaved:";
/** In the tab: the key of the form that was sent by its button. What became of it is told by the page that comes. */
const SENT = "klynge:sent";

/** Fields of a form with what they were filled from, and what its row is called. */
export interface Kept {
  readonly row: string;
  readonly of: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** What its sending came to that only a person can settle; without it, it is sent again by itself. */
  readonly asks?: "conflict" | "refused" | undefined;
}

/** The key of what is kept of this form. */
export function keyOf({ action, dataset }: HTMLFormElement): string {
  return `${prefixOf(dataset.autosave ?? "")}${new URL(action).pathname}?lang=${document.documentElement.lang}`;
}

/** The address of the row, in the language in which its answer was typed. */
export function addressOf(key: string, person: string): string {
  return key.slice(prefixOf(person).length);
}

/** In the order of their rows. */
export function keysOf(person: string): string[] {
  return Object.keys(storage("localStorage") ?? {})
    .filter((key) => key.startsWith(prefixOf(person)))
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

export function read(key: string): Kept | null {
  const text = storage("localStorage")?.getItem(key) ?? null;
  return text === null ? null : (JSON.parse(text) as Kept);
}

/** As it stands in the store: tells whether something was typed since. */
export function textOf(key: string): string | null {
  return storage("localStorage")?.getItem(key) ?? null;
}

export function keep(key: string, kept: Kept): void {
  try {
    storage("localStorage")?.setItem(key, JSON.stringify(kept));
  } catch {
    // full: the answer is sent all the same, and only a broken line would lose it
  }
}

export function forget(key: string): void {
  storage("localStorage")?.removeItem(key);
}

export function keepSent(key: string): void {
  storage("sessionStorage")?.setItem(SENT, key);
}

/** Gives it to one page only. */
export function takeSent(): string | null {
  const tab = storage("sessionStorage");
  const sent = tab?.getItem(SENT) ?? null;
  tab?.removeItem(SENT);
  return sent;
}

function prefixOf(person: string): string {
  return `${PREFIX}${person}:`;
}

/** A browser that keeps nothing for this site throws when it is asked. */
function storage(name: "localStorage" | "sessionStorage"): Storage | null {
  try {
    return window[name];
  } catch {
    return null;
  }
}
