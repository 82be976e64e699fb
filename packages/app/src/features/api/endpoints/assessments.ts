import { z } from "@hono/zod-openapi";
import { answerLabel, answerScore } from "@klynge/core";
import { cleanText } from "../../../platform/clean-text.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import {
  caseOf,
  type LoadedAssessment,
  listSubmissions,
  loadAssessment,
  reopenAssessment,
  submitAssessment,
  withRegister,
} from "../../assessment/index.ts";
import { type Api, addEndpoint } from "../endpoint.ts";
import { sameVersion } from "../etag.ts";
import * as example from "../examples.ts";
import { pageOf, pageQuery } from "../paging.ts";
import { assessmentEtag, presentAssessment, presentSubmission } from "../present.ts";
import * as shape from "../shapes/assessment.ts";
import * as scores from "../shapes/score.ts";

export const params = z.object({ assessment: z.string() });

export function load(services: Services, person: Person, id: string): Promise<LoadedAssessment> {
  return services.db.asPerson(person.id, (tx) => loadAssessment(services, tx, id, person));
}

/** With what the register says beside the answers. */
export function loadWithRegister(services: Services, person: Person, id: string): Promise<LoadedAssessment> {
  return services.db.asPerson(person.id, async (tx) =>
    withRegister(services, tx, await loadAssessment(services, tx, id, person)),
  );
}

/** An assessment as a case file, what follows from it, and its submissions. */
export function addAssessments(api: Api): void {
  addEndpoint(api, {
    method: "get",
    path: "/assessments/{assessment}",
    name: "getAssessment",
    group: "assessments",
    params,
    answer: { schema: shape.assessment, example: example.assessment },
    run: async ({ services, person, params: { assessment } }) => {
      const loaded = await load(services, person, assessment);
      return { body: presentAssessment(loaded), etag: assessmentEtag(loaded) };
    },
  });

  addEndpoint(api, {
    method: "get",
    path: "/assessments/{assessment}/score",
    name: "getScore",
    group: "assessments",
    params,
    answer: { schema: scores.score, example: example.score },
    run: async ({ services, person, params: { assessment } }) => {
      const loaded = await load(services, person, assessment);
      return { body: answerScore(loaded.edition, caseOf(loaded), services.released) };
    },
  });

  addEndpoint(api, {
    method: "get",
    path: "/assessments/{assessment}/label",
    name: "getLabel",
    group: "assessments",
    params,
    answer: { schema: scores.label, example: example.label },
    run: async ({ services, person, params: { assessment } }) => {
      const loaded = await load(services, person, assessment);
      return { body: answerLabel(loaded.edition, caseOf(loaded)) };
    },
  });

  addEndpoint(api, {
    method: "post",
    path: "/assessments/{assessment}/submit",
    name: "submitAssessment",
    group: "submissions",
    params,
    ifMatch: true,
    answer: { schema: shape.submitted, example: example.submitted },
    problems: ["not_allowed", "not_ready", "reason_missing", "stale"],
    run: async ({ services, person, params: { assessment: assessmentId }, ifMatch }) => {
      const { assessment, ...loaded } = await load(services, person, assessmentId);
      // sent twice is one: what is submitted already is told again, whatever version the second one names
      if (assessment.state === "draft" && !sameVersion(ifMatch, assessmentEtag({ assessment, ...loaded })))
        throw changedMeanwhile({ assessment, ...loaded });
      return { body: await submitAssessment(services, person, { assessmentId, version: assessment.version }) };
    },
  });

  addEndpoint(api, {
    method: "post",
    path: "/assessments/{assessment}/reopen",
    name: "reopenAssessment",
    group: "submissions",
    params,
    body: { schema: shape.reopening, example: example.reopening },
    answer: { schema: shape.assessment, example: example.assessment },
    problems: ["not_allowed", "not_submitted", "stale"],
    run: async ({ services, person, params: { assessment: assessmentId }, body: { because } }) => {
      await reopenAssessment(services, person, { assessmentId, because: cleanText(because) });
      const loaded = await load(services, person, assessmentId);
      return { body: presentAssessment(loaded), etag: assessmentEtag(loaded) };
    },
  });

  addEndpoint(api, {
    method: "get",
    path: "/assessments/{assessment}/submissions",
    name: "listSubmissions",
    group: "submissions",
    params,
    query: pageQuery,
    answer: { schema: shape.submissionPage, example: example.pageWith(example.submission) },
    run: async ({ services, person, params: { assessment }, query }) => {
      const list = await services.db.asPerson(person.id, async (tx) => {
        const loaded = await loadAssessment(services, tx, assessment, person);
        return listSubmissions(tx, loaded.assessment.id);
      });
      const { items, next } = pageOf(list, query, ({ number }) => String(number));
      return { body: { items: items.map(presentSubmission), next }, next };
    },
  });
}

/** Who changed a fact last; a submission that was opened again has nobody here. */
function changedMeanwhile(loaded: LoadedAssessment): Problem {
  const last = [...loaded.facts.values()].sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime())[0];
  const details = { who: last?.changedByName || "?", when: last?.changedAt.toISOString() ?? "?" };
  return new Problem("precondition_failed", details, { etag: assessmentEtag(loaded) });
}
