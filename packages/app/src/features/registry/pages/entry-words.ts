import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { sayDay } from "../../../platform/web/moment.ts";
import type { StoredEntry } from "../entry-queries.ts";
import { type SectionDefinition, shapeOf } from "../sections/definition.ts";
import { lookOf } from "../sections/fields.ts";
import { definitionOf } from "../sections/index.ts";
import { lastDay } from "./org-words.ts";
import { valueText } from "./section-words.ts";

type C = Context<AppEnv>;

/** What an entry is called: by its name, by the organisation that it is about, or by its day. */
export function entryName(c: C, entry: StoredEntry): string {
  const definition = definitionOf(entry.section);
  const named = definition.name === null ? "" : fieldText(c, definition, entry, definition.name);
  return named || entry.organisationName || sayDay(entry.starts, c.var.language);
}

export function fieldText(c: C, definition: SectionDefinition, entry: StoredEntry, key: string): string {
  const field = shapeOf(definition)[key];
  return field ? valueText(c, lookOf(field), entry.fields[key]) : "";
}

/** From when until when, or the day. */
export function timeText({ var: { say, language } }: C, { time }: SectionDefinition, entry: StoredEntry): string {
  const from = sayDay(entry.starts, language);
  if (time !== "stretch") return from;
  return entry.ends === null
    ? say("registry.section.since", { day: from })
    : say("registry.section.from_until", { from, until: sayDay(lastDay(entry.ends), language) });
}
