import type { CaseData, Judgement, PreviewedCase } from "@klynge/core";
import { type Services, today } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { loadCase } from "../cases/index.ts";
import { asJudged } from "./load-move.ts";
import { casesToPreview, submissionsToPreview } from "./queries.ts";

/** One of those whom a new edition could concern: what it is, and what becomes of it. */
export interface Concerned extends PreviewedCase {
  /** `/cases/ID` or `/assessments/ID`. */
  readonly path: string;
  readonly cluster: string;
  readonly label: string;
  /** Holds a label, is under way, or has only submitted an assessment. */
  readonly as: "holder" | "running" | "assessment";
}

export interface Preview {
  readonly counts: Readonly<Record<PreviewedCase["change"], number>>;
  /** Whom something changes for first. */
  readonly concerned: readonly Concerned[];
}

interface Subject extends Pick<Concerned, "path" | "cluster" | "label" | "as"> {
  readonly before: string;
  readonly data: CaseData;
}

/** Cases that are loaded in one transaction: others wait no longer than for these. */
const AT_ONCE = 20;

/**
 * Who would gain or lose by an edition: cases that are under way or ended with a label that is valid, and submitted assessments that no
 * case rests on. Each is judged by its own edition and by this one, in a thread.
 */
export async function loadPreview(
  services: Services,
  person: Person,
  after: { readonly hash: string; readonly content: string },
): Promise<Preview> {
  const subjects = await subjectsOf(services, person);
  const own = [...new Set(subjects.map(({ before }) => before))];
  const editions = Object.fromEntries([
    ...own.map((hash) => [hash, JSON.stringify(services.editions.withHash(hash).edition)]),
    [after.hash, after.content],
  ]);
  const cases = subjects.map(({ before, data }) => ({ before, data }));
  const previewed = await services.editionWork.run({ do: "preview", editions, after: after.hash, cases });
  const concerned = subjects.map(({ path, cluster, label, as }, index) => ({
    ...(previewed[index] as PreviewedCase),
    path,
    cluster,
    label,
    as,
  }));
  const count = (wanted: PreviewedCase["change"]) => concerned.filter(({ change }) => change === wanted).length;
  return {
    counts: { gains: count("gains"), loses: count("loses"), stays: count("stays"), open: count("open") },
    concerned: concerned.toSorted((a, b) => weightOf(a) - weightOf(b) || a.cluster.localeCompare(b.cluster)),
  };
}

const ORDER = { loses: 0, open: 1, gains: 2, stays: 3 } as const;

function weightOf({ change, before, after }: Concerned): number {
  return ORDER[change] * 2 + (lowest(before) === lowest(after) ? 1 : 0);
}

function lowest(judgement: Judgement): number | null {
  return judgement.readable ? (judgement.points?.lowest ?? null) : null;
}

async function subjectsOf(services: Services, person: Person): Promise<Subject[]> {
  const { db } = services;
  const { cases, submitted } = await db.asPerson(person.id, async (tx) => ({
    cases: await casesToPreview(tx, today(services)),
    submitted: await submissionsToPreview(tx),
  }));
  const subjects: Subject[] = [];
  for (let at = 0; at < cases.length; at += AT_ONCE) {
    const some = cases.slice(at, at + AT_ONCE);
    subjects.push(
      ...(await db.asPerson(person.id, async (tx) => {
        const loaded: Subject[] = [];
        for (const { id } of some) loaded.push(ofCase(await loadCase(services, tx, id, person)));
        return loaded;
      })),
    );
  }
  const inCases = new Set(cases.map(({ assessmentId }) => assessmentId));
  const alone = submitted.filter(({ assessmentId }) => !inCases.has(assessmentId));
  return [
    ...subjects,
    ...alone.map(
      ({ assessmentId, cluster, label, editionHash, caseFile }): Subject => ({
        path: `/assessments/${assessmentId}`,
        cluster,
        label,
        as: "assessment",
        before: editionHash,
        data: JSON.parse(caseFile),
      }),
    ),
  ];
}

function ofCase(loaded: Awaited<ReturnType<typeof loadCase>>): Subject {
  const { case: row, process, edition } = loaded;
  return {
    path: `/cases/${row.id}`,
    cluster: process.cluster.name,
    label: row.label,
    as: process.decision ? "holder" : "running",
    before: edition.hash,
    data: asJudged(loaded),
  };
}
