import {
  activeExperts,
  brokenPairRules,
  brokenRules,
  type Day,
  type ExpertRule,
  type ExpertState,
  type PairRule,
  type PoolExpert,
  type Proposal,
  type ProposedAssessment,
  pairingKey,
  parameter,
  seatsOf,
  type WantedAssessment,
} from "@klynge/core";
import type { LoadedCase } from "../cases/index.ts";
import { knownTie } from "./load-conflicts.ts";
import type { Staffing } from "./load-staffing.ts";
import { AT_WORK, OUT_FOR_GOOD, type PoolRow, type TieRow } from "./queries.ts";
import type { NamedOrganisation } from "./same-organisation.ts";
import { ALWAYS, conflictsWith, type ToldConflict, tieToFirm } from "./ties.ts";

/** What of the pool and its ties leaves the server, for whom. */

export interface Candidate {
  readonly expert: PoolRow;
  readonly load: number;
  /** Where he stands in this case; null for one who was never asked. */
  readonly state: ExpertState | null;
  readonly conflicts: readonly ToldConflict[];
  /** Rules that speak against him; a blocking conflict is among the conflicts. */
  readonly broken: readonly (Exclude<ExpertRule, "conflict"> | PairRule)[];
  readonly proposed: boolean;
  readonly mayBeProposed: boolean;
}

export interface StaffingView {
  readonly id: string;
  readonly label: "bronze" | "silver" | "gold";
  readonly cluster: { readonly id: string; readonly name: string; readonly country: string };
  readonly state: LoadedCase["process"]["state"];
  readonly sameFirmApproved: boolean;
  readonly asked: LoadedCase["process"]["experts"];
  /** Null when the case takes no experts now. */
  readonly wanted: WantedAssessment | null;
  readonly seats: number;
  /** Null when it could not be reckoned in time. */
  readonly proposal: ProposedAssessment | null;
  readonly proven: boolean;
  readonly candidates: readonly Candidate[];
}

const OUT: ReadonlySet<ExpertState | null> = new Set<ExpertState | null>([...OUT_FOR_GOOD, ...AT_WORK]);

/** The pool for one case: those who are proposed first, then who may come, then who may not. */
export function presentStaffing(loaded: LoadedCase, staffing: Staffing, proposal: Proposal | null): StaffingView {
  const { case: row, process } = loaded;
  const wanted = staffing.wanted.get(row.id) ?? null;
  const own = proposal?.assessments.find(({ assessment }) => assessment === row.id) ?? null;
  const candidates = staffing.pool.map((expert) => candidateOf(expert, { loaded, staffing, wanted, own }));
  const rank = ({ proposed, mayBeProposed, broken }: Candidate): number =>
    proposed ? 0 : mayBeProposed ? 1 + broken.length : 100;
  return {
    id: row.id,
    label: row.label,
    cluster: { id: row.clusterId, ...process.cluster },
    state: process.state,
    sameFirmApproved: process.sameFirmApproved,
    asked: process.experts,
    wanted,
    seats: wanted ? seatsOf(wanted) : 0,
    proposal: own,
    proven: proposal?.proven ?? true,
    candidates: candidates.sort((a, b) => rank(a) - rank(b)),
  };
}

function candidateOf(
  expert: PoolRow,
  {
    loaded,
    staffing,
    wanted,
    own,
  }: {
    loaded: LoadedCase;
    staffing: Staffing;
    wanted: WantedAssessment | null;
    own: ProposedAssessment | null;
  },
): Candidate {
  const id = expert.personId;
  const conflicts = staffing.conflicts.get(loaded.case.id)?.get(id) ?? [];
  const state = loaded.process.experts.find((one) => one.expert === id)?.state ?? null;
  const blocked = conflicts.some(({ blocking }) => blocking);
  return {
    expert,
    load: staffing.load.get(id) ?? 0,
    state,
    conflicts,
    broken: wanted ? brokenBy(id, wanted, loaded, staffing) : [],
    proposed: own?.experts.some((one) => one.expert === id && !one.fixed) ?? false,
    mayBeProposed: wanted !== null && !blocked && !OUT.has(state),
  };
}

/** What speaks against somebody, alone and beside those who were asked already. */
function brokenBy(
  id: string,
  wanted: WantedAssessment,
  { process }: LoadedCase,
  { question }: Staffing,
): Candidate["broken"] {
  const byId = new Map(question.experts.map((one) => [one.id, one]));
  const expert = byId.get(id) as PoolExpert;
  const elsewhere = question.fixed.filter((one) => one.expert === id && one.assessment !== wanted.id);
  const days = new Map(question.assessments.map((one) => [one.id, one.days]));
  const standing = {
    conflicts: new Set(question.conflicts.map(pairingKey)),
    daysOf: new Map([[id, elsewhere.map(({ assessment }) => ({ assessment, days: days.get(assessment) ?? [] }))]]),
  };
  const alone = brokenRules(wanted, expert, standing, elsewhere.length).filter((rule) => rule !== "conflict");
  if (seatsOf(wanted) === 1) return alone;
  const others = activeExperts(process).flatMap((one) => (one.expert === id ? [] : (byId.get(one.expert) ?? [])));
  const together = others.flatMap((other) => brokenPairRules(wanted, other, expert));
  return [...alone, ...new Set(together)];
}

export interface DeclarationView {
  readonly id: string;
  readonly label: "bronze" | "silver" | "gold";
  readonly cluster: { readonly name: string; readonly country: string };
  readonly members: readonly NamedOrganisation[];
  readonly ties: readonly ToldConflict[];
  /** The cluster has agreed: now it is for the expert to declare. */
  readonly accepted: boolean;
}

/** Title, label and the list of members, with the ties that are known: nothing else of the case before the declaration. */
export function presentDeclaration(
  { case: row, process, place, edition }: LoadedCase,
  {
    own,
    ties,
    members,
    day,
  }: { own: PoolRow; ties: readonly TieRow[]; members: readonly NamedOrganisation[]; day: Day },
): DeclarationView {
  const known = [...ties.map(knownTie), ...tieToFirm(own)];
  const always = { from: ALWAYS, until: null };
  const itself = { name: process.cluster.name, country: process.cluster.country, registerNumber: null };
  const parties = [
    { ...always, id: row.clusterId, role: "organisation" as const, names: [itself] },
    ...members.map((member, index) => ({ ...always, id: String(index), role: "member" as const, names: [member] })),
  ];
  const coolingOffMonths = Number(parameter(edition.edition, "experts.cooling_off", row.label));
  return {
    id: row.id,
    label: row.label,
    cluster: { name: process.cluster.name, country: process.cluster.country },
    members: members.map(({ name, country, registerNumber }) => ({ name, country, registerNumber })),
    ties: conflictsWith(own.personId, known, { cluster: row.clusterId, parties, day, coolingOffMonths }),
    accepted: place.expert === "accepted",
  };
}
