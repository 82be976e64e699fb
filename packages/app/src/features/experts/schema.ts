import { isCountryCode, isDay, LANGUAGES, type Language, TIE_KINDS } from "@klynge/core";
import { z } from "zod";
import { cleanLine } from "../../platform/clean-text.ts";
import { isId, isPlainId } from "../../platform/ids.ts";
import { codeOfName, LANGUAGE_CODES } from "../registry/index.ts";
import { SECTORS } from "./sectors.ts";

/** Input of the feature: the one source for forms, checks and error texts (`experts.fault.<message>`). */

const MOST_LANGUAGES = 20;
const line = (most: number) => z.string("missing").transform(cleanLine).pipe(z.string().max(most, "too_long"));
const day = z.string("day").refine(isDay, "day");
const optionalDay = z
  .string()
  .default("")
  .refine((given) => given === "" || isDay(given), "day")
  .transform((given) => given || null);
const country = z.string("country").refine(isCountryCode, "country");

/** Languages are typed by name, in the language of the reader or another one of ours, with commas between them. */
const languages = (reader: Language) =>
  z
    .string("missing")
    .transform((text) => [...new Set(text.split(",").flatMap((one) => codeOf(one, reader)))])
    .pipe(
      z
        .array(z.string().refine((code) => LANGUAGE_CODES.includes(code), "language"))
        .min(1, "missing")
        .max(MOST_LANGUAGES, "too_long"),
    );

function codeOf(name: string, reader: Language): string[] {
  const given = cleanLine(name);
  return given === "" ? [] : [codeOfName(given, "language", reader)];
}

const sectors = z
  .union([z.array(z.string()), z.string()])
  .default([])
  .transform((given) => [...new Set([given].flat())].sort())
  .pipe(z.array(z.string().refine((one) => SECTORS.includes(one), "sector")));

export const knowledgeForm = (reader: Language) =>
  z.object({
    languages: languages(reader),
    sectors,
    capacity: z
      .string("capacity")
      .trim()
      .regex(/^\d{1,3}$/, "capacity")
      .transform(Number)
      .pipe(z.int().max(100, "capacity")),
  });
export type KnowledgeInput = z.output<ReturnType<typeof knowledgeForm>>;

export const accreditationForm = z.object({
  country,
  firm: line(400),
  benchmarkingUntil: optionalDay,
  auditorUntil: optionalDay,
});
export type AccreditationInput = z.output<typeof accreditationForm>;

export const newExpertForm = z.object({
  email: z.string("email").trim().toLowerCase().max(254, "email").pipe(z.email("email")),
  country,
  /** Of the letter to somebody without an account. */
  language: z.enum(LANGUAGES, "language").optional(),
});

export const tieForm = z
  .object({
    kind: z.enum(TIE_KINDS, "kind"),
    organisation: line(400).pipe(z.string().min(1, "missing")),
    country: z.union([z.literal(""), country], "country").default(""),
    registerNumber: line(100).default(""),
    clusterId: z
      .string()
      .default("")
      .refine((given) => given === "" || isId(given), "cluster")
      .transform((given) => given || null),
    starts: day,
    ends: optionalDay,
  })
  .superRefine(({ country: of, registerNumber, starts, ends }, context) => {
    if (registerNumber !== "" && of === "")
      context.addIssue({ code: "custom", message: "country_of_number", path: ["country"] });
    if (ends !== null && ends < starts) context.addIssue({ code: "custom", message: "ends_before", path: ["ends"] });
  });
export type TieInput = z.output<typeof tieForm>;

export const absenceForm = z
  .object({
    starts: day,
    ends: day,
    delegate: z
      .string()
      .default("")
      .refine((given) => given === "" || isPlainId(given), "delegate")
      .transform((given) => given || null),
  })
  .superRefine(({ starts, ends }, context) => {
    if (ends < starts) context.addIssue({ code: "custom", message: "ends_before", path: ["ends"] });
  });
export type AbsenceInput = z.output<typeof absenceForm>;
