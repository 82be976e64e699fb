import { isCountryCode, isDay, isRegionCode, NACE_SCHEMES, readNaceCode } from "@klynge/core";
import { z } from "zod";
import { cleanLine, cleanText } from "../../../platform/clean-text.ts";

/**
 * The kinds of fields that sections and the profile are made of. Each is a zod schema that knows how it is typed and shown: form,
 * list, API and export follow from it. Messages are codes, with their sentences under `registry.section.fault`.
 */
export type Look =
  /** A `last_day` is typed as the last day that belongs, and kept as the first that does not any more. */
  | {
      readonly kind:
        | "line"
        | "text"
        | "email"
        | "tel"
        | "url"
        | "day"
        | "last_day"
        | "tick"
        | "yes_no"
        | "money"
        | "words";
    }
  | { readonly kind: "number"; readonly unit: NumberUnit; readonly decimals: number }
  /** One of a list, or some of it; the names stand under `registry.section.choice.<vocabulary>`. */
  | { readonly kind: "choice"; readonly options: readonly string[]; readonly vocabulary: string }
  | { readonly kind: "choices"; readonly options: readonly string[]; readonly vocabulary: string }
  /** One of a vocabulary of the scheme. */
  | { readonly kind: "scheme_choice"; readonly vocabulary: string }
  | { readonly kind: "country" }
  /** What the program says, and nobody types. */
  | { readonly kind: "hidden" }
  /** One code, or several in one line: typed as codes or, where they have names, as names. */
  | { readonly kind: "code"; readonly of: CodeKind }
  | { readonly kind: "codes"; readonly of: CodeKind }
  /** Fields that belong together; a `nullable` one is null while all of them are blank. */
  | { readonly kind: "group"; readonly shape: Shape; readonly nullable: boolean }
  /** Any number of groups, or of single values when `shape` is null. */
  | { readonly kind: "lines"; readonly shape: Shape | null; readonly item: z.ZodType };

export type NumberUnit = "none" | "days" | "fte" | "persons" | "percent" | "degrees";
export type CodeKind = "country" | "language" | "nuts" | "nace";
export type Shape = Readonly<Record<string, z.ZodType>>;

const looks = new WeakMap<z.ZodType, Look>();
const required = new WeakSet<z.ZodType>();
const nameless = new WeakSet<z.ZodType>();

/** How a field is typed and shown. */
export function lookOf(field: z.ZodType): Look {
  const look = looks.get(field);
  if (!look) throw new Error("a field without a look: make it with one of sections/fields.ts");
  return look;
}

/** What must be filled in before it can be saved. */
export function isRequired(field: z.ZodType): boolean {
  return required.has(field);
}

/** A line that never names a person. */
export function isNameless(field: z.ZodType): boolean {
  return nameless.has(field);
}

function looking<Field extends z.ZodType>(field: Field, look: Look): Field {
  looks.set(field, look);
  return field;
}

function needed<Field extends z.ZodType>(field: Field): Field {
  required.add(field);
  return field;
}

const LONGEST_LINE = 300;
const LONGEST_TEXT = 20_000;
const MOST_LINES = 200;
const MOST_CODES = 60;

/** What is left out where it is needed is missing; what is of another type is wrong in its own way. */
const wrong = (code: string) => ({
  error: ({ input }: { input?: unknown }) => (input === undefined ? "missing" : code),
});

const cleanedLine = () => z.string(wrong("not_text")).overwrite(cleanLine);
const shortLine = () => cleanedLine().max(LONGEST_LINE, "too_long");

/** What has to be there: a name, a title. */
export const name = () => needed(looking(shortLine().min(1, "missing"), { kind: "line" }));
export const line = () => looking(shortLine().default(""), { kind: "line" });
/** A line that is a number of a register, a code or a place: it names nobody, also where somebody is called the same. */
export const identifier = () => {
  const field = line();
  nameless.add(field);
  return field;
};
export const text = () =>
  looking(z.string(wrong("not_text")).overwrite(cleanText).max(LONGEST_TEXT, "too_long").default(""), { kind: "text" });

