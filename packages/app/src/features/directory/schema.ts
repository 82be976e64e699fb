import { isCountryCode, ORGANISATION_KINDS } from "@klynge/core";
import { z } from "zod";
import { cleanLine } from "../../platform/clean-text.ts";
import { isId } from "../../platform/ids.ts";

/** What is looked for: clusters, or organisations that take part in them. */
export const KINDS_OF_ENTRIES = ["clusters", "organisations"] as const;
export const LABELS = ["gold", "silver", "bronze", "none"] as const;

/** The address of a search. What it does not know is left out: a link of yesterday still shows something. */
export const directoryQuery = z.object({
  of: z.enum(KINDS_OF_ENTRIES).catch("clusters"),
  q: z.string().transform(cleanLine).pipe(z.string().max(200)).catch(""),
  country: z.string().refine(isCountryCode).nullable().catch(null),
  /** Of clusters: a label that is valid today, or none. */
  label: z.enum(LABELS).nullable().catch(null),
  /** Of clusters: one of the industrial ecosystems. */
  ecosystem: z
    .string()
    .regex(/^[a-z][a-z-]{1,60}$/)
    .nullable()
    .catch(null),
  /** Of organisations. */
  kind: z.enum(ORGANISATION_KINDS).nullable().catch(null),
  /** Of organisations: a section of NACE Rev. 2.1. */
  section: z
    .string()
    .regex(/^[A-V]$/)
    .nullable()
    .catch(null),
  /** The cluster or company that the page is about. */
  shown: z.string().max(200).nullable().catch(null),
  after: z.string().max(2000).nullable().catch(null),
});
export type DirectoryQuery = z.infer<typeof directoryQuery>;

/** Where the page before ended, in the order of its list: what is sorted by, and at the end what tells one from the other. */
export type Place = readonly string[];

export function writePlace(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** Null for the first page, and for what we did not write. */
export function readPlace(text: string | null, length: number): Place | null {
  try {
    const place: unknown = JSON.parse(Buffer.from(text ?? "", "base64url").toString("utf8"));
    return Array.isArray(place) && place.length === length && place.every(isText) ? place : null;
  } catch {
    return null;
  }
}

/** Halves of letters and characters of control stand in none of ours. */
function isText(part: unknown): part is string {
  return typeof part === "string" && part.isWellFormed() && !/\p{Cc}/u.test(part);
}

export function clusterPlace(after: string | null): Place | null {
  const place = readPlace(after, 2);
  return place && isId(place[1] ?? "") ? place : null;
}

export function companyPlace(after: string | null): Place | null {
  return readPlace(after, 3);
}

/** The filters of organisations as words of `organisation_terms`: `'@NO' & '@research' & '@naceC'`; null for none. */
export function tagsOf({
  country,
  kind,
  section,
}: Pick<DirectoryQuery, "country" | "kind" | "section">): string | null {
  const tags = [country, kind, section && `nace${section}`].filter((tag) => tag !== null);
  return tags.length > 0 ? tags.map((tag) => `'@${tag}'`).join(" & ") : null;
}

/** The address of a search with what is not as usual. */
export function addressOf(query: Partial<DirectoryQuery>, path = "/directory"): string {
  const entries = Object.entries(query).flatMap(([name, value]) =>
    value && !(name === "of" && value === "clusters") ? [[name, value]] : [],
  );
  const search = new URLSearchParams(entries).toString();
  return search ? `${path}?${search}` : path;
}
