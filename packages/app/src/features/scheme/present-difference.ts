import { type CompiledEdition, diffEditions, type Edition, type EditionChange, type Language } from "@klynge/core";
import { localeOf } from "../../platform/i18n/locale.ts";
import type { Say } from "../../platform/i18n/texts.ts";
import { wordingIn } from "../assessment/index.ts";

/** What differs between two editions, in the words of a page. */

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
    before: valueIn(words.before, fieldOf(change)[0], change.before, reader),
    after: valueIn(words.after, fieldOf(change)[0], change.after, reader),
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

/** In words as far as the edition has any; rows that came or went whole are told by their name. */
function valueIn(wording: Wording, field: string, value: unknown, reader: Reader): string {
  const { say, language } = reader;
  if (value === null) return "–";
  if (typeof value === "boolean") return say(value ? "scheme.yes" : "scheme.no");
  if (typeof value === "number") return value.toLocaleString(localeOf(language), { maximumFractionDigits: 6 });
  if (Array.isArray(value))
    return value.every((one) => typeof one !== "object")
      ? value.map((one) => valueIn(wording, field, one, reader)).join(", ")
      : `${value.length}`;
  if (typeof value === "object") return say("scheme.whole_row");
  return textIn(wording, field, String(value), reader);
}

/** A condition as a sentence, a fact by its name, a code as the edition or the page calls it. */
function textIn(wording: Wording, field: string, text: string, { say }: Reader): string {
  const { files, expressions } = wording.edition;
  const tree = expressions[text];
  if (tree) return wording.condition(tree) || text;
  if (field === "false_means") return say(`scheme.outcome.${text === "refused" ? "refused" : "undecided"}`);
  const { units, windows } = files["texts/units.yaml"];
  const reasons = field.startsWith("code_") ? files["texts/label-rules.yaml"].reasons[text] : undefined;
  const known = { unit: units[text]?.name, window: windows[text] }[field] ?? reasons;
  return known ? wording.text(known) : wording.factName(text);
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
  return [(name ?? row).replace(/\.$/, ""), fieldIn({ row, path }, say)].filter(Boolean).join(", ");
}

/** The field of a row, where its name tells more than the row and the value do. */
function fieldIn(change: Pick<EditionChange, "row" | "path">, say: Say): string {
  const [field, number] = fieldOf(change);
  if (field === "steps" && number) return say("scheme.field.step", { number: Number(number) + 1 });
  const known = FIELDS.find((one) => one === field);
  if (known) return say(`scheme.field.${known}`);
  return field === "value" ? "" : field.replaceAll("_", " ");
}

const FIELDS = [
  "condition",
  "gate",
  "max_points",
  "scored",
  "headline_fact",
  "not_applicable_if",
  "false_means",
  "code_false",
  "code_unknown",
  "amount",
  "currency",
  "expression",
  "highest",
  "vocabulary",
  "derived_from",
  "unknown_when",
  "unit",
  "window",
  "part_of",
  "trigger",
  "answers",
  "dimension",
  "prefillable",
] as const;

/** What stands behind the row in the path, with its number in a list: `indicators[2.5].steps[4]`, `facts.press.mentions.highest`. */
function fieldOf({ row, path }: Pick<EditionChange, "row" | "path">): [field: string, number: string | undefined] {
  const behind = path.slice(path.indexOf(row ?? "") + (row ?? "").length);
  const [, field = "", number] = /^\]?\.(\w+)(?:\[(\d+)\])?/.exec(behind) ?? [];
  return [field, number];
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
