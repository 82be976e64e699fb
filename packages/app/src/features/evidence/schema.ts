import { type CompiledEdition, eligibilityItems, isDay } from "@klynge/core";
import { z } from "zod";
import { cleanLine } from "../../platform/clean-text.ts";
import type { Limit } from "../../platform/limits.ts";
import { Problem } from "../../platform/web/problem.ts";

/** Input of the feature: one source for forms, the API, and error texts (`evidence.fault.<field>`). */
const said = z.object({
  /** Empty for one that follows from the file or the link. */
  title: z.string().transform(cleanLine).pipe(z.string().max(400)),
  /** The last day on which it is valid; empty for one that does not run out. */
  validUntil: z
    .string()
    .trim()
    .refine((text) => text === "" || isDay(text))
    .transform((text) => text || null),
  seenBy: z.enum(["cluster", "assessors"]),
});
export type Said = z.infer<typeof said>;

const NAMES: Readonly<Record<string, string>> = { validUntil: "valid_until", seenBy: "seen_by" };

/** @throws Problem bad_input with the field, as forms and the API call it */
export function readSaid(given: Readonly<Record<"title" | "validUntil" | "seenBy", string>>): Said {
  const read = said.safeParse(given);
  if (read.success) return read.data;
  const field = String(read.error.issues[0]?.path[0] ?? "");
  throw new Problem("bad_input", { field: NAMES[field] ?? field });
}

const LONGEST_URL = 2000;
/** Of names that can be looked up (RFC 1035); parsers take longer ones, and titles do not. */
const LONGEST_HOST = 253;

/**
 * A link as it is kept. Nothing is ever fetched from it: it only has to be one that a browser may follow, without a password in it.
 * @throws Problem bad_input
 */
export function readUrl(text: string): string {
  const url = URL.parse(text.trim());
  const fine =
    url !== null &&
    (url.protocol === "https:" || url.protocol === "http:") &&
    url.username === "" &&
    url.password === "" &&
    url.hostname.length <= LONGEST_HOST &&
    url.href.length <= LONGEST_URL;
  if (!fine) throw new Problem("bad_input", { field: "url" });
  return url.href;
}

/** The rows of a scheme that evidence can stand under, in their order; none for an unknown scheme. */
export function rowsOf(edition: CompiledEdition, scheme: string): readonly string[] {
  const known = edition.schemes.get(scheme);
  return known ? [...eligibilityItems(edition).map(({ id }) => id), ...known.rows.map(({ id }) => id)] : [];
}

/** By person: more than anybody has in the drawer, less than what fills a disk. */
export const NEW_FILES: Limit = { most: 200, minutes: 60 };
