import type { Language, Warning } from "@klynge/core";
import type { Paint } from "./human/paint.ts";
import type { Texts } from "./texts.ts";

/** Values of the options of a verb, checked: texts for those that take a value, true for the others. */
export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** A verb as it was called. */
export interface Call {
  readonly args: readonly string[];
  readonly options: OptionValues;
  readonly language: Language;
}

/** How an answer is told to a person. */
export interface Telling {
  readonly texts: Texts;
  readonly paint: Paint;
  readonly verbose: boolean;
}

/** What a verb answers: the same content as data and as lines. */
export interface Answer {
  /** 0 done, 1 a check found a fault. */
  readonly exitCode: 0 | 1;
  readonly json: unknown;
  /** Lines for a person; made only when they are shown. */
  readonly lines: (telling: Telling) => readonly string[];
  readonly warned?: readonly Warned[];
}

/** Odd but lawful input, with the file it stands in. */
export interface Warned {
  readonly file: string;
  readonly warnings: readonly Warning[];
}

export type Command = (call: Call) => Promise<Answer>;

/** The value of an option that takes one. */
export function optionValue(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}
