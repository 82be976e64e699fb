import type { CompiledEdition } from "@klynge/core";
import { labelAnswer, scoreAnswer } from "@klynge/core/answers";
import { z } from "zod";
import { benchmarkAnswer } from "./benchmark.ts";
import { caseSchema } from "./case-schema.ts";
import { doctorAnswer } from "./doctor.ts";
import { importAnswer } from "./import.ts";
import { initAnswer, serveAnswer } from "./installation.ts";
import { reportAnswer } from "./report.ts";
import { schemeCheckAnswer } from "./scheme-check.ts";
import { schemeDiffAnswer } from "./scheme-diff.ts";
import { schemePreviewAnswer } from "./scheme-preview.ts";

/** JSON Schema (draft 2020-12) of what each verb reads and answers. */
interface Schemas {
  /** For the edition at hand. */
  readonly input: (edition: CompiledEdition) => unknown;
  readonly output: () => unknown;
}

const answer = (shape: z.ZodType) => (): unknown => z.toJSONSchema(shape, { io: "output" });

const portfolioSchema = (): unknown => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "string",
  contentMediaType: "text/csv",
  description:
    "One row for each cluster. Header: cluster, then any of country, portfolio and label, then ids of facts. UTF-8, comma, quotes doubled; an empty cell is unknown.",
});

const tableSchema = (): unknown => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "string",
  contentMediaType: "text/csv",
  description:
    "A table of NACE, NUTS or postal codes, as docs/operations.md names them: CSV or tab separated, UTF-8, plain or packed with gzip.",
});

const folderSchema = (): unknown => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "string",
  description: "Path of the folder of an edition, or of a folder that holds one; without it the shipped edition.",
});

const verbSchema = (): unknown => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "string",
  description: "The name of a verb; without it the answer has all of them, by name.",
});

const schemaSchema = (): unknown => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  properties: { verb: { type: "string" }, input: { type: "object" }, output: { type: "object" } },
  required: ["verb", "input", "output"],
  additionalProperties: false,
});

/** Verbs of an installation read no file; where it lies is told by options and environment. */
const nothingSchema = (): unknown => ({ $schema: "https://json-schema.org/draft/2020-12/schema", type: "null" });

export const SCHEMAS: Readonly<Record<string, Schemas>> = {
  init: { input: nothingSchema, output: answer(initAnswer) },
  serve: { input: nothingSchema, output: answer(serveAnswer) },
  import: { input: tableSchema, output: answer(importAnswer) },
  doctor: { input: nothingSchema, output: answer(doctorAnswer) },
  score: { input: caseSchema, output: answer(scoreAnswer) },
  label: { input: caseSchema, output: answer(labelAnswer) },
  benchmark: { input: portfolioSchema, output: answer(benchmarkAnswer) },
  report: { input: caseSchema, output: answer(reportAnswer) },
  "scheme check": { input: folderSchema, output: answer(schemeCheckAnswer) },
  "scheme diff": { input: folderSchema, output: answer(schemeDiffAnswer) },
  "scheme preview": { input: caseSchema, output: answer(schemePreviewAnswer) },
  schema: { input: verbSchema, output: schemaSchema },
};