export const email = () =>
  looking(
    cleanedLine()
      .max(254, "email")
      .refine((given) => given === "" || z.email().safeParse(given).success, "email")
      .default(""),
    { kind: "email" },
  );
export const tel = () =>
  looking(
    cleanedLine()
      .max(40, "tel")
      .refine((given) => given === "" || /^\+?[\d\s()/.-]{3,}$/.test(given), "tel")
      .default(""),
    { kind: "tel" },
  );
/** Only what a browser may follow: a link with `javascript:` is none. */
export const url = () =>
  looking(
    cleanedLine()
      .max(2000, "too_long")
      .refine((given) => given === "" || (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)), "url")
      .default(""),
    { kind: "url" },
  );

/** Days that can be meant; others are slips of the fingers. */
const [EARLIEST, LATEST] = ["1850-01-01", "2150-12-31"];
export const plainDay = () =>
  z.string(wrong("day")).refine((given) => isDay(given) && given >= EARLIEST && given <= LATEST, "day");
export const day = () => needed(looking(plainDay(), { kind: "day" }));
export const optionalDay = () => looking(plainDay().nullable().default(null), { kind: "day" });

export const until = () => needed(looking(plainDay(), { kind: "last_day" }));
export const optionalUntil = () => looking(plainDay().nullable().default(null), { kind: "last_day" });

/** Yes or no; not ticked is no. */
export const tick = () => looking(z.boolean("not_a_choice").default(false), { kind: "tick" });
/** Yes, no, or not known. */
export const yesNo = () => looking(z.boolean("not_a_choice").nullable().default(null), { kind: "yes_no" });

interface Range {
  readonly min?: number;
  readonly max: number;
  readonly decimals?: number;
  readonly unit?: NumberUnit;
}

function plainNumber({ min = 0, max, decimals = 0 }: Range) {
  const scale = 10 ** decimals;
  return z
    .number(wrong("not_a_number"))
    .min(min, min === 0 ? "negative" : "too_small")
    .max(max, "too_large")
    .refine(
      (given) => Math.abs(given * scale - Math.round(given * scale)) < 1e-6,
      decimals === 0 ? "not_whole" : "too_many_decimals",
    );
}
const numberLook = ({ unit = "none", decimals = 0 }: Range) => ({ kind: "number", unit, decimals }) as const;

export const number = (range: Range) => needed(looking(plainNumber(range), numberLook(range)));
export const optionalNumber = (range: Range) => looking(plainNumber(range).nullable().default(null), numberLook(range));
/** Blank is none of it. */
export const numberOrZero = (range: Range) => looking(plainNumber(range).default(0), numberLook(range));

/** Ten thousand million euros. */
const MOST_CENTS = 1_000_000_000_000;
const plainMoney = () =>
  z
    .number(wrong("not_a_number"))
    .min(0, "negative")
    .max(MOST_CENTS, "too_large")
    .refine((given) => Number.isInteger(given), "not_whole");
/** Typed in euros, kept in cents. */
export const money = () => needed(looking(plainMoney(), { kind: "money" }));
export const optionalMoney = () => looking(plainMoney().nullable().default(null), { kind: "money" });

