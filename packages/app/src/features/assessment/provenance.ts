import type { Day, WrittenFact } from "@klynge/core";
import type { FactInput } from "./parse-answer.ts";
import type { AskedRow } from "./schema.ts";

/** Where an answer comes from: from the register, or from a person who knows better and says why. */
export interface Provenance {
  readonly value: FactInput;
  /** What the register said when the answer was written, and on which day; null when it said nothing. */
  readonly register: { readonly value: FactInput; readonly on: Day } | null;
  /** Why the answer is not what the register said. */
  readonly reason: string;
}

/** The answer is what the register said when it was written. */
export function isFromRegister(known: Provenance | undefined): boolean {
  return !!known?.register && sameValue(known.value, known.register.value);
}

/** A person put another value than the one of the register. */
export function isOverridden(known: Provenance | undefined): boolean {
  return !!known?.register && known.value !== null && !sameValue(known.value, known.register.value);
}

/** Facts of a row whose answer is not what the register said, without a word why. */
export function withoutReason({ facts }: AskedRow, known: ReadonlyMap<string, Provenance>): string[] {
  return facts.flatMap(({ id }) => {
    const own = known.get(id);
    return isOverridden(own) && own?.reason === "" ? [id] : [];
  });
}

export function sameValue(a: FactInput, b: FactInput): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** As it stands in a case file: a plain value, or with what the register said and why the answer is another one. */
export function writeProvenance({ value, register, reason }: Provenance): WrittenFact {
  if (!register) return asWritten(value);
  return {
    value: asWritten(value),
    ...(reason && { note: reason }),
    register: { value: asWritten(register.value), on: register.on },
  };
}

/** The other way round. */
export function readProvenance(written: WrittenFact): Provenance {
  if (typeof written !== "object" || written === null || Array.isArray(written))
    return { value: written as FactInput, register: null, reason: "" };
  const { value, register, note } = written;
  return {
    value: value as FactInput,
    register: register ? { value: register.value as FactInput, on: register.on } : null,
    reason: note ?? "",
  };
}

function asWritten(value: FactInput) {
  return Array.isArray(value) ? [...value] : (value as Exclude<FactInput, readonly string[]>);
}
