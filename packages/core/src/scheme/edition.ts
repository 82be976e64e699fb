import { checkShape, readDocument } from "../document.ts";
import { ExpressionError, parseExpression } from "../expression/parse.ts";
import type { Expression } from "../expression/types.ts";
import { type Fault, fault, type Result } from "../problem.ts";
import { type Edition, type EditionTexts, hashEdition } from "./content.ts";
import { EDITION_FILES, type EditionFileName, type EditionFiles } from "./schema.ts";

/** Reads all files and expressions; the rules between them are checked by checkEdition. */
export function readEdition(texts: EditionTexts): Result<Edition> {
  const files: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const name of Object.keys(EDITION_FILES) as EditionFileName[]) {
    const result = readFile(name, texts.get(name));
    if (result.ok) files[name] = result.value;
    else faults.push(...result.faults.map((f) => ({ ...asMissingMark(f), file: name })));
  }
  for (const name of texts.keys()) {
    if (!(name in EDITION_FILES)) faults.push({ ...fault("unknown_key", "", { key: name }), file: name });
  }
  if (faults.length > 0) return { ok: false, faults };
  const read = files as unknown as EditionFiles;
  const expressions: Record<string, Expression> = {};
  for (const { file, path, text } of expressionTexts(read)) {
    try {
      expressions[text] ??= parseExpression(text);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      faults.push({ ...fault("malformed_expression", path, { detail: error.message }), file });
    }
  }
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, value: { hash: hashEdition(texts), files: read, expressions } };
}

/** Every value keeps the mark of where it comes from; that it lacks one deserves its own sentence. */
function asMissingMark(found: Fault): Fault {
  const mark = found.code === "missing_key" && /(^|\.)(provenance|topic|wording)$/.test(found.path);
  return mark ? fault("missing_provenance", found.path) : found;
}

function readFile(name: EditionFileName, text: string | undefined): Result<unknown> {
  if (text === undefined) return { ok: false, faults: [fault("file_not_found", "")] };
  const document = readDocument(text);
  return document.ok ? checkShape<unknown>(EDITION_FILES[name], document.value) : document;
}

interface ExpressionText {
  readonly file: EditionFileName;
  readonly path: string;
  readonly text: string;
}

/** Every condition and derivation of an edition, with its place. */
export function expressionTexts(files: EditionFiles): ExpressionText[] {
  const found: ExpressionText[] = [];
  const note = (file: EditionFileName, path: string, text: string | undefined): void => {
    if (text !== undefined) found.push({ file, path, text });
  };
  for (const [id, fact] of Object.entries(files["facts.yaml"].facts))
    note("facts.yaml", `facts.${id}.derived_from`, fact.derived_from);
  files["gold.yaml"].indicators.forEach((row, i) => {
    row.steps.forEach((step, s) => note("gold.yaml", `indicators[${i}].steps[${s}]`, step));
    note("gold.yaml", `indicators[${i}].not_applicable_if`, row.not_applicable_if);
  });
  files["bronze.yaml"].questions.forEach((row, i) => {
    if (row.trigger && "absolute" in row.trigger)
      note("bronze.yaml", `questions[${i}].trigger.absolute`, row.trigger.absolute);
  });
  const labels = files["label-rules.yaml"];
  labels.rules.forEach((row, i) => note("label-rules.yaml", `rules[${i}].condition`, row.condition));
  labels.validity.forEach((row, i) => note("label-rules.yaml", `validity[${i}].expression`, row.expression));
  labels.fees.forEach((row, i) => note("label-rules.yaml", `fees[${i}].condition`, row.condition));
  return found;
}
