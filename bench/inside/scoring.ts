import { isDeepStrictEqual } from "node:util";
import { assumedFacts, type Case, type CompiledScheme, plain, score, type Value } from "@klynge/core";
import { type PlainFacts, plainFacts } from "../hand-scorer/facts.ts";
import { scoreByHand } from "../hand-scorer.ts";
import { interleave } from "../kit/interleave.ts";
import { anyCases, completeCases } from "../kit/random-cases.ts";
import { ensure, type Result, ratios } from "../kit/result.ts";
import { rounded, spread } from "../kit/statistics.ts";
import { openWorld } from "../kit/world.ts";

/** Scoring of complete Gold cases with explanations, on decoded facts; the peer knows no rules as data. */

const [EQUAL, TIMED, LEAST_PER_SECOND, LEAST_RATIO] = [3000, 5000, 20_000, 0.3];

const { edition } = await openWorld();
const scheme = edition.schemes.get("ecei-gold") as CompiledScheme;

function inputs(cases: readonly Case[]) {
  return cases.map((input) => ({
    facts: input.facts,
    agreedPoints: input.agreedPoints,
    assumed: assumedFacts(input),
    plain: byHand(input),
  }));
}

function byHand({ facts }: Case): PlainFacts {
  return plainFacts((fact) => plain(facts[edition.dictionary.index.get(fact) ?? -1] as Value));
}

const cases = inputs([...anyCases(edition, 7, EQUAL - 500), ...completeCases(edition, 8, 500)]);
let [unknown, notApplicable, agreed] = [0, 0, 0];
for (const one of cases) {
  const [ours, peer] = [score(scheme, one), scoreByHand(one.plain, one.agreedPoints, one.assumed)];
  if (!isDeepStrictEqual(ours, peer)) {
    const row = ours.rows.findIndex((r, i) => !isDeepStrictEqual(r, peer.rows[i]));
    throw new Error(`not the same score: ${JSON.stringify([ours.rows[row], peer.rows[row]])}`);
  }
  unknown += ours.total.unknown;
  notApplicable += ours.rows.some((row) => row.id === "1.2" && row.state === "not_applicable") ? 1 : 0;
  agreed += one.agreedPoints.size;
}
const timed = inputs(completeCases(edition, 9, TIMED));
const checked = [
  ensure(
    unknown > EQUAL && notApplicable > 100 && agreed > EQUAL,
    `${EQUAL} random cases give deeply equal scores (${unknown} unknown rows, ${notApplicable} national clusters, ${agreed} agreed points)`,
  ),
  ensure(
    timed.every((one) => score(scheme, one).total.unknown === 0 && score(scheme, one).rows.length === 31),
    `${TIMED} different complete cases with 31 indicators each are timed`,
  ),
];

/** Thousands of cases a second; the sum keeps the work from being left out. */
let kept = 0;
/** On the clock of the thread, since the core is shared with others on a busy machine. */
function rate(work: (one: (typeof timed)[number]) => number): number {
  const before = process.threadCpuUsage();
  for (const one of timed) kept += work(one);
  const { user, system } = process.threadCpuUsage(before);
  return rounded((timed.length * 1000) / (user + system));
}
const ours = (): number => rate((one) => score(scheme, one).total.points);
const peer = (): number => rate((one) => scoreByHand(one.plain, one.agreedPoints, one.assumed).total.points);
await interleave(ours, peer, { least: 3, most: 3, seconds: 5 });
const times = await interleave(ours, peer, { least: 9, most: 41, seconds: 12 });

const ratio = ratios(times.ours, times.peer);
const result: Result = {
  name: "scoring",
  unit: "thousand cases a second",
  ours: spread(times.ours),
  peer: { what: "hand-written scorer", ...spread(times.peer) },
  ratio,
  bound: `>= ${LEAST_PER_SECOND / 1000} and ratio >= ${LEAST_RATIO}`,
  met: spread(times.ours).median * 1000 >= LEAST_PER_SECOND && ratio.median >= LEAST_RATIO,
  checked,
  information: { microseconds_a_case: rounded(1000 / spread(times.ours).median), points_kept: rounded(kept) },
};
console.log(JSON.stringify(result));
