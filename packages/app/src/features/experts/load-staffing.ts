import {
  addDays,
  type Day,
  localDay,
  nameKey,
  type Pairing,
  type PoolExpert,
  type ProposalQuestion,
  STAFFING,
  type WantedAssessment,
} from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import { type Services, today } from "../../platform/services.ts";
import { spoken } from "./languages.ts";
import { type CaseToJudge, type Conflicts, loadConflicts } from "./load-conflicts.ts";
import {
  listAbsences,
  listOut,
  listPlans,
  listPool,
  listStaffed,
  listWork,
  type PoolRow,
  type StaffedCase,
} from "./queries.ts";
import { sectorsOf } from "./sectors.ts";

export interface Staffing {
  readonly pool: readonly PoolRow[];
  readonly conflicts: Conflicts;
  readonly wanted: ReadonlyMap<string, WantedAssessment>;
  /** What the optimisation is asked: all cases that take experts at once, so that load is even. */
  readonly question: ProposalQuestion;
  /** How many cases each expert has on the desk, by expert. */
  readonly load: ReadonlyMap<string, number>;
}

/** Everything that a proposal of experts rests on, as the secretariat sees it. */
export async function loadStaffing(services: Pick<Services, "editions" | "now">, tx: Transaction): Promise<Staffing> {
  const day = today(services);
  const pool = await listPool(tx);
  const cases = await listStaffed(tx, STAFFING);
  const ids = cases.map(({ id }) => id);
  const plans = plansOf(await listPlans(tx, ids), day);
  const judged = cases.map((one) => toJudge(one, plans.daysOf(one.id)[0] as Day));
  const conflicts = await loadConflicts(services, tx, judged, pool);
  const out = await listOut(tx, ids);
  const work = await listWork(tx);
  const absences = Map.groupBy(await listAbsences(tx), ({ personId }) => personId);
  const wanted = cases.map((one) => wantedOf(one, plans, pool));
  const known = new Set(pool.map(({ personId }) => personId));
  const asked = new Set(ids);
  const fixed = work.filter(({ caseId, expert }) => asked.has(caseId) && known.has(expert));
  const elsewhere = Map.groupBy(
    work.filter(({ caseId }) => !asked.has(caseId)),
    ({ expert }) => expert,
  );
  const experts = pool.map(
    (row): PoolExpert => ({
      ...asPoolExpert(row),
      load: elsewhere.get(row.personId)?.length ?? 0,
      absences: (absences.get(row.personId) ?? []).map(({ starts, ends }) => ({
        from: starts,
        until: addDays(ends, 1),
      })),
    }),
  );
  return {
    pool,
    conflicts,
    wanted: new Map(wanted.map((one) => [one.id, one])),
    load: new Map([...Map.groupBy(work, ({ expert }) => expert)].map(([expert, all]) => [expert, all.length])),
    question: {
      assessments: wanted,
      experts,
      // whoever is out of a case comes no more, whatever the register knows of him
      conflicts: [...blockingPairs(conflicts), ...out.filter(({ expert }) => known.has(expert))],
      fixed: fixed.map(({ caseId, expert }) => ({ assessment: caseId, expert })),
    },
  };
}

export function toJudge({ profile, ...of }: StaffedCase, day: Day): CaseToJudge {
  return { ...of, registrationNumber: profile.registrationNumber || null, day };
}

interface Plans {
  /** The days of the visit; while none is planned, the day of the contract, or today once that is over. */
  daysOf(caseId: string): readonly Day[];
  isApproved(caseId: string): boolean;
}

export function plansOf(rows: Awaited<ReturnType<typeof listPlans>>, today: Day): Plans {
  const of = new Map(rows.map(({ caseId, step, data }) => [`${step} ${caseId}`, data]));
  return {
    daysOf: (caseId) => {
      const visit = of.get(`plan_visit ${caseId}`) as { starts: string; ends: string; timeZone: string } | undefined;
      if (visit) return daysBetween(localDay(visit.starts, visit.timeZone), localDay(visit.ends, visit.timeZone));
      const planned = (of.get(`offer_contract ${caseId}`) as { plannedOn?: Day } | undefined)?.plannedOn ?? today;
      return [planned < today ? today : planned];
    },
    isApproved: (caseId) => of.has(`approve_same_firm ${caseId}`),
  };
}

/** Longer than any visit: a wrong year in a plan makes no list without end. */
const MOST_DAYS = 31;
function daysBetween(first: Day, last: Day): Day[] {
  const days = [first];
  while ((days.at(-1) as Day) < last && days.length < MOST_DAYS) days.push(addDays(days.at(-1) as Day, 1));
  return days;
}

function wantedOf(
  { id, label, country, profile }: StaffedCase,
  plans: Plans,
  pool: readonly PoolRow[],
): WantedAssessment {
  const { languages = [], naceScheme = null, nace = [] } = profile;
  return {
    id,
    label,
    country,
    languages: [...new Set(languages.map(spoken))],
    sectors: sectorsOf(naceScheme, nace),
    days: plans.daysOf(id),
    approvedFirms: plans.isApproved(id) ? pool.map(({ firm }) => nameKey(firm)) : [],
  };
}

/** Two spellings of one firm are one. */
function asPoolExpert(row: PoolRow): Omit<PoolExpert, "load" | "absences"> {
  const { personId: id, country, firm, languages, sectors, capacity, benchmarkingUntil, auditorUntil } = row;
  return {
    id,
    country,
    firm: nameKey(firm) || null,
    languages: languages.map(spoken),
    sectors,
    capacity,
    accreditations: [
      ...(benchmarkingUntil ? [{ role: "benchmarking" as const, validUntil: benchmarkingUntil }] : []),
      ...(auditorUntil ? [{ role: "auditor" as const, validUntil: auditorUntil }] : []),
    ],
  };
}

function blockingPairs(conflicts: Conflicts): Pairing[] {
  return [...conflicts].flatMap(([assessment, byExpert]) =>
    [...byExpert].filter(([, all]) => all.some(({ blocking }) => blocking)).map(([expert]) => ({ assessment, expert })),
  );
}