export function choice<const Options extends readonly [string, ...string[]]>(vocabulary: string, options: Options) {
  return needed(looking(z.enum(options, wrong("not_a_choice")), { kind: "choice", options, vocabulary }));
}
export function optionalChoice<const Options extends readonly [string, ...string[]]>(
  vocabulary: string,
  options: Options,
) {
  const field = z.enum(options, "not_a_choice").nullable().default(null);
  return looking(field, { kind: "choice", options, vocabulary });
}
export function choices<const Options extends readonly [string, ...string[]]>(vocabulary: string, options: Options) {
  const field = z
    .array(z.enum(options, "not_a_choice"), "no_list")
    .max(options.length, "too_many")
    .overwrite((given) => [...new Set(given)])
    .default([]);
  return looking(field, { kind: "choices", options, vocabulary });
}
/** One of a list that is not asked for: `usual`, unless the program wrote something else. */
export function hidden<const Options extends readonly [string, ...string[]]>(options: Options, usual: Options[number]) {
  return looking(z.enum(options, "not_a_choice").default(usual as never), { kind: "hidden" });
}
/** A code of a vocabulary of the scheme, as `legal_form`; which codes there are, the edition says. */
export const schemeChoice = (vocabulary: string) =>
  looking(
    z
      .string("not_a_choice")
      .regex(/^[a-z][a-z0-9_]{0,59}$/, "not_a_choice")
      .nullable()
      .default(null),
    { kind: "scheme_choice", vocabulary },
  );

const plainCountry = () => z.string(wrong("country")).refine(isCountryCode, "country");
export const country = () => needed(looking(plainCountry(), { kind: "country" }));
export const optionalCountry = () => looking(plainCountry().nullable().default(null), { kind: "country" });

/** In one edition or the other; which one it is, stands beside it. */
const isNaceCode = (given: string): boolean => NACE_SCHEMES.some((scheme) => "code" in readNaceCode(given, scheme));

const CODE: Readonly<Record<CodeKind, z.ZodString>> = {
  country: plainCountry() as z.ZodString,
  language: z.string(wrong("language")).regex(/^[a-z]{2,3}$/, "language"),
  nuts: z.string(wrong("nuts")).refine(isRegionCode, "nuts") as z.ZodString,
  nace: z.string(wrong("nace")).refine(isNaceCode, "nace") as z.ZodString,
};
export const codes = (of: CodeKind) =>
  looking(
    z
      .array(CODE[of], "no_list")
      .max(MOST_CODES, "too_many")
      .overwrite((given) => [...new Set(given)])
      .default([]),
    { kind: "codes", of },
  );
export const code = (of: "nuts") => looking(CODE[of].nullable().default(null), { kind: "code", of });

/** Words or short lines, one below the other. */
export const words = () =>
  looking(
    z
      .array(shortLine().min(1, "missing"), "no_list")
      .max(MOST_LINES, "too_many")
      .overwrite((given) => [...new Set(given)])
      .default([]),
    { kind: "words" },
  );

/** Fields that all may be blank, each in its own way. */
export function group<Fields extends z.ZodRawShape>(fields: Fields) {
  const shape = z.strictObject(fields, "no_group");
  return looking(shape.prefault({} as z.input<typeof shape>), {
    kind: "group",
    shape: shape.shape as unknown as Shape,
    nullable: false,
  });
}
/** All of it, or nothing. */
export function optionalGroup<Fields extends z.ZodRawShape>(fields: Fields) {
  const shape = z.strictObject(fields, "no_group");
  return looking(shape.nullable().default(null), {
    kind: "group",
    shape: shape.shape as unknown as Shape,
    nullable: true,
  });
}

/** From the first day that belongs to the first that does not any more. */
export const isForward = ({ from, until }: { from: string; until: string | null }) => until === null || until > from;
export const BACKWARD = { message: "until_before_from", path: ["until"] };

export function lines<Fields extends z.ZodRawShape>(fields: Fields) {
  const item = z.strictObject(fields, "no_group");
  return linesOf(item, item.shape as unknown as Shape);
}
/** Lines that are stretches of time, with further fields. */
export function stretches<Fields extends z.ZodRawShape>(fields: Fields) {
  const item = z
    .strictObject({ from: day(), until: optionalUntil(), ...fields }, "no_group")
    .refine((given) => isForward(given as { from: string; until: string | null }), BACKWARD);
  return linesOf(item, item.shape as unknown as Shape);
}
export const days = () => linesOf(day(), null);

function linesOf<Item extends z.ZodType>(item: Item, shape: Shape | null) {
  return looking(z.array(item, "no_list").max(MOST_LINES, "too_many").default([]), { kind: "lines", shape, item });
}
