import { cleanText } from "../../platform/clean-text.ts";
import { fingerprint } from "../assessment/index.ts";
import { VERDICTS } from "./tables.ts";

/** What an expert gives for a row. */
export interface ScorePart {
  /** Null: not judged yet. */
  readonly points: number | null;
  readonly because: string;
  /** Of the interview; nobody else ever reads it before all have signed. */
  readonly note: string;
}

/** What he finds in a piece of evidence under it. */
export interface VerdictPart {
  readonly evidenceId: string;
  /** Null: not looked at. */
  readonly verdict: (typeof VERDICTS)[number] | null;
  readonly note: string;
}

/** A part of a row as it was typed, and what its form was filled from. */
export type Typed<Part> = Part & {
  /** 0 for a part that had nothing. */
  readonly version: number;
  /** `fillOf` what the form was filled with: a part that nobody touched overwrites nothing. Null counts as touched. */
  readonly was: string | null;
  /** Fields in which a person has chosen what stands, in the version that he was shown. */
  readonly keeps?: readonly string[];
};

/** Tells whether two forms say the same; of what is not there, as a form says it. */
export function fillOf(part: ScorePart | VerdictPart | null): string {
  if (part === null) return EMPTY;
  const said =
    "evidenceId" in part ? ["", part.verdict ?? "", part.note] : [String(part.points ?? ""), part.because, part.note];
  return said.every((text) => text === "") ? EMPTY : fingerprint(said);
}
const EMPTY = "empty";

export const MOST_LETTERS = 10_000;

export interface ReadScore {
  readonly score: Typed<ScorePart>;
  readonly verdicts: readonly Typed<VerdictPart>[];
  /** By field: a key of `scoring.fault`. */
  readonly faults: Readonly<Record<string, "points" | "too_long">>;
}

type Values = Readonly<Record<string, string>>;

/** The form of a row: fields of the row itself, and for each piece of evidence fields that end on its id. */
export function readScore(values: Values): ReadScore {
  const faults: Record<string, "points" | "too_long"> = {};
  const text = (name: string): string => {
    const given = cleanText(values[name] ?? "").trim();
    if (given.length > MOST_LETTERS) faults[name] = "too_long";
    return given;
  };
  const points = (values.points ?? "").trim();
  if (points !== "" && !/^\d{1,2}$/.test(points)) faults.points = "points";
  const pieces = Object.keys(values).flatMap((name) => /^verdict-note:(.+)$/.exec(name)?.[1] ?? []);
  const score = {
    points: points === "" || faults.points ? null : Number(points),
    because: text("because"),
    note: text("note"),
  };
  const verdicts = pieces.map((evidenceId) => ({
    evidenceId,
    verdict: VERDICTS.find((one) => one === values[`verdict:${evidenceId}`]) ?? null,
    note: text(`verdict-note:${evidenceId}`),
  }));
  return {
    score: { ...score, ...filledFrom(values, "score", score) },
    verdicts: verdicts.map((one) => ({ ...one, ...filledFrom(values, one.evidenceId, one) })),
    faults,
  };
}

/**
 * Between what stands on another device and what was typed here somebody has chosen: what was typed is then written over the version
 * that was shown beside it, or given up, as a whole or field by field.
 */
function filledFrom(
  values: Values,
  part: string,
  typed: ScorePart | VerdictPart,
): Pick<Typed<unknown>, "version" | "was" | "keeps"> {
  const shown = values[`standing:${part}`];
  if (shown !== undefined && values.choose === "mine") return { version: Number(shown), was: null };
  if (shown !== undefined && values.choose === "theirs") return { version: Number(shown), was: fillOf(typed) };
  if (shown !== undefined && values.choose === "each")
    return { version: Number(shown), was: null, keeps: keptOf(values, part) };
  return { version: Number(values[`version:${part}`] ?? 0), was: values[`was:${part}`] ?? null };
}

/** Fields of a part in which what stands was chosen, after another device was faster. */
export function keptOf(values: Readonly<Record<string, unknown>>, part: string): string[] {
  const prefix = `choice:${part}:`;
  const names = Object.keys(values).filter((name) => name.startsWith(prefix) && values[name] === "theirs");
  return names.map((name) => name.slice(prefix.length));
}
