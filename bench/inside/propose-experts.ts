import { type Proposal, proposeExperts } from "@klynge/core";
import { leastCost } from "../../packages/core/test/experts/every-proposal.ts";
import { greedyCost } from "../kit/greedy-experts.ts";
import { interleave } from "../kit/interleave.ts";
import { randomPool } from "../kit/pool.ts";
import { ensure, type Result, ratios } from "../kit/result.ts";
import { spread } from "../kit/statistics.ts";

/** Experts for 300 assessments from a pool of 200, against naming them one after another; small questions against trying everything. */

const [LIMIT, SMALL] = [2000, 400];
/** Visits over a year, over a season, and crowded into four weeks. */
const STRETCHES = [250, 60, 20];
const SEEDS = [1, 2, 3];

const large = STRETCHES.flatMap((stretch) =>
  SEEDS.map((seed) => randomPool(seed, { assessments: 300, experts: 200, stretch })),
);
const rest = ({ cost }: Proposal): number => cost.language + cost.sector + cost.load;

const proposals = large.map(proposeExperts);
const greedy = large.map(greedyCost);
const small = Array.from({ length: SMALL }, (_, seed) => randomPool(seed, { assessments: 4, experts: 9, stretch: 3 }));
const checked = [
  ensure(
    small.every((question) => {
      const [own, least] = [proposeExperts(question), leastCost(question)];
      return own.proven && own.cost.unfilled === least.unfilled && rest(own) === least.rest;
    }),
    `${SMALL} questions of 4 assessments and 9 experts cost as little as the best of all lawful proposals`,
  ),
  ensure(
    proposals.every(({ proven }) => proven),
    `${large.length} questions of 300 assessments and 200 experts answered with proof`,
  ),
  ensure(
    proposals.every((own, i) => {
      const { unfilled, rest: cost } = greedy[i] as ReturnType<typeof greedyCost>;
      return own.cost.unfilled < unfilled || (own.cost.unfilled === unfilled && rest(own) <= cost);
    }),
    "none worse than naming them one after another",
  ),
];

let kept = 0;
/** Both sides meet the questions in the same order. */
function inTurn(answer: (question: (typeof large)[number]) => number): () => number {
  let turn = 0;
  return () => {
    const question = large[turn % large.length] as (typeof large)[number];
    turn += 1;
    const start = performance.now();
    kept += answer(question);
    return performance.now() - start;
  };
}
const ours = inTurn((question) => rest(proposeExperts(question)));
const peer = inTurn((question) => greedyCost(question).rest);
await interleave(ours, peer, { least: large.length, most: large.length, seconds: 5 });
const times = await interleave(ours, peer, { least: large.length, most: large.length * 5, seconds: 20 });

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const most = Math.max(...times.ours);
const result: Result = {
  name: "propose-experts",
  unit: "ms",
  ours: spread(times.ours),
  peer: { what: "the cheapest one after another, hardest first", ...spread(times.peer) },
  ratio: ratios(times.ours, times.peer),
  bound: `slowest <= ${LIMIT} ms`,
  met: most <= LIMIT,
  checked,
  information: {
    slowest_ms: Math.round(most),
    unfilled: sum(proposals.map(({ cost }) => cost.unfilled)),
    unfilled_of_peer: sum(greedy.map(({ unfilled }) => unfilled)),
    cost: sum(proposals.map(rest)),
    cost_of_peer: sum(greedy.map((own) => own.rest)),
    kept,
  },
};
console.log(JSON.stringify(result));
