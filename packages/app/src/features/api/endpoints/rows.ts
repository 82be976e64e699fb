import { z } from "@hono/zod-openapi";
import { cleanText } from "../../../platform/clean-text.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { type AskedRow, askedRows, fillFromRegister, type LoadedAssessment, saveRow } from "../../assessment/index.ts";
import { conflictProblem, conflictsSince } from "../conflicts.ts";
import { type Api, addEndpoint, type Of } from "../endpoint.ts";
import { sameVersion, withoutRevision } from "../etag.ts";
import * as example from "../examples.ts";
import { pageOf, pageQuery } from "../paging.ts";
import { presentAnswer, presentRows, rowEtag } from "../present.ts";
import * as shape from "../shapes/assessment.ts";
import { loadWithRegister, params } from "./assessments.ts";

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
      const rows = presentRows(await loadWithRegister(services, person, assessment));
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
      answered(await loadWithRegister(services, person, assessment), row),
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
      const before = await loadWithRegister(services, person, assessmentId);
      const row = rowOf(before, rowId);
      const answer = cleaned(body);
      refuseIncomplete(row, answer);
      const match = withoutRevision(ifMatch);
      if (!sameVersion(match, rowEtag(before, row)))
        throw conflictProblem(before, row, conflictsSince(before, row, answer, match));
      const saved = await saveRow(services, person, { assessmentId, rowId, answer: versioned(before, row, answer) });
      return answeredWith(saved, row);
    },
  });

  addEndpoint(api, {
    method: "post",
    path: "/assessments/{assessment}/rows/{row}/take-over",
    name: "takeOver",
    group: "rows",
    params: rowParams,
    ifMatch: true,
    body: { schema: shape.takeOver, example: example.takeOver },
    answer: { schema: shape.row, example: example.row },
    problems: ["not_allowed", "already_submitted"],
    run: async ({ services, person, params: { assessment: assessmentId, row: rowId }, body, ifMatch }) => {
      const before = await loadWithRegister(services, person, assessmentId);
      const row = rowOf(before, rowId);
      refuseUntold(before, row, body.facts);
      const match = withoutRevision(ifMatch);
      const own = presentAnswer(before, row);
      if (!sameVersion(match, rowEtag(before, row)))
        throw conflictProblem(before, row, conflictsSince(before, row, own, match));
      const version = (fact: string): number => before.facts.get(fact)?.version ?? 0;
      const saved = await saveRow(services, person, {
        assessmentId,
        rowId,
        answer: (_, { register }) => ({
          facts: new Map(
            body.facts.map((fact) => [fact, { value: register?.facts[fact]?.value ?? null, version: version(fact) }]),
          ),
          note: null,
        }),
      });
      return answeredWith(saved, row);
    },
  });

  addEndpoint(api, {
    method: "post",
    path: "/assessments/{assessment}/fill",
    name: "fillFromRegister",
    group: "rows",
    params,
    answer: { schema: shape.filled, example: example.filled },
    problems: ["not_allowed", "already_submitted"],
    run: async ({ services, person, params: { assessment } }) => ({
      body: await fillFromRegister(services, person, assessment),
    }),
  });
}

function answeredWith(saved: Awaited<ReturnType<typeof saveRow>>, row: AskedRow) {
  if ("conflicts" in saved) throw conflictProblem(saved.loaded, row, saved.conflicts);
  if ("faults" in saved) throw faultProblem(saved.faults);
  return answered(saved.loaded, row.id);
}

/** Only what the row asks and the register knows can be taken over. */
function refuseUntold({ register }: LoadedAssessment, { facts }: AskedRow, wanted: readonly string[]): void {
  const strange = wanted.find((fact) => facts.every(({ id }) => id !== fact));
  if (strange !== undefined) throw new Problem("invalid_request", { path: `facts.${strange}`, reason: "not_asked" });
  const untold = wanted.find((fact) => register && (register.facts[fact]?.value ?? null) === null);
  if (untold !== undefined)
    throw new Problem("invalid_request", { path: `facts.${untold}`, reason: "not_in_register" });
}

function answered(loaded: LoadedAssessment, rowId: string) {
  const row = found(presentRows(loaded).find(({ id }) => id === rowId));
  return { body: row, etag: row.etag };
}

function rowOf({ assessment, edition }: LoadedAssessment, rowId: string): AskedRow {
  return found(askedRows(edition, found(edition.schemes.get(assessment.scheme))).find(({ id }) => id === rowId));
}

type Answer = Of<typeof shape.rowAnswer>;

/** Texts as a form would have brought them. */
function cleaned({ facts, evidence, comment, texts, reasons }: Answer): Answer {
  return {
    facts,
    ...(reasons && {
      reasons: Object.fromEntries(Object.entries(reasons).map(([id, text]) => [id, cleanText(text)])),
    }),
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
  const strange = Object.keys(answer.reasons ?? {}).find((fact) => facts.every(({ id }) => id !== fact));
  if (strange !== undefined) throw new Problem("invalid_request", { path: `reasons.${strange}`, reason: "not_asked" });

  function compare(name: string, asked: readonly string[], given: Readonly<Record<string, unknown>>): void {
    const strange = Object.keys(given).find((key) => !asked.includes(key));
    if (strange !== undefined)
      throw new Problem("invalid_request", { path: `${name}.${strange}`, reason: "not_asked" });
    const missing = asked.find((key) => !Object.hasOwn(given, key));
    if (missing !== undefined) throw new Problem("invalid_request", { path: `${name}.${missing}`, reason: "missing" });
  }
}

function versioned({ facts, notes }: LoadedAssessment, row: AskedRow, answer: Answer) {
  const { facts: values, reasons = {}, ...note } = answer;
  const version = (fact: string): number => facts.get(fact)?.version ?? 0;
  return {
    facts: new Map(row.facts.map(({ id }) => [id, { value: values[id] ?? null, version: version(id) }])),
    reasons: new Map(Object.entries(reasons).map(([id, reason]) => [id, { reason, version: version(id) }])),
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
