import { asTaken, checkChain, fold, hashOpened, openedCase, type TrailEntry } from "@klynge/core";
import { sql } from "drizzle-orm";
import type { Database, Transaction } from "../../../packages/app/src/platform/database/database.ts";
import { EVERYBODY, EXPERTS } from "./cast.ts";

interface Row {
  readonly [column: string]: unknown;
}
type Stored = {
  id: string;
  state: string;
  number: number;
  hash: string;
  opened: Parameters<typeof openedCase>[0];
  unblinded: boolean;
  report_sent: boolean;
  cluster_id: string;
};

/** What must be true of every case whatever was tried; each that is not is told in a line. */
export async function violations(db: Database): Promise<string[]> {
  const cases = await db.asWorker((tx) => all<Stored>(tx, sql`select * from label_case order by id`));
  const found = await Promise.all(cases.map((one) => violationsOf(db, one)));
  return found.flat();
}

async function violationsOf(db: Database, one: Stored): Promise<string[]> {
  const { id } = one;
  const [trail, sheets, scores] = await db.asWorker(async (tx) => [
    await trailOf(tx, id),
    await all(tx, sql`select * from expert_sheet where case_id = ${id}`),
    await all(tx, sql`select * from expert_score where case_id = ${id}`),
  ]);
  const told = (what: string) => `${id} (${one.state}): ${what}`;
  return [
    ...checkChain(trail, new Map(), one, hashOpened(one.opened)).map(({ code, number }) => told(`${code} ${number}`)),
    ...followsFromTrail(one, trail).map(told),
    ...oneDecision(trail).map(told),
    ...nobodyLeadsAndVotes(trail).map(told),
    ...nothingLost(trail, sheets as Row[], scores as Row[]).map(told),
    ...lawfulDays(trail).map(told),
    ...(await blindness(db, one)).map(told),
  ];
}

function followsFromTrail({ state, number, opened }: Stored, trail: readonly TrailEntry[]): string[] {
  const now = fold(
    openedCase(opened),
    trail.map((entry) => asTaken(entry)),
  );
  return now.state === state && now.number === number ? [] : [`the row says ${state}, its trail ${now.state}`];
}

/** At most one stands: another one only after an appeal returned it. */
function oneDecision(trail: readonly TrailEntry[]): string[] {
  let standing = 0;
  for (const { data } of trail) {
    const { step, outcome } = data as { step: string; outcome?: string };
    if (step === "decide") standing += 1;
    if (step === "decide_appeal" && outcome === "returned") standing -= 1;
    if (standing > 1) return ["two decisions stand"];
  }
  return [];
}

/** Nobody votes after a step of the secretariat, and what is counted are the votes of those who took none. */
function nobodyLeadsAndVotes(trail: readonly TrailEntry[]): string[] {
  const led = new Set<string | null>();
  let voters = new Set<string | null>();
  return trail.flatMap(({ person, party, data }) => {
    const { step, votes = {} } = data as { step: string; votes?: Record<string, number> };
    if (step === "put_before_board") voters = new Set();
    if (step === "vote") voters.add(person);
    const counted = Object.values(votes).reduce((sum, count) => sum + count, 0);
    const faults = [
      ...(step === "vote" && led.has(person) ? [`${person} led the case and votes`] : []),
      ...(step === "decide" && counted > [...voters].filter((one) => !led.has(one)).length
        ? ["a vote of who led the case is counted"]
        : []),
    ];
    if (party === "secretariat") led.add(person);
    return faults;
  });
}

/** What was signed stands in the trail, opened or set aside; what was opened is what was signed. */
function nothingLost(trail: readonly TrailEntry[], sheets: readonly Row[], scores: readonly Row[]): string[] {
  const opened = trail.flatMap(({ data }) => {
    const step = data as {
      step: string;
      scores?: { expert: string; points: Record<string, number>; sha256: string }[];
    };
    return step.step === "open_scores" ? (step.scores ?? []) : [];
  });
  return opened.flatMap(({ expert, points, sha256 }) => {
    const own = scores.filter((row) => row.person_id === expert);
    const lost = Object.keys(points).filter((row) => !own.some((one) => one.row_id === row));
    const changed = own.filter(
      (one) => String(one.row_id) in points && Number(one.points) !== points[String(one.row_id)],
    );
    const sheet = sheets.find((one) => one.person_id === expert);
    return [
      ...lost.map((row) => `${expert} lost the points of ${row}`),
      ...changed.map((one) => `${expert}: ${String(one.row_id)} is not what was signed`),
      ...(sheet && sheet.sha256 !== sha256 ? [`${expert} signed something else`] : []),
    ];
  });
}

function lawfulDays(trail: readonly TrailEntry[]): string[] {
  const faults: string[] = [];
  let before = "";
  let sentOn = "";
  for (const { at, data } of trail) {
    const step = data as Readonly<Record<string, string | null>> & { step: string };
    if (at < before) faults.push(`${step.step} lies before the step before it`);
    before = at;
    const day = at.slice(0, 10);
    if (step.step === "record_visit" && (step.lastDay ?? "") > day) faults.push("a visit of tomorrow");
    // the day of the cluster, which is that in UTC or the one after it
    if (step.step === "send_decision") sentOn = step.sentOn ?? day;
    if (step.step === "decide" && step.validFrom && (step.validUntil ?? "") <= step.validFrom)
      faults.push("a label that ends before it begins");
    if (step.step === "appeal" && Date.parse(day) - Date.parse(sentOn) > 30 * 86_400_000) faults.push("a late appeal");
  }
  return faults;
}

/** As each person: points of others are there only when all have signed, and then only for those who may see them. */
async function blindness(
  db: Database,
  { id, unblinded, report_sent: sent, cluster_id: cluster }: Stored,
): Promise<string[]> {
  const faults: string[] = [];
  for (const { id: person, offices } of EVERYBODY) {
    const seen = await db.asPerson(person, async (tx) => ({
      scores: await all(tx, sql`select person_id from expert_score where case_id = ${id} and person_id <> ${person}`),
      sheets: await all(tx, sql`select person_id from expert_sheet where case_id = ${id} and person_id <> ${person}`),
      points: await all(tx, sql`select number from case_event where case_id = ${id} and audience = 'points'`),
      own: await all(tx, sql`select 1 from cluster_person where cluster_id = ${cluster} and person_id = ${person}`),
    }));
    const office = offices.some((one) => one === "secretariat");
    const expert = EXPERTS.some((one) => one.id === person);
    if (!unblinded && seen.scores.length + seen.sheets.length + seen.points.length > 0)
      faults.push(`${person} sees points before all have signed`);
    if (!office && !expert && seen.scores.length > 0) faults.push(`${person} sees an expert's own points`);
    if (seen.own.length > 0 && !office && !sent && seen.points.length > 0)
      faults.push(`${person} of the cluster sees points before the draft`);
  }
  return faults;
}

async function trailOf(tx: Transaction, id: string): Promise<TrailEntry[]> {
  const rows = await all<Row>(tx, sql`select * from case_event where case_id = ${id} order by number`);
  return rows.map((row) => ({
    caseId: id,
    number: Number(row.number),
    at: new Date(String(row.at)).toISOString(),
    person: row.person_id as string | null,
    party: String(row.party),
    data: row.data,
    previousHash: String(row.previous_hash),
    hash: String(row.hash),
  }));
}

async function all<T = Row>(tx: Transaction, statement: ReturnType<typeof sql>): Promise<T[]> {
  return ((await tx.execute(statement)) as unknown as { rows: T[] }).rows;
}
