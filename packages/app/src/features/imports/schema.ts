import { createHash } from "node:crypto";
import { COMMITMENT_PROOFS, type CommitmentProof, isCountryCode, isDay, ORGANISATION_KINDS } from "@klynge/core";
import { z } from "zod";
import { cleanLine } from "../../platform/clean-text.ts";
import type { Limit } from "../../platform/limits.ts";
import { ENCODINGS, type HowToRead, MOST_COLUMNS, type Row, SEPARATORS } from "./read/table.ts";
import type { Column } from "./understand/columns.ts";
import { FIELDS } from "./understand/fields.ts";
import { LAST_HEADER_ROW } from "./understand/header.ts";
import { plainWords } from "./understand/plain.ts";
import { PRESETS } from "./understand/presets.ts";
import { REGISTER_SCHEMES } from "./understand/register-numbers.ts";

/** By person; each file may be 50 MB. */
export const NEW_IMPORTS: Limit = { most: 60, minutes: 60 };

/** What is brought: a list of members is told from one of establishments by its columns. */
export const BROUGHT_KINDS = ["members", "bronze", "profile"] as const;

/** The way of an import, in its order; `reading`, `checking`, `importing` and `undoing` are the program's work, the others wait. */
export const STATES = [
  "reading",
  "mapping",
  "checking",
  "deciding",
  "importing",
  "done",
  "failed",
  "cancelled",
  "undoing",
  "undone",
] as const;
export type State = (typeof STATES)[number];

/** How a file is read where a person says it; null is for the program to find out. */
export const readingInput = z.strictObject({
  encoding: z.enum(ENCODINGS).nullable(),
  separator: z.enum(SEPARATORS).nullable(),
  sheet: z.string().max(200).nullable(),
  headerRow: z.int().min(1).max(LAST_HEADER_ROW).nullable(),
});
export type Reading = z.infer<typeof readingInput>;

const day = z.string().refine(isDay);
const byColumn = <T extends z.ZodType>(value: T) => z.record(z.string().regex(/^\d{1,3}$/), value);

/** What columns are, and what counts where a row says nothing. */
export const mappingInput = z.strictObject({
  columns: z.array(z.enum(FIELDS).nullable()).max(MOST_COLUMNS),
  /** By the number of the column, from 0. */
  orders: byColumn(z.enum(["dmy", "mdy"])),
  decimals: byColumn(z.enum([",", "."])),
  kind: z.enum(ORGANISATION_KINDS).nullable(),
  country: z.string().refine(isCountryCode).nullable(),
  scheme: z.enum(REGISTER_SCHEMES.map(({ id }) => id)).nullable(),
  naceScheme: z.enum(["NACE2", "NACE2.1"]),
  since: day.nullable(),
  /** A year alone stands for its first day. */
  yearAlone: z.boolean(),
  proof: z.enum([...COMMITMENT_PROOFS, "none"]),
  moneyUnit: z.literal([1, 1000, 1_000_000]),
  source: z.string().overwrite(cleanLine).max(400),
  sourceDate: day.nullable(),
  /** Establishments whose company is not in the register. */
  orphans: z.enum(["refuse", "members"]),
  preset: z.enum(PRESETS).nullable(),
});
export type Mapping = z.infer<typeof mappingInput>;

export interface CompleteMapping extends Mapping {
  /** By what a row commits that only says yes; nothing where nothing tells. */
  readonly yes?: CommitmentProof | undefined;
}

/** What was found in a file of members. */
export interface FoundTable {
  readonly how: HowToRead;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  readonly macros: boolean;
  readonly headerRow: number;
  readonly columns: readonly Column[];
  readonly rows: number;
  /** The first ones below the header. */
  readonly first: readonly Row[];
}

/**
 * What stays of a file once its import is over: the names of its columns, which the list of refused rows has. Files of members name
 * people in columns that nobody takes; what was shown of those is not kept.
 */
export function withoutRows<Found extends object | null>(found: Found): Found {
  if (found === null || !("first" in found)) return found;
  const { columns } = found as unknown as FoundTable;
  return { ...found, first: [], columns: columns.map((column) => ({ ...column, samples: [] })) };
}

/** The same columns in the same order have the same one; how they are spelt does not matter. */
export function headerHash(columns: readonly Pick<Column, "name">[]): string {
  return createHash("sha256")
    .update(JSON.stringify(columns.map(({ name }) => plainWords(name))))
    .digest("hex");
}
