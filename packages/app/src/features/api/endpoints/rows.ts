import { z } from "@hono/zod-openapi";
import type { CompiledEdition } from "@klynge/core";
import { cleanText } from "../../../platform/clean-text.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { type AskedRow, askedRows, type LoadedAssessment, saveRow } from "../../assessment/index.ts";
import { conflictProblem, conflictsSince } from "../conflicts.ts";
import { type Api, addEndpoint, type Of } from "../endpoint.ts";
import { sameVersion } from "../etag.ts";
import * as example from "../examples.ts";
import { pageOf, pageQuery } from "../paging.ts";
import { presentRows, rowEtag } from "../present.ts";
import * as shape from "../shapes/assessment.ts";
import { load, params } from "./assessments.ts";

const rowParams = params.extend({ row: z.string() });

/** Rows of an assessment: what is asked, what is answered, and the answer that is put. */
export function addRows(api: Api): void {
  addEndpoint(api, {
    method: "get",
    path: "/assessments/{assessment}/rows",
    name: "listRows",
    group: "rows",
    params,
    query: pageQuery,
    answer: { schema: shape.rowPage, example: example.pageWith(example.row) },
    run: async ({ services, person, params: { assessment }, query }) => {
      const rows = presentRows(services.edition, await load(services, person, assessment));
      const { items, next } = pageOf(rows, query, ({ id }) => id);
      return { body: { items, next }, next };
    },
  });

  addEndpoint(api, {
    method: "get",
    path: "/assessments/{assessment}/rows/{row}",
    name: "getRow",
    group: "rows",
    params: rowParams,
    answer: { schema: shape.row, example: example.row },
    run: async ({ services, person, params: { assessment, row } }) =>
      answered(services.edition, await load(services, person, assessment), row),
  });

  addEndpoint(api, {
    method: "put",
    path: "/assessments/{assessment}/rows/{row}",
    name: "saveRow",
    group: "rows",
    params: rowParams,
    ifMatch: true,
    body: { schema: shape.rowAnswer, example: example.answer },
    answer: { schema: shape.row, example: example.row },
    problems: ["not_allowed", "already_submitted"],
    run: async ({ services, person, params: { assessment: assessmentId, row: rowId }, body, ifMatch }) => {
      const { edition } = services;
      const before = await load(services, person, assessmentId);
      const row = rowOf(edition, before, rowId);
      const answer = cleaned(body);
      refuseIncomplete(row, answer);
      if (!sameVersion(ifMatch, rowEtag(before, row)))
        throw conflictProblem(before, row, conflictsSince(before, row, answer, ifMatch));
      const saved = await saveRow(services, person, { assessmentId, rowId, answer: versioned(before, row, answer) });
      if ("conflicts" in saved) throw conflictProblem(saved.loaded, row, saved.conflicts);
      if ("faults" in saved) throw faultProblem(saved.faults);
      return answered(edition, saved.loaded, rowId);
    },
  });
}

function answered(edition: CompiledEdition, loaded: LoadedAssessment, rowId: string) {
  const row = found(presentRows(edition, loaded).find(({ id }) => id === rowId));
  return { body: row, etag: row.etag };
}

function rowOf(edition: CompiledEdition, { assessment }: LoadedAssessment, rowId: string): AskedRow {
  return found(askedRows(edition, found(edition.schemes.get(assessment.scheme))).find(({ id }) => id === rowId));
}

type Answer = Of<typeof shape.rowAnswer>;

/** Texts as a form would have brought them. */
function cleaned({ facts, evidence, comment, texts }: Answer): Answer {
  return {
    facts,
    evidence: cleanText(evidence),
    comment: cleanText(comment),
    texts: Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, cleanText(text)])),
  };
}

/** What is put is the whole answer: nothing that the row does not ask, and nothing left out that it does. */
function refuseIncomplete({ facts, texts }: AskedRow, answer: Answer): void {
  compare(
    "facts",
    facts.map(({ id }) => id),
    answer.facts,
  );
  compare("texts", texts, answer.texts);

  function compare(name: string, asked: readonly string[], given: Readonly<Record<string, unknown>>): void {
    const strange = Object.keys(given).find((key) => !asked.includes(key));
    if (strange !== undefined)
      throw new Problem("invalid_request", { path: `${name}.${strange}`, reason: "not_asked" });
    const missing = asked.find((key) => !Object.hasOwn(given, key));
    if (missing !== undefined) throw new Problem("invalid_request", { path: `${name}.${missing}`, reason: "missing" });
  }
}

function versioned({ facts, notes }: LoadedAssessment, row: AskedRow, { facts: values, ...note }: Answer) {
  return {
    facts: new Map(
      row.facts.map(({ id }) => [id, { value: values[id] ?? null, version: facts.get(id)?.version ?? 0 }]),
    ),
    note: { ...note, version: notes.get(row.id)?.version ?? 0 },
  };
}

/** What the core says of a value. */
function faultProblem(
  faults: readonly { fact: string; code: string; details: Readonly<Record<string, string | number>> }[],
): Problem {
  const told = faults.map(({ fact, code, details }) => ({ path: `facts.${fact}`, reason: code, details }));
  const { path = "facts", reason = "invalid" } = told[0] ?? {};
  return new Problem("invalid_request", { path, reason }, { faults: told });
}
