import type { Of } from "./endpoint.ts";
import type * as assessments from "./shapes/assessment.ts";
import type * as clusters from "./shapes/cluster.ts";
import type * as reports from "./shapes/report.ts";
import type * as scores from "./shapes/score.ts";

/** What the description shows. Everything is invented; a test checks each example against its schema. */

const CLUSTER = "3b241101-e2bb-4255-8caf-4136c566a962";
const ASSESSMENT = "9b2f1c1e-5f0c-4f0e-9d53-7a6f4a1d3c55";
const HASH = "4f1a8d0c6f7f0b5b3c6f6f2f3f0e9a41c1b2d3e4f5061728394a5b6c7d8e9f00";

export const cluster: Of<typeof clusters.cluster> = {
  id: CLUSTER,
  name: "Fjordkraft Industriklynge",
  country: "NO",
  place: "Porsgrunn",
  invented: true,
  role: "owner",
  label: { label: "bronze", valid_from: "2025-04-01", valid_until: "2028-03-31" },
};

export const me: Of<typeof clusters.me> = {
  id: "ingrid-solheim",
  name: "Ingrid Solheim",
  email: "ingrid@example.org",
  language: "en",
  offices: [],
  clusters: [{ id: CLUSTER, name: cluster.name, role: "owner" }],
};

export const newAssessment: Of<typeof clusters.newAssessment> = {
  scheme: "ecei-gold",
  label: "gold",
  reference_date: "2026-05-01",
};

export const summary: Of<typeof clusters.assessmentSummary> = {
  id: ASSESSMENT,
  cluster: CLUSTER,
  edition: "ecei-2026",
  edition_hash: HASH,
  ...newAssessment,
  submit_by: "2027-01-15",
  state: "draft",
  created_at: "2026-11-02T09:30:00.000Z",
};

export const caseFile: Of<typeof assessments.caseFile> = {
  case: ASSESSMENT,
  invented: true,
  scheme: "ecei-gold",
  edition: "ecei-2026",
  reference_date: "2026-05-01",
  cluster: { name: cluster.name, country: "NO" },
  facts: { "participants.committed": 80, "contacts.participants_contacted": 48, "website.exists": true },
  application: { label: "gold" },
};

export const assessment: Of<typeof assessments.assessment> = { ...summary, case: caseFile };

const reasons = { "participants.committed": "Two letters of intent were withdrawn in April." };

export const filled: Of<typeof assessments.filled> = {
  filled: ["contacts.participants_contacted", "team.fte"],
  contradicting: ["participants.within_radius"],
};

export const takeOver: Of<typeof assessments.takeOver> = { facts: ["contacts.participants_contacted"] };

export const answer: Of<typeof assessments.rowAnswer> = {
  facts: { "participants.committed": 80, "contacts.participants_contacted": 48 },
  reasons,
  evidence: "Contact log of 2025, shown to the expert.",
  comment: "",
  texts: {},
};

const changed = { by: "Ingrid Solheim", at: "2026-11-20T13:05:00.000Z" };

export const row: Of<typeof assessments.row> = {
  id: "2.5",
  assessment: ASSESSMENT,
  group: "2",
  etag: '"2.5-1.3.2+17"',
  answer,
  asks: [
    {
      fact: "participants.committed",
      unit: "count",
      changed,
      register: { value: 82, gaps: [], taken: 82, taken_at: "2026-11-20" },
      reason: reasons["participants.committed"],
    },
    {
      fact: "contacts.participants_contacted",
      unit: "count",
      changed,
      register: { value: 50, gaps: [], taken: 48, taken_at: "2026-11-20" },
      reason: "",
    },
  ],
  elsewhere: [],
  noted: changed,
  score: { points: 4, max: 5, value: 0.6, unit: "share", state: "scored", gate: "none" },
};

const step = (number: number, threshold: number, met: boolean) => ({
  code: "step" as const,
  step: number,
  met,
  parts: [{ fact: "contacts.share", op: ">=" as const, threshold, value: 0.6, met }],
});

export const score: Of<typeof scores.score> = {
  scheme: "ecei-gold",
  edition: "ecei-2026",
  hash: HASH,
  total: { points: 118, max: 150, share: 0.7867, lowest: 118, highest: 123, unknown: 1 },
  dimensions: [{ id: "2", points: 24, max: 30, unknown: 0 }],
  indicators: [
    {
      id: "2.5",
      dimension: "2",
      points: 4,
      max: 5,
      value: 0.6,
      unit: "share",
      state: "scored",
      rule: "contacts.share >= 0.6",
      gate: "none",
      explanation: [step(4, 0.6, true), step(5, 0.8, false)],
      next: {
        points: 5,
        needs: [{ fact: "contacts.participants_contacted", from: 48, to: 64, change: 16, unit: "count" }],
      },
    },
  ],
  warnings: [],
  improve: ["2.5"],
  strengths: ["1.1"],
};

export const label: Of<typeof scores.label> = {
  label: "gold",
  edition: "ecei-2026",
  hash: HASH,
  outcome: "undecided",
  reasons: [{ code: "points_open", rule: "gold.points", found: { share: { lowest: 0.78, highest: 0.82 } } }],
  valid_from: null,
  valid_until: null,
  kind: "first",
  fee: { amount: 6000, currency: "EUR" },
  rules: [{ id: "gold.points", group: "points", condition: "share >= 0.8", holds: null }],
  warnings: [],
};

export const submitted: Of<typeof assessments.submitted> = { number: 1, sha256: HASH };

export const reopening: Of<typeof assessments.reopening> = { because: "The budget was that of 2024." };

export const submission: Of<typeof assessments.submission> = {
  ...submitted,
  case_file: `${JSON.stringify(caseFile, null, 2)}\n`,
  submitted_at: "2026-11-21T08:00:00.000Z",
  reopened: { at: "2026-11-22T09:15:00.000Z", because: reopening.because },
};

export const newOrder: Of<typeof reports.newOrder> = { language: "nb", groups: [] };

export const order: Of<typeof reports.order> = {
  id: "0c8ab9d5-6a1e-4f5e-9a63-0d9b2f1e7c11",
  assessment: ASSESSMENT,
  cluster: CLUSTER,
  ...newOrder,
  state: "done",
  step: 4,
  failure: null,
  ordered_by: "Ingrid Solheim",
  ordered_at: "2026-11-22T09:00:00.000Z",
  finished_at: "2026-11-22T09:00:03.000Z",
  file: { sha256: HASH, bytes: 412_345, pages: 24 },
};

export function pageWith<Item>(item: Item): { items: readonly Item[]; next: string | null } {
  return { items: [item], next: "WyIzYjI0MTEwMSJd" };
}
