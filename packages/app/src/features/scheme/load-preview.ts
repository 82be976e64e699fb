import { createHash } from "node:crypto";
import type { CaseData, Judgement, PreviewedCase } from "@klynge/core";
import type { Database } from "../../platform/database/database.ts";
import { type Services, today } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { loadCase } from "../cases/index.ts";
import { asJudged } from "./load-move.ts";
import { casesToPreview, submissionsToPreview, submittedFile, validLabels } from "./queries.ts";

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
  /** When it was reckoned. */
  readonly asOf: Date;
  readonly counts: Readonly<Record<PreviewedCase["change"], number>>;
  /** Whom something changes for first. */
  readonly concerned: readonly Concerned[];
  /** Labels that only the register knows: what they rest on is not here, so that no edition can judge them. */
  readonly unjudged: Standing["labels"];
}

interface Subject extends Pick<Concerned, "path" | "cluster" | "label" | "as"> {
  readonly before: string;
  readonly data: CaseData;
}

interface After {
  readonly hash: string;
  readonly content: string;
}

/**
 * Who would gain or lose by an edition: cases that are under way or ended with a label that is valid, and submitted assessments that no
 * case rests on. Each is judged by its own edition and by this one, in a thread; again only when one of them has moved on since.
 */
export async function loadPreview(services: Services, person: Person, after: After): Promise<Preview> {
  const standing = await standingNow(services, person);
  const version = createHash("sha256").update(JSON.stringify(standing)).digest("hex");
  return keptPreview(services.db, `${after.hash} ${version}`, () => previewOf(services, person, standing, after));
}

/** Few drafts are looked at at a time. */
const MOST = 8;

/** The last ones of each installation, by edition and what they were reckoned from; whoever asks meanwhile waits for the same one. */
const previews = new WeakMap<Database, Map<string, Promise<Preview>>>();

/** The one that was reckoned before, or a new one. */
function keptPreview(db: Database, key: string, reckon: () => Promise<Preview>): Promise<Preview> {
  const own = previews.get(db) ?? new Map<string, Promise<Preview>>();
  previews.set(db, own);
  const known = own.get(key);
  if (known) return known;
  const made = reckon();
  own.set(key, made);
  for (const oldest of [...own.keys()].slice(0, -MOST)) own.delete(oldest);
  made.catch(() => own.delete(key));
  return made;
}

type Standing = Awaited<ReturnType<typeof standingNow>>;

/** All that a preview rests on, small enough to be asked for each time: what was submitted never changes, and a trail only grows. */
async function standingNow(services: Services, person: Person) {
  const day = today(services);
  return services.db.asPerson(person.id, async (tx) => {
    const cases = await casesToPreview(tx, day);
    const inCases = new Set(cases.map(({ assessmentId }) => assessmentId));
    const decided = new Set(cases.filter(({ state }) => DECIDED.has(state)).map(holder));
    return {
      cases,
      alone: (await submissionsToPreview(tx)).filter(({ assessmentId }) => !inCases.has(assessmentId)),
      labels: (await validLabels(tx, day)).filter((one) => !decided.has(holder(one))),
    };
  });
}

const DECIDED: ReadonlySet<string> = new Set(["awarded", "published"]);

function holder({ clusterId, label }: { readonly clusterId: string; readonly label: string | null }): string {
  return `${clusterId} ${label}`;
}

async function previewOf(services: Services, person: Person, standing: Standing, after: After): Promise<Preview> {
  const asOf = services.now();
  const subjects = await subjectsOf(services, person, standing);
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
    asOf,
    counts: { gains: count("gains"), loses: count("loses"), stays: count("stays"), open: count("open") },
    concerned: concerned.toSorted((a, b) => weightOf(a) - weightOf(b) || a.cluster.localeCompare(b.cluster)),
    unjudged: standing.labels,
  };
}

const ORDER = { loses: 0, open: 1, gains: 2, stays: 3 } as const;

function weightOf({ change, before, after }: Concerned): number {
  return ORDER[change] * 2 + (lowest(before) === lowest(after) ? 1 : 0);
}

function lowest(judgement: Judgement): number | null {
  return judgement.readable ? (judgement.points?.lowest ?? null) : null;
}

/** Cases that are loaded in one transaction: others wait no longer than for these. */
const AT_ONCE = 20;

async function subjectsOf({ db, ...services }: Services, person: Person, standing: Standing): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (let at = 0; at < standing.cases.length; at += AT_ONCE) {
    const some = standing.cases.slice(at, at + AT_ONCE);
    await db.asPerson(person.id, async (tx) => {
      for (const { id } of some) subjects.push(ofCase(await loadCase(services, tx, id, person)));
    });
  }
  for (let at = 0; at < standing.alone.length; at += AT_ONCE) {
    const some = standing.alone.slice(at, at + AT_ONCE);
    await db.asPerson(person.id, async (tx) => {
      for (const { assessmentId, number, cluster, label, editionHash } of some)
        subjects.push({
          path: `/assessments/${assessmentId}`,
          cluster,
          label,
          as: "assessment",
          before: editionHash,
          data: JSON.parse(await submittedFile(tx, assessmentId, number)),
        });
    });
  }
  return subjects;
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
