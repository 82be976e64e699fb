import {
  activeExperts,
  applicationOf,
  asTaken,
  type CaseData,
  type CaseProcess,
  type CaseTask,
  type Circumstances,
  type CompiledEdition,
  countedFacts,
  countedPoints,
  type FactValue,
  fold,
  type Judged,
  judgeCase,
  openedCase,
  type Party,
  type PointsInParts,
  pointsInParts,
  type RulePoints,
  rulePoints,
  schemeRules,
  tasksOf,
} from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import { type Services, today } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { found } from "../../platform/web/problem.ts";
import { type Place, partiesOf } from "./policy.ts";
import {
  anotherRuns,
  type CaseRow,
  findCase,
  holdersOf,
  lockCase,
  type StoredEntry,
  submittedCase,
  wholeTrail,
} from "./queries.ts";
import { dayIn } from "./time-zone.ts";

/** A case with everything that its rules ask. What of it leaves the server is said in present.ts. */
export interface LoadedCase {
  readonly case: CaseRow;
  readonly place: Place;
  readonly parties: ReadonlySet<Party>;
  readonly process: CaseProcess;
  readonly trail: readonly StoredEntry[];
  /** The one that the case is judged by. */
  readonly edition: CompiledEdition;
  /** The case file as it was submitted, or one without answers. */
  readonly data: CaseData;
  readonly submitted: boolean;
  /** The label rules over what was submitted, if anything was. */
  readonly judge: Circumstances["judge"];
  readonly scheme: Circumstances["scheme"];
  /** What was submitted as the experts found it, in parts. */
  readonly inParts: () => PointsInParts;
  /** What the scheme gives for what was submitted, with these facts instead, whatever experts gave. */
  readonly byRules: (facts?: ReadonlyMap<string, FactValue>) => RulePoints;
}

/** @throws Problem `not_found` also for what the person may not see */
export async function loadCase(
  { editions, now }: Pick<Services, "editions" | "now">,
  tx: Transaction,
  id: string,
  person: Person,
): Promise<LoadedCase> {
  const { case: row, signed, role, expert } = found(await findCase(tx, id, person.id));
  const trail = await wholeTrail(tx, row.id);
  const file = await submittedCase(tx, row.id);
  const process = fold(
    openedCase(row.opened),
    trail.map((entry) => asTaken(entry)),
  );
  const edition = editions.withHash(process.edition.hash);
  const data: CaseData = file
    ? JSON.parse(file)
    : nothingSubmitted(schemeOf(edition, row.label), process, process.visitedOn ?? today({ now }));
  const place = { person, role, expert, signed };
  return judgedBy(edition, {
    case: row,
    place,
    parties: partiesOf(place),
    process,
    trail,
    data,
    submitted: file !== null,
  });
}

/** The same case by an edition: what was submitted keeps the name of its own, and is read as this one asks. */
export function judgedBy(
  edition: CompiledEdition,
  loaded: Omit<LoadedCase, "edition" | "judge" | "scheme" | "inParts" | "byRules">,
): LoadedCase {
  const data = { ...loaded.data, edition: edition.id };
  const { process, submitted } = loaded;
  return {
    ...loaded,
    edition,
    judge: (application, agreed, facts) => judgeCase(edition, data, application, agreed, facts),
    scheme: schemeRules(edition, loaded.case.label, submitted ? data : null, countedFacts(process)),
    inParts: () => pointsInParts(edition, data, applicationOf(process), countedPoints(process), countedFacts(process)),
    byRules: (facts) => rulePoints(edition, data, facts),
  };
}

/** The same for whoever is going to take a step: nobody else takes one until the transaction ends. */
export async function holdCase(
  services: Pick<Services, "editions" | "now">,
  tx: Transaction,
  id: string,
  person: Person,
): Promise<LoadedCase> {
  await lockCase(tx, id);
  return loadCase(services, tx, id, person);
}

/** What the rules of the label say as things stand. */
export function judgedNow({ judge, process }: LoadedCase): Judged {
  return judge(applicationOf(process), countedPoints(process), countedFacts(process));
}

/** What waits for whom as things stand. */
export function tasksIn({ judge, process }: Pick<LoadedCase, "judge" | "process">): CaseTask[] {
  // whether more are needed even if everybody who was asked comes
  const coming = activeExperts(process).map((one) => ({ ...one, state: "free" as const }));
  const lacking = judge(applicationOf({ ...process, experts: coming }), new Map()).expertReasons.length > 0;
  return tasksOf(process, lacking);
}

/** What the rules ask besides, for one person as one party. */
export async function circumstancesOf(
  services: Pick<Services, "now">,
  tx: Transaction,
  { case: row, process, parties, judge, scheme }: LoadedCase,
  { person, party }: { readonly person: string | null; readonly party: Party },
): Promise<Circumstances> {
  return {
    today: dayIn(process.cluster.country, services.now()),
    person,
    party,
    parties,
    scheme,
    judge,
    board: await holdersOf(tx, "board", row.clusterId),
    appealsOfficers: await holdersOf(tx, "appeals", row.clusterId),
    anotherRuns: await anotherRuns(tx, row.id),
    sealedPoints: null,
    sealedCorrections: null,
  };
}

/** The scheme of the edition in which a label can be applied for. */
export function schemeOf(edition: Services["edition"], label: string): string {
  return found([...edition.schemes.values()].find(({ labels }) => labels.includes(label))).id;
}

function nothingSubmitted(scheme: string, { cluster }: CaseProcess, day: string) {
  return { case: "-", invented: false, scheme, reference_date: day, cluster, facts: {} };
}
