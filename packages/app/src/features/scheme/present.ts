import {
  type CompiledEdition,
  type Day,
  diffEditions,
  type Edition,
  type EditionChange,
  type Language,
} from "@klynge/core";
import { localeOf } from "../../platform/i18n/locale.ts";
import type { Say } from "../../platform/i18n/texts.ts";
import { type Services, today } from "../../platform/services.ts";
import { wordingIn } from "../assessment/index.ts";
import type { EditionRow } from "./queries.ts";

/** What of an edition the pages show. */

export type Standing = "draft" | "coming" | "in_force" | "over" | "withdrawn";

export interface EditionView {
  /** Null for the one that the program came with. */
  readonly id: string | null;
  readonly hash: string;
  readonly name: string;
  readonly standing: Standing;
  readonly effectiveFrom: Day | null;
  /** Null for the one that the program came with. */
  readonly brought: { readonly by: string | null; readonly at: Date } | null;
}

export function presentEdition(services: Pick<Services, "editions" | "now">, row: EditionRow): EditionView {
  return {
    id: row.id,
    hash: row.hash,
    name: row.name,
    standing: standingOf(services, row),
    effectiveFrom: row.effectiveFrom,
    brought: { by: row.broughtByName, at: row.broughtAt },
  };
}

/** The one that the program came with, in force or followed by another. */
export function presentShipped({ editions, now }: Pick<Services, "editions" | "now">): EditionView {
  const [shipped] = editions.all();
  const { hash, id } = (shipped as { edition: CompiledEdition }).edition;
  const inForce = editions.inForce(today({ now })).hash === hash;
  return { id: null, hash, name: id, standing: inForce ? "in_force" : "over", effectiveFrom: null, brought: null };
}

function standingOf({ editions, now }: Pick<Services, "editions" | "now">, row: EditionRow): Standing {
  const day = today({ now });
  if (row.withdrawnAt) return "withdrawn";
  if (!row.publishedAt) return "draft";
  if ((row.effectiveFrom ?? "") > day) return "coming";
  return editions.inForce(day).hash === row.hash ? "in_force" : "over";
}

interface Reader {
  readonly language: Language;
  readonly say: Say;
}

/** A difference in the words of a page. */
export interface ShownChange {
  readonly what: string;
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

export interface ShownDifference {
  readonly result: readonly ShownChange[];
  readonly advice: readonly ShownChange[];
  /** How many texts, by file. */
  readonly words: readonly { readonly file: string; readonly count: number }[];
}

/** What differs, thresholds and conditions in words. */
export function presentDifference(before: CompiledEdition, after: Edition, reader: Reader): ShownDifference {
  const changes = diffEditions(before.edition, after);
  const wording = (edition: Edition) => wordingIn({ ...before, edition }, reader.language, reader.say);
  const words = { before: wording(before.edition), after: wording(after) };
  const shown = ({ touches, ...change }: EditionChange): ShownChange => ({
    what: whatIn(change, before.edition, after, reader),
    place: `${change.file}: ${change.path}`,
    before: valueIn(words.before, change.before, reader),
    after: valueIn(words.after, change.after, reader),
  });
  const files = Map.groupBy(
    changes.filter(({ touches }) => touches === "words"),
    ({ file }) => file,
  );
  return {
    result: changes.filter(({ touches }) => touches === "result").map(shown),
    advice: changes.filter(({ touches }) => touches === "advice").map(shown),
    words: [...files].map(([file, found]) => ({ file, count: found.length })),
  };
}

type Wording = ReturnType<typeof wordingIn>;

/** A condition as a sentence, another value as it stands in the file; rows that came or went whole are told by their name. */
function valueIn(wording: Wording, value: unknown, { say, language }: Reader): string {
  if (value === null) return "–";
  if (typeof value === "boolean") return say(value ? "scheme.yes" : "scheme.no");
  if (typeof value === "number") return value.toLocaleString(localeOf(language), { maximumFractionDigits: 6 });
  if (Array.isArray(value)) return value.every((one) => typeof one !== "object") ? value.join(", ") : `${value.length}`;
  if (typeof value === "object") return say("scheme.whole_row");
  const text = String(value);
  const tree = wording.edition.expressions[text];
  return (tree && wording.condition(tree)) || text;
}

/** "3.1 Financing", "gold.threshold_share": the row as the edition names it. */
function whatIn(
  { file, row, path }: Pick<EditionChange, "file" | "row" | "path">,
  before: Edition,
  after: Edition,
  { language, say }: Reader,
): string {
  if (row === null) return path;
  const name = nameOf(after, file, row, language) ?? nameOf(before, file, row, language);
  return [name ?? row, fieldIn(path, say)].filter(Boolean).join(", ");
}

/** The field of a row, where its name tells more than the row and the value do. */
function fieldIn(path: string, say: Say): string {
  const [, field = "", number] = /\]\.(\w+)(?:\[(\d+)\])?$/.exec(path) ?? [];
  if (field === "steps" && number) return say("scheme.field.step", { number: Number(number) + 1 });
  const known = (["condition", "gate", "max_points", "scored"] as const).find((one) => one === field);
  if (known) return say(`scheme.field.${known}`);
  return field === "value" ? "" : field;
}

/** Rows of the audit and the interview are known by their numbers too. */
function nameOf({ files }: Edition, file: string, row: string, language: Language): string | undefined {
  const numbered = (name: string | undefined) => name && `${row} ${name}`;
  if (file === "gold.yaml") return numbered(files["texts/gold.yaml"][row]?.short[language]);
  if (file === "bronze.yaml") return numbered(files["texts/bronze.yaml"][row]?.short[language]);
  if (file === "facts.yaml") return files["texts/facts.yaml"][row]?.name[language];
  if (file !== "label-rules.yaml") return undefined;
  const id = row.split(" ")[0] ?? row;
  const texts = files["texts/label-rules.yaml"];
  return (texts.eligibility[id] ?? texts.rules[id])?.name[language];
}
