import { createHash } from "node:crypto";
import type { Person } from "../../platform/web/env.ts";
import {
  type AskedRow,
  askedRows,
  type Changed,
  caseData,
  type LoadedAssessment,
  type SubmissionRow,
  scoreAssessment,
} from "../assessment/index.ts";
import type { listClusters } from "../registry/index.ts";
import type { ShownOrder } from "../report/index.ts";
import type { Of } from "./endpoint.ts";
import type * as assessments from "./shapes/assessment.ts";
import type * as clusters from "./shapes/cluster.ts";
import type * as reports from "./shapes/report.ts";

/** The only place that decides which fields leave through the API. Score and label have their own in `features/assessment`. */

type SeenCluster = Awaited<ReturnType<typeof listClusters>>[number];

export function presentMe(person: Person, seen: readonly SeenCluster[]): Of<typeof clusters.me> {
  const { id, name, email, language, offices } = person;
  const own = seen.flatMap(({ cluster, role }) => (role ? [{ id: cluster.id, name: cluster.name, role }] : []));
  return { id, name, email, language, offices, clusters: own };
}

export function presentCluster({ cluster, role }: SeenCluster): Of<typeof clusters.cluster> {
  const { id, name, country, place, invented, label, labelValidFrom, labelValidUntil } = cluster;
  return {
    id,
    name,
    country,
    place,
    invented,
    role,
    label:
      label && labelValidFrom && labelValidUntil
        ? { label, valid_from: labelValidFrom, valid_until: labelValidUntil }
        : null,
  };
}

export function presentSummary(assessment: LoadedAssessment["assessment"]): Of<typeof clusters.assessmentSummary> {
  return {
    id: assessment.id,
    cluster: assessment.clusterId,
    scheme: assessment.scheme,
    edition: assessment.edition,
    edition_hash: assessment.editionHash,
    label: assessment.label,
    reference_date: assessment.referenceDate,
    submit_by: assessment.submitBy,
    state: assessment.state,
    created_at: assessment.createdAt.toISOString(),
  };
}

export function presentAssessment(loaded: LoadedAssessment): Of<typeof assessments.assessment> {
  const data = caseData(loaded) as unknown as Of<typeof assessments.caseFile>;
  return { ...presentSummary(loaded.assessment), case: data };
}

/** The version of the assessment, and those of all its facts: whoever submits, submits these answers. */
export function assessmentEtag({ assessment, facts }: LoadedAssessment): string {
  const versions = [...facts].map(([fact, { version }]) => `${fact}:${version}`).sort();
  const hash = createHash("sha256").update(versions.join(" ")).digest("base64url").slice(0, 16);
  return `"${assessment.version}-${hash}"`;
}

/**
 * The versions of everything that is entered in a row: its facts in their order, then its note. What is changed starts from these;
 * what is read also shows the register, whose revision stands behind a plus.
 */
export function rowEtag({ facts, notes }: LoadedAssessment, row: AskedRow): string {
  const versions = [...row.facts.map(({ id }) => facts.get(id)?.version ?? 0), notes.get(row.id)?.version ?? 0];
  return `"${row.id}-${versions.join(".")}"`;
}

function seenEtag(loaded: LoadedAssessment, row: AskedRow): string {
  return loaded.register ? rowEtag(loaded, row).replace(/"$/, `+${loaded.registerRevision}"`) : rowEtag(loaded, row);
}

export function presentRows(loaded: LoadedAssessment): Of<typeof assessments.row>[] {
  const { scheme, score } = scoreAssessment(loaded);
  const scored = new Map(score.rows.map((row) => [row.id, row]));
  return askedRows(loaded.edition, scheme).map((row) => presentRow(loaded, row, scored.get(row.id) ?? null));
}

export function presentAnswer({ facts, notes }: LoadedAssessment, row: AskedRow): Of<typeof assessments.rowAnswer> {
  const note = notes.get(row.id);
  const reasons = row.facts.flatMap(({ id }) => {
    const reason = facts.get(id)?.reason;
    return reason ? [[id, reason]] : [];
  });
  return {
    facts: Object.fromEntries(row.facts.map(({ id }) => [id, facts.get(id)?.value ?? null])),
    ...(reasons.length > 0 && { reasons: Object.fromEntries(reasons) }),
    evidence: note?.evidence ?? "",
    comment: note?.comment ?? "",
    texts: Object.fromEntries(row.texts.map((id) => [id, note?.texts[id] ?? ""])),
  };
}

function presentRow(
  loaded: LoadedAssessment,
  row: AskedRow,
  scored: Of<typeof assessments.rowScore> | null,
): Of<typeof assessments.row> {
  return {
    id: row.id,
    assessment: loaded.assessment.id,
    group: row.group,
    etag: seenEtag(loaded, row),
    answer: presentAnswer(loaded, row),
    asks: row.facts.map(({ id, definition }) => ({
      fact: id,
      unit: definition.unit,
      changed: presentChanged(loaded.facts.get(id)),
      register: presentRegister(loaded, id),
      reason: loaded.facts.get(id)?.reason ?? "",
    })),
    elsewhere: row.elsewhere,
    noted: presentChanged(loaded.notes.get(row.id)),
    score: scored && {
      points: scored.points,
      max: scored.max,
      value: scored.value,
      unit: scored.unit,
      state: scored.state,
      gate: scored.gate,
    },
  };
}

function presentRegister(
  { register, facts }: LoadedAssessment,
  fact: string,
): Of<typeof assessments.registerSaid> | null {
  const taken = facts.get(fact)?.register ?? null;
  const now = register?.facts[fact];
  if (!taken && !now) return null;
  return {
    value: register ? (now?.value ?? null) : (taken?.value ?? null),
    gaps: (now?.gaps ?? []).map(({ code, of }) => ({
      code,
      of: of.map((id) => ({ id: register?.subjects.get(id)?.id ?? id, name: register?.subjects.get(id)?.name ?? id })),
    })),
    taken: taken?.value ?? null,
    taken_at: taken?.on ?? null,
  };
}

/** By name: an id of a person is nobody's business. An erased person has none. */
function presentChanged(changed: Changed | undefined): { by: string | null; at: string } | null {
  return changed ? { by: changed.changedByName || null, at: changed.changedAt.toISOString() } : null;
}

export function presentSubmission(row: SubmissionRow): Of<typeof assessments.submission> {
  return {
    number: row.number,
    sha256: row.sha256,
    case_file: row.caseFile,
    submitted_at: row.submittedAt.toISOString(),
    reopened: row.reopenedAt && { at: row.reopenedAt.toISOString(), because: row.reopenedBecause ?? "" },
  };
}

export function presentOrder(order: ShownOrder): Of<typeof reports.order> {
  return {
    id: order.id,
    assessment: order.assessmentId,
    cluster: order.clusterId,
    language: order.language,
    groups: order.groups,
    state: order.state,
    step: order.step,
    failure: order.failure,
    ordered_by: order.orderedByName || null,
    ordered_at: order.orderedAt.toISOString(),
    finished_at: order.finishedAt?.toISOString() ?? null,
    file:
      order.state === "done" && order.sha256 && order.bytes
        ? { sha256: order.sha256, bytes: order.bytes, pages: order.pages }
        : null,
  };
}
