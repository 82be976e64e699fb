import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type CaseProcess, readDocument } from "@klynge/core";
import { boardMeeting } from "../../../packages/app/src/features/board/tables.ts";
import { loadCase } from "../../../packages/app/src/features/cases/load-case.ts";
import { handIn } from "../../../packages/app/src/features/cases/operations/hand-in.ts";
import { openCase } from "../../../packages/app/src/features/cases/operations/open-case.ts";
import { takeStep } from "../../../packages/app/src/features/cases/operations/take-step.ts";
import { leaveCase } from "../../../packages/app/src/features/scoring/operations/leave-case.ts";
import { saveScore } from "../../../packages/app/src/features/scoring/operations/save-score.ts";
import { signScores } from "../../../packages/app/src/features/scoring/operations/sign-scores.ts";
import type { Database } from "../../../packages/app/src/platform/database/database.ts";
import { openPostgres } from "../../../packages/app/src/platform/database/open-postgres.ts";
import type { Services } from "../../../packages/app/src/platform/services.ts";
import { Problem } from "../../../packages/app/src/platform/web/problem.ts";
import { startPostgres } from "../../../packages/app/test/support/postgres.ts";
import { servicesOver } from "../../../packages/app/test/support/world.ts";
import { loadEdition } from "../../../packages/cli/src/files/edition.ts";
import { OFFICERS, ownerOf } from "./cast.ts";
import { anything, type Command, type Known, OTHER_HASH, pick, type Random, randomOf, sensible } from "./commands.ts";
import { violations } from "./invariants.ts";
import { type Place, seedCampaign } from "./seed.ts";

/**
 * Random commands of several people at once against the cases of a PostgreSQL server: `npm run campaign:cases -- --commands 10000`.
 * Whatever is tried is taken or refused in words; the invariants hold before, in between and at the end. Prints what it counted, and ends
 * with 1 when anything was violated.
 */
const { values } = parseArgs({
  options: {
    commands: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    at_once: { type: "string", default: "8" },
  },
});
const [COMMANDS, SEED, AT_ONCE] = [Number(values.commands), Number(values.seed), Number(values.at_once)];
const CHECK_EVERY = 500;

interface Running extends Place {
  caseId: string;
}
const counted = {
  taken: 0,
  refused: 0,
  notTheirs: 0,
  twice: 0,
  cases: 0,
  ended: new Map<string, number>(),
  codes: new Map<string, number>(),
};
const faults: string[] = [];

const server = await startPostgres();
const db = await openPostgres(server.url);
try {
  await campaign(db);
} finally {
  await db.close();
  server.stop();
}
process.exitCode = faults.length > 0 ? 1 : 0;

async function campaign(database: Database): Promise<void> {
  const edition = await loadEdition();
  let clock = Date.parse("2026-12-01T08:00:00Z");
  const shipped = servicesOver(database);
  // cases move to another one, which asks for the same
  const editions = {
    ...shipped.editions,
    has: (hash: string) => hash === OTHER_HASH || shipped.editions.has(hash),
    withHash: (hash: string) => (hash === OTHER_HASH ? edition : shipped.editions.withHash(hash)),
  };
  const services: Services = { ...shipped, edition, editions, now: () => new Date(clock) };
  const files = { enough: example("gold-clear"), tooFew: example("gold-119-5") };
  const places = await seedCampaign(database, edition, files);
  const meetings = await database.asPerson(OFFICERS[0]?.id ?? "", (tx) => tx.select().from(boardMeeting));
  const meeting = meetings[0]?.id ?? "";
  const running: Running[] = [];
  for (const place of places) running.push({ ...place, caseId: await open(services, place) });
  const started = Date.now();
  const randoms = Array.from({ length: AT_ONCE }, (_, index) => randomOf(SEED * 1000 + index));
  for (let sent = 0; sent < COMMANDS; ) {
    const until = Math.min(COMMANDS, sent + CHECK_EVERY);
    const worker = async (random: Random): Promise<void> => {
      while (sent < until) {
        sent += 1;
        clock += Math.floor(random() * 3_600_000);
        await one(services, random, pick(random, running), meeting);
      }
    };
    await Promise.all(randoms.map(worker));
    // everybody rests: what is looked at belongs together
    faults.push(...(await violations(database)));
  }
  tell(Date.now() - started);
}

