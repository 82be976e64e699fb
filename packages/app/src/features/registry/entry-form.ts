import type { Language } from "@klynge/core";
import { nameKey } from "@klynge/core";
import type { Choosable } from "./entry-queries.ts";
import { type FormReader, lineCount, readShape, startReading, type Typed, textIn } from "./read-fields.ts";
import type { EntryInput, SectionDefinition } from "./sections/definition.ts";
import { shapeOf } from "./sections/definition.ts";
import { typedDay, writeShape } from "./write-fields.ts";

/** The form of an entry: what was typed as an entry, and an entry as it is typed. Names of fields are the paths in the entry. */

export interface ReadEntry {
  readonly given: unknown;
  /** What could not be read, by the name of its field. */
  readonly faults: Readonly<Record<string, string>>;
  /** The field of the form for a path in the entry: blank lines are left out of what is given. */
  fieldOf(path: string): string;
}

export function readEntryForm(
  definition: SectionDefinition,
  typed: Typed,
  { language, choosable }: { readonly language: Language; readonly choosable: readonly Choosable[] },
): ReadEntry {
  const reader = startReading(typed, language);
  const fields = readShape(reader, shapeOf(definition), "fields");
  const given = {
    ...(definition.time !== "year" && { from: reader.day("from", true) ?? "" }),
    ...(definition.time === "stretch" && { until: reader.lastDay("until", false) }),
    ...(definition.organisation === "required" && {
      organisation: readOrganisation(reader, "organisation", choosable),
    }),
    ...(definition.links && { links: readLinks(reader, choosable) }),
    fields,
  };
  return { given, faults: reader.faults, fieldOf: reader.fieldOf };
}

function readLinks(reader: FormReader, choosable: readonly Choosable[]) {
  const { typed } = reader;
  return reader.lines("links", lineCount(typed, "links"), (at) => {
    const parts = ["organisation", "person", "from", "until"].map((name) => textIn(typed, `${at}.${name}`));
    if (parts.every((part) => part === "")) return null;
    const blank = textIn(typed, `${at}.organisation`) === "";
    return {
      organisation: blank ? null : readOrganisation(reader, `${at}.organisation`, choosable),
      person: textIn(typed, `${at}.person`),
      from: reader.day(`${at}.from`, false),
      until: reader.lastDay(`${at}.until`, false),
    };
  });
}

/** By the name that stands in the list, or any way of writing it that means one organisation only. */
function readOrganisation(reader: FormReader, name: string, choosable: readonly Choosable[]): string | null {
  const text = textIn(reader.typed, name);
  if (text === "") return reader.fault(name, "missing");
  const exact = choosable.filter((one) => labelOf(one, choosable) === text);
  const key = nameKey(text);
  const meant = exact.length === 1 ? exact : choosable.filter((one) => nameKey(one.name) === key);
  if (meant.length === 1) return (meant[0] as Choosable).id;
  return reader.fault(name, meant.length === 0 ? "organisation_unknown" : "organisation_ambiguous");
}

const labels = new WeakMap<readonly Choosable[], ReadonlyMap<string, string>>();

/** What an organisation is called in the list: by its name, and by more where two have the same. */
export function labelOf({ id }: Pick<Choosable, "id">, choosable: readonly Choosable[]): string {
  const known = labels.get(choosable) ?? makeLabels(choosable);
  labels.set(choosable, known);
  return known.get(id) ?? "";
}

function makeLabels(choosable: readonly Choosable[]): Map<string, string> {
  const same = Map.groupBy(choosable, ({ name }) => name);
  return new Map(
    choosable.map(({ id, name, number }) => [
      id,
      (same.get(name)?.length ?? 0) > 1 ? `${name} (${number ?? id.slice(0, 8)})` : name,
    ]),
  );
}

/** As a form begins with it. */
export function typedEntry(
  definition: SectionDefinition,
  entry: EntryInput,
  { language, choosable }: { readonly language: Language; readonly choosable: readonly Choosable[] },
): Typed {
  const organisation = (id: string | null): string => (id === null ? "" : labelOf({ id }, choosable));
  const typed: Record<string, readonly string[]> = {
    from: [entry.from],
    until: [typedDay(entry.until)],
    organisation: [organisation(entry.organisation)],
    "links.#": [String(entry.links.length)],
  };
  for (const [index, link] of entry.links.entries()) {
    typed[`links.${index}.organisation`] = [organisation(link.organisation)];
    typed[`links.${index}.person`] = [link.person];
    typed[`links.${index}.from`] = [link.from ?? ""];
    typed[`links.${index}.until`] = [typedDay(link.until)];
  }
  return { ...typed, ...writeShape(shapeOf(definition), entry.fields, { prefix: "fields", language }) };
}
