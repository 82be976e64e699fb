import { checkShape, readDocument } from "../document.ts";
import { ExpressionError, parseExpression } from "../expression/parse.ts";
import type { Expression } from "../expression/types.ts";
import { type Fault, fault, type Result } from "../problem.ts";
import type { EditionTexts, PartOf } from "./content.ts";
import type { FileReader } from "./remembering-reader.ts";
import { EDITION_FILES, type EditionFileName, type EditionFiles } from "./schema.ts";

/** What could be read of an edition, and what is wrong with the rest; the rules are checked by checkEdition. */
export interface ReadEdition extends PartOf<never> {
  /** What stands in a file, whether it has its shape or not; without those that are no YAML. */
  readonly documents: Readonly<Partial<Record<EditionFileName, unknown>>>;
  readonly faults: readonly Fault[];
}

/** Reads all files and expressions. */
export function readEdition(texts: EditionTexts, read: FileReader = readDocument): ReadEdition {
  const documents: Partial<Record<EditionFileName, unknown>> = {};
  const files: Partial<Record<EditionFileName, unknown>> = {};
  const faults: Fault[] = [];
  for (const name of Object.keys(EDITION_FILES) as EditionFileName[]) {
    const document = readFile(texts.get(name), read);
    if (document.ok) documents[name] = document.value;
    const shaped = document.ok ? checkShape<unknown>(EDITION_FILES[name], document.value) : document;
    if (shaped.ok) files[name] = shaped.value;
    else faults.push(...shaped.faults.map((f) => ({ ...asMissingMark(f), file: name })));
  }
  for (const name of texts.keys()) {
    if (!(name in EDITION_FILES)) faults.push({ ...fault("unknown_key", "", { key: name }), file: name });
  }
  const expressions: Record<string, Expression> = {};
  for (const { file, path, text } of expressionTexts(files as Partial<EditionFiles>)) {
    try {
      expressions[text] ??= parseExpression(text);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      faults.push({ ...fault("malformed_expression", path, { detail: error.detail, ...error.details }), file });
    }
  }
  return { documents, files: files as Partial<EditionFiles>, expressions, faults };
}

/** Every value keeps the mark of where it comes from; that it lacks one deserves its own sentence. */
function asMissingMark(found: Fault): Fault {
  const mark = found.code === "missing_key" && /(^|\.)(provenance|topic|wording)$/.test(found.path);
  return mark ? fault("missing_provenance", found.path) : found;
}

function readFile(text: string | undefined, read: FileReader): Result<unknown> {
  return text === undefined ? { ok: false, faults: [fault("file_not_found", "")] } : read(text);
}

interface ExpressionText {
  readonly file: EditionFileName;
  readonly path: string;
  readonly text: string;
}

/** Every condition and derivation of the files that have been read, with its place. */
export function expressionTexts(files: Partial<EditionFiles>): ExpressionText[] {
  const found: ExpressionText[] = [];
  const note = (file: EditionFileName, path: string, text: string | undefined): void => {
    if (text !== undefined) found.push({ file, path, text });
  };
  for (const [id, fact] of Object.entries(files["facts.yaml"]?.facts ?? {}))
    note("facts.yaml", `facts.${id}.derived_from`, fact.derived_from);
  files["gold.yaml"]?.indicators.forEach((row, i) => {
    row.steps.forEach((step, s) => note("gold.yaml", `indicators[${i}].steps[${s}]`, step));
    note("gold.yaml", `indicators[${i}].not_applicable_if`, row.not_applicable_if);
  });
  files["bronze.yaml"]?.questions.forEach((row, i) => {
    if (row.trigger && "absolute" in row.trigger)
      note("bronze.yaml", `questions[${i}].trigger.absolute`, row.trigger.absolute);
  });
  const labels = files["label-rules.yaml"];
  labels?.rules.forEach((row, i) => note("label-rules.yaml", `rules[${i}].condition`, row.condition));
  labels?.validity.forEach((row, i) => note("label-rules.yaml", `validity[${i}].expression`, row.expression));
  labels?.fees.forEach((row, i) => note("label-rules.yaml", `fees[${i}].condition`, row.condition));
  return found;
}
