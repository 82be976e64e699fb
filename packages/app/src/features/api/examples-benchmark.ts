import type { Of } from "./endpoint.ts";
import type * as shape from "./shapes/benchmark.ts";

/** What the description shows of a comparison; everything is invented. */
export const benchmark: Of<typeof shape.benchmark> = {
  edition: "synthetic-2026-1",
  synthetic: true,
  groups: [
    { id: "portfolio:ict/country:NO", n: null, main: false, withheld: "too_few" },
    { id: "portfolio:ict", n: 118, main: true, withheld: null },
    { id: "all", n: 1292, main: false, withheld: null },
  ],
  group: {
    id: "portfolio:ict",
    n: 118,
    statistics: [
      { fact: "services.international", n: 115, step: 1, median: 5, q1: 3, q3: 6 },
      { fact: "impact.rd", n: 112, step: 0.2, median: 2, q1: 2, q3: 3, mean: 2.4 },
      {
        fact: "cluster.driver",
        n: 117,
        step: 0.05,
        frequencies: [
          { code: "industry", share: 0.45 },
          { code: "research", share: 0.2 },
        ],
      },
      { fact: "strategy.written", n: 116, withheld: "nearly_all" },
    ],
    shares: [{ question: "B18", n: 114, step: 0.05, shares: { "budget.fees": 0.25, "budget.services": 0.75 } }],
  },
  rows: [
    {
      id: "B28",
      dimension: "D",
      fact: "services.international",
      as: "quartiles",
      unit: "count",
      lower_is_better: false,
      own: 1,
      band: "lower",
      position: 12.5,
    },
  ],
  own_shares: [{ question: "B18", shares: { "budget.fees": 0.4, "budget.services": 0.6 } }],
  profile: [{ id: "D", position: 32, placed: 6, of: 8 }],
  improve: [{ field: "internationalisation", questions: ["B08", "B28", "B29"], of: 4 }],
  strengths: [],
};
