import { isDeepStrictEqual } from "node:util";
import type { StoredEntry } from "./entry-queries.ts";
import type { EntryInput } from "./sections/definition.ts";
import { definitionOf } from "./sections/index.ts";

/** What an entry says, as it would be written again; with the fields that its section did not have when it was written. */
export function entryContent(entry: StoredEntry): EntryInput {
  const { starts, ends, organisationId, links, section, fields } = entry;
  return {
    from: starts,
    until: ends,
    organisation: organisationId,
    links: links.map(({ organisation, person, from, until }) => ({ organisation, person, from, until })),
    fields: definitionOf(section).fields.safeParse(fields).data ?? fields,
  };
}

/** Paths in which two entries differ: `until`, `fields.fte`. */
export function differingIn(one: EntryInput, other: EntryInput): string[] {
  const { fields, ...rest } = one;
  const { fields: otherFields, ...otherRest } = other;
  return [...differing(rest, otherRest), ...differing(fields, otherFields).map((name) => `fields.${name}`)];
}

function differing(one: object, other: object): string[] {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const at = (of: object, key: string): unknown => (of as Record<string, unknown>)[key];
  return keys.filter((key) => !isDeepStrictEqual(at(one, key), at(other, key)));
}
