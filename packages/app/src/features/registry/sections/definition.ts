import { z } from "zod";
import { cleanLine } from "../../../platform/clean-text.ts";
import { isId } from "../../../platform/ids.ts";
import { faultInStretch } from "../fault.ts";
import type { Section } from "../sections.ts";
import { BACKWARD, plainDay, type Shape } from "./fields.ts";

/** One section of the register. The form, the list, the endpoint and the export are the same for all and follow from this. */
export interface SectionDefinition {
  readonly id: Section;
  /** What `starts` and `ends` say: the day it is about; the first day and the first that does not belong; 1 January of a year. */
  readonly time: "day" | "stretch" | "year";
  /** The one organisation that an entry is about. */
  readonly organisation: "none" | "required";
  /** Organisations that belong to an entry, as rows of `register_link`. */
  readonly links: LinksDefinition | null;
  /** What `register_entry.fields` holds. */
  readonly fields: z.ZodObject;
  /** The field that names an entry, then those that the list shows beside it. */
  readonly name: string | null;
  readonly columns: readonly string[];
  /** Fields that name people or lead to them, as paths: what goes when somebody asks to be forgotten. */
  readonly people: readonly string[];
  /** Facts of an assessment that follow from the section; those that begin so when it ends with a point. */
  readonly facts: readonly string[];
}

export interface LinksDefinition {
  /** A seat has a person, perhaps without an organisation. */
  readonly person: boolean;
  /** With days of their own, or as long as the entry. */
  readonly time: boolean;
}

const id = z.string("organisation").refine(isId, "organisation");

export const link = z
  .strictObject({
    organisation: id.nullable().default(null),
    person: z.string("not_text").overwrite(cleanLine).max(200, "too_long").default(""),
    from: plainDay().nullable().default(null),
    until: plainDay().nullable().default(null),
  })
  .refine(({ from, until }) => from === null || until === null || until > from, BACKWARD)
  .refine(({ organisation, person }) => organisation !== null || person !== "", {
    message: "missing",
    path: ["organisation"],
  });
export type Link = z.output<typeof link>;

const MOST_LINKS = 500;

/** What an entry is, whole: as the API takes it and as a form is read. A budget begins with its year and needs no day. */
export function entrySchema({ fields, time, organisation, links }: SectionDefinition) {
  return z
    .strictObject({
      from: time === "year" ? plainDay().nullable().default(null) : plainDay(),
      until: time === "stretch" ? plainDay().nullable().default(null) : z.null("not_asked").default(null),
      organisation: organisation === "required" ? id : z.null("not_asked").default(null),
      links: z
        .array(link)
        .max(links ? MOST_LINKS : 0, links ? "too_many" : "not_asked")
        .default([]),
      fields,
    })
    .refine(({ from, until }) => from === null || until === null || until > from, BACKWARD)
    .refine(({ links: given }) => links?.person || given.every(({ person }) => person === ""), {
      message: "not_asked",
      path: ["links"],
    })
    .refine(({ links: given }) => links?.time || given.every(({ from, until }) => from === null && until === null), {
      message: "not_asked",
      path: ["links"],
    })
    .superRefine((entry, context) => {
      for (const path of meetingsOutside(entry))
        context.addIssue({ code: "custom", message: faultInStretch("meeting_outside", entry as Stretch), path });
    });
}

type Stretch = Pick<EntryInput, "from" | "until">;

/** Meetings of a body or group before it was there or after its end, by their paths: they would count for nothing. */
function meetingsOutside({ from, until, fields }: { from: string | null; until: string | null; fields: object }) {
  const { meetings } = fields as { readonly meetings?: readonly (string | { readonly on: string })[] };
  return (meetings ?? []).flatMap((meeting, index) => {
    const on = typeof meeting === "string" ? meeting : meeting.on;
    const inside = from === null || (from <= on && (until === null || on < until));
    return inside ? [] : [["fields", "meetings", index, ...(typeof meeting === "string" ? [] : ["on"])]];
  });
}

/** An entry with checked content; its fields are those of its section. */
export interface EntryInput {
  /** The first day, or the day it is about. */
  readonly from: string;
  /** The first day that does not belong any more. */
  readonly until: string | null;
  readonly organisation: string | null;
  readonly links: readonly Link[];
  readonly fields: Readonly<Record<string, unknown>>;
}

export type CheckedEntry =
  | { readonly input: EntryInput }
  /** The first fault at each place, by its path: `fields.fte.management`. */
  | { readonly faults: Readonly<Record<string, string>> };

export function checkEntry(definition: SectionDefinition, given: unknown): CheckedEntry {
  const result = entrySchema(definition).safeParse(given);
  if (!result.success) return { faults: faultsOf(result.error) };
  const { from, ...rest } = result.data;
  if (definition.time !== "year") return { input: { ...rest, from: from as string } };
  const first = `${rest.fields.year}-01-01`;
  if (from !== null && from !== first) return { faults: { from: "not_the_year" } };
  return { input: { ...rest, from: first } };
}

export function faultsOf({ issues }: z.ZodError): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const issue of issues)
    if (issue.code === "unrecognized_keys")
      for (const key of issue.keys) faults[[...issue.path, key].join(".")] ??= "not_asked";
    else faults[issue.path.join(".")] ??= issue.message;
  return faults;
}

export function shapeOf({ fields }: Pick<SectionDefinition, "fields">): Shape {
  return fields.shape as unknown as Shape;
}
