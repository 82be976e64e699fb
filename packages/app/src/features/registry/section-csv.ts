import type { Context } from "hono";
import type { z } from "zod";
import type { CsvCell } from "../../platform/csv.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import type { StoredEntry } from "./entry-queries.ts";
import { lastDay } from "./pages/org-words.ts";
import { fieldLabel, personText, valueText } from "./pages/section-words.ts";
import { type SectionDefinition, shapeOf } from "./sections/definition.ts";
import { type Look, lookOf, type Shape } from "./sections/fields.ts";

type C = Context<AppEnv>;

/** A section as a table for people: days as ISO, figures as figures, the rest in the language of the reader. */
export function sectionLines(c: C, definition: SectionDefinition, entries: readonly StoredEntry[]): CsvCell[][] {
  const columns = columnsOf(c, definition);
  return [columns.map(({ head }) => head), ...entries.map((entry) => columns.map(({ cell }) => cell(entry)))];
}

interface Column {
  readonly head: string;
  readonly cell: (entry: StoredEntry) => CsvCell;
}

function columnsOf(c: C, definition: SectionDefinition): Column[] {
  const { say } = c.var;
  const { id, time, organisation, links } = definition;
  const label = (path: string): string => fieldLabel(say, id, path);
  return [
    ...(organisation === "required"
      ? [{ head: label("organisation"), cell: ({ organisationName }: StoredEntry) => organisationName }]
      : []),
    ...(time === "year" ? [] : [{ head: label("from"), cell: ({ starts }: StoredEntry) => starts }]),
    ...(time === "stretch"
      ? [{ head: label("until"), cell: ({ ends }: StoredEntry) => (ends === null ? null : lastDay(ends)) }]
      : []),
    ...shapeColumns(c, { definition, shape: shapeOf(definition), path: "" }),
    ...(links ? [{ head: label("links"), cell: (entry: StoredEntry) => linksCell(c, entry) }] : []),
  ];
}

interface Part {
  readonly definition: SectionDefinition;
  readonly shape: Shape;
  /** Of the shape in the entry's fields, with a dot behind it. */
  readonly path: string;
}

/** A group has a column for each of its fields. */
function shapeColumns(c: C, { definition, shape, path }: Part): Column[] {
  return Object.entries(shape).flatMap(([key, field]): Column[] => {
    const look = lookOf(field);
    const own = `${path}${key}`;
    if (look.kind === "hidden") return [];
    if (look.kind === "group") return shapeColumns(c, { definition, shape: look.shape, path: `${own}.` });
    const above = path === "" ? "" : `${fieldLabel(c.var.say, definition.id, path.slice(0, -1))}: `;
    return [
      {
        head: `${above}${fieldLabel(c.var.say, definition.id, own)}`,
        cell: ({ fields }) => cellOf(c, field, at(fields, own)),
      },
    ];
  });
}

function at(fields: Readonly<Record<string, unknown>>, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[key], fields);
}

function cellOf(c: C, field: z.ZodType, value: unknown): CsvCell {
  const look = lookOf(field);
  if (value === null || value === undefined) return null;
  if (look.kind === "money") return Number(value) / 100;
  if (look.kind === "number") return Number(value);
  if (look.kind === "lines") return (value as readonly unknown[]).map((line) => lineText(c, look, line)).join("; ");
  return plain(c, look, value);
}

function plain(c: C, look: Look, value: unknown): string {
  if (look.kind === "day") return String(value);
  return look.kind === "last_day" ? lastDay(String(value)) : valueText(c, look, value);
}

function lineText(c: C, { shape, item }: Extract<Look, { kind: "lines" }>, line: unknown): string {
  if (shape === null) return String(cellOf(c, item, line) ?? "");
  const values = (line ?? {}) as Readonly<Record<string, unknown>>;
  const parts = Object.entries(shape).flatMap(([key, field]): string[] => {
    const look = lookOf(field);
    if (look.kind === "group") return [lineText(c, { kind: "lines", shape: look.shape, item }, values[key])];
    return [String(cellOf(c, field, values[key]) ?? "")];
  });
  return parts.filter((part) => part !== "").join(" ");
}

function linksCell({ var: { say } }: C, { links }: StoredEntry): string {
  return links
    .map(({ organisationName, person }) =>
      [person && personText(say, person), organisationName].filter((part) => part !== "" && part !== null).join(", "),
    )
    .join("; ");
}