async function one(services: Services, random: Random, place: Running, meeting: string): Promise<void> {
  const looking = OFFICERS[0] as (typeof OFFICERS)[number];
  const seen = await services.db.asPerson(looking.id, (tx) => loadCase(services, tx, place.caseId, looking));
  const now: CaseProcess = seen.process;
  if (ended(now)) {
    counted.ended.set(now.state, (counted.ended.get(now.state) ?? 0) + 1);
    place.caseId = await open(services, place).catch(() => place.caseId);
  }
  const known: Known = {
    index: place.index,
    assessmentId: place.assessmentId,
    meeting,
    today: services.now().toISOString().slice(0, 10),
    rows: [...seen.scheme.scored.keys()],
  };
  const command = random() < 0.85 ? sensible(random, now, known) : anything(random, now, known);
  const commandId = randomUUID();
  const send = () => carryOut(services, command, place, commandId);
  // one press in twenty is pressed twice
  if (random() < 0.05) {
    counted.twice += 1;
    await Promise.all([send(), send()]);
  } else await send();
}

function ended(now: CaseProcess): boolean {
  if (now.state === "withdrawn" || (now.state === "published" && now.number % 3 === 0)) return true;
  return now.state === "refused" && now.appeal?.state === "dismissed";
}

async function open(services: Services, place: Place): Promise<string> {
  counted.cases += 1;
  return openCase(services, ownerOf(place.index), {
    clusterId: place.clusterId,
    label: "gold",
    firstBenchmarking: null,
  });
}

async function carryOut(
  services: Services,
  command: Command,
  { caseId, assessmentId }: Running,
  commandId: string,
): Promise<void> {
  const { by } = command;
  try {
    if (command.kind === "step") await takeStep(services, by, { caseId, step: command.step, commandId });
    if (command.kind === "hand_in") await handIn(services, by, { caseId, assessmentId, commandId });
    if (command.kind === "sign") await signScores(services, by, caseId);
    if (command.kind === "leave") {
      const step = { step: "leave_case", expert: command.expert, conflict: false, because: "Ill." } as const;
      await leaveCase(services, by, { caseId, step, commandId });
    }
    if (command.kind === "score") await score(services, command, caseId);
    counted.taken += 1;
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status >= 500) faults.push(`${command.kind}: ${String(problem)}`);
    else if (problem.code === "step_refused") {
      counted.refused += 1;
      const code = String(problem.details.refusal);
      counted.codes.set(code, (counted.codes.get(code) ?? 0) + 1);
    } else counted.notTheirs += 1;
  }
}

async function score(
  services: Services,
  { by, rows, points }: Extract<Command, { kind: "score" }>,
  caseId: string,
): Promise<void> {
  for (const rowId of rows) {
    const part = { points: Math.max(0, points - (rowId.length % 2)), because: "Seen.", note: "" };
    const save = (version: number) =>
      saveScore(services, by, { caseId, rowId, score: { ...part, version, was: "" }, verdicts: [] });
    const saved = await save(0);
    const [clash] = saved.saved ? [] : saved.clashes;
    if (clash) await save(clash.theirs.version);
  }
}

function example(name: string): object {
  const file = fileURLToPath(new URL(`../../../examples/${name}.yaml`, import.meta.url));
  const read = readDocument(readFileSync(file, "utf8"));
  if (!read.ok) throw new Error(`examples/${name}.yaml cannot be read`);
  const { application: _application, ...data } = read.value as { application: unknown };
  return data;
}

function tell(milliseconds: number): void {
  const { ended: ends, codes, ...numbers } = counted;
  console.log(JSON.stringify({ commands: COMMANDS, seed: SEED, seconds: Math.round(milliseconds / 1000), ...numbers }));
  console.log("ended:", JSON.stringify(Object.fromEntries(ends)));
  console.log("refused because:", JSON.stringify(Object.fromEntries([...codes].sort(([, a], [, b]) => b - a))));
  console.log(faults.length === 0 ? "no invariant violated" : `${faults.length} violations`);
  for (const fault of [...new Set(faults)].slice(0, 20)) console.log("-", fault);
}
