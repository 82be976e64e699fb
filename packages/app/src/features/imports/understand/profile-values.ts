import { profileFields } from "../../registry/index.ts";
import { writtenDay } from "./days.ts";
import { saysYes } from "./words.ts";

type Field = keyof typeof profileFields.shape;

export function isProfileField(name: string): name is Field {
  return name in profileFields.shape;
}

/**
 * A value of a file as the profile has it: as it is written in JSON, or read from the text of a table - a number, yes or no, a day,
 * several parted by semicolons.
 * @returns what the field takes, or the code of why it takes none
 */
export function profileValue(field: Field, given: unknown): { readonly value: unknown } | { readonly fault: string } {
  const schema = profileFields.shape[field];
  let fault = "not_a_choice";
  for (const candidate of candidates(given)) {
    const read = schema.safeParse(candidate);
    if (read.success) return { value: read.data };
    fault = read.error.issues[0]?.message ?? fault;
  }
  return { fault };
}

function candidates(given: unknown): unknown[] {
  if (typeof given !== "string") return [given];
  const text = given.trim();
  const day = writtenDay(text);
  const parts = text
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return [
    ...(day.is === "day" ? [day.day] : []),
    ...(/^-?\d+([.,]\d+)?$/.test(text) ? [Number(text.replace(",", "."))] : []),
    ...(/^(yes|no|ja|nei|nej|tak|nie|true|false)$/i.test(text) ? [saysYes(text)] : []),
    text,
    parts,
    { en: text },
  ];
}
