import { addDays, type Day, isDay, LANGUAGES } from "@klynge/core";
import { z } from "zod";
import { cleanLine, cleanText } from "../../platform/clean-text.ts";
import { isId } from "../../platform/ids.ts";
import type { Limit } from "../../platform/limits.ts";

/**
 * What every survey asks, with a mark of 1 to 5 each (row 5.3 of the Gold audit: satisfaction of the participants). The sentences
 * stand in the texts under `survey.question`.
 */
export const QUESTIONS = ["services", "communication", "benefit", "cooperation", "overall"] as const;
export type Question = (typeof QUESTIONS)[number];
export const MARKS = [1, 2, 3, 4, 5] as const;
export type Marks = Readonly<Partial<Record<Question, number>>>;

/** A survey that nobody closes would never be told. */
export const LONGEST_DAYS = 120;
export const MOST_INVITED = 1000;
/** So long addresses are kept at most, also of a survey that is never published. */
export const ADDRESS_DAYS = 180;
export const LONGEST_REMARK = 20_000;

/** By cluster: letters go to people who did not ask for them. */
export const NEW_SURVEYS: Limit = { most: 10, minutes: 24 * 60 };
/** By address: many participants of one company may answer from behind the same one. */
export const LINKS: Limit = { most: 300, minutes: 15 };

/** Input of the feature; a message is the key of its sentence, `survey.fault.<message>`. */
export function surveyForm(today: Day) {
  return z.object({
    title: z.string().transform(cleanLine).pipe(z.string().min(1, "title").max(200, "title_long")),
    closes_on: z
      .string()
      .refine(isDay, "day")
      .refine((day) => !isDay(day) || day > today, "day_past")
      .refine((day) => !isDay(day) || day <= addDays(today, LONGEST_DAYS), "day_far"),
    language: z.enum(LANGUAGES, "language"),
  });
}
export type SurveyForm = z.infer<ReturnType<typeof surveyForm>>;

const address = z.string().max(254).pipe(z.email());

export interface ReadAddresses {
  readonly addresses: readonly string[];
  /** What was typed and is none. */
  readonly wrong: readonly string[];
}

/** Addresses as they are pasted: by line, comma or semicolon, with or without a name before `<`. */
export function readAddresses(text: string): ReadAddresses {
  const parts = cleanText(text)
    .split(/[\n,;]+/)
    .map((part) => (/<([^<>]*)>/.exec(part)?.[1] ?? part).trim().toLowerCase())
    .filter(Boolean)
    .flatMap((part) => part.split(/\s+/));
  const fine = (part: string): boolean => address.safeParse(part).success;
  return { addresses: [...new Set(parts.filter(fine))], wrong: [...new Set(parts.filter((part) => !fine(part)))] };
}

/** The contact persons that were ticked. */
export const contactIds = z.array(z.string().refine(isId)).max(MOST_INVITED);

const mark = z
  .enum(["", "1", "2", "3", "4", "5"], "mark")
  .default("")
  .transform((text) => (text === "" ? null : Number(text)));

export const answerForm = z
  .object({
    services: mark,
    communication: mark,
    benefit: mark,
    cooperation: mark,
    overall: mark,
    remark: z
      .string()
      .default("")
      .transform((text) => cleanText(text).trim())
      .pipe(z.string().max(LONGEST_REMARK, "remark_long")),
  })
  .refine((given) => QUESTIONS.some((question) => given[question] !== null), {
    message: "no_mark",
    path: ["services"],
  });

export interface AnswerInput {
  readonly marks: Marks;
  readonly remark: string;
}

export function answerOf({ remark, ...given }: z.infer<typeof answerForm>): AnswerInput {
  return { remark, marks: Object.fromEntries(Object.entries(given).filter(([, one]) => one !== null)) as Marks };
}
