import type { Facts } from "./facts/facts.ts";
import { stream } from "./random.ts";

/** Three answers of a hundred are missing: enough that unknown shows everywhere, too few to move a median. */
const UNKNOWN_SHARE = 0.03;

/**
 * Answers that come from one list of the cluster are missing together. Missing one by one, a third of all
 * `stories.credits` would be unknown, which nobody would believe.
 */
const TOGETHER: readonly (readonly [block: string, facts: RegExp])[] = [
  ["categories", /^participants\.(sme|large|research|university|training|finance|consultant|public|other)$/],
  ["categories a year ago", /^participants\.[a-z]+_year_ago$/],
  ["moves", /^participants\.(joined|left)_/],
  ["functions", /^team\.fte_/],
  ["sources", /^budget\.(fees|services|sponsoring|private_projects|in_kind|public_[a-z]+)$/],
  [
    "services",
    /^services\.(information|networking|innovation|business|training|international|startup|marketing|lobbying)$/,
  ],
  ["stories", /^stories\.(first|second|third)\./],
];

/** The facts of a cluster as known: about 3 % are null. The portfolio stays, it is the group the cluster is in. */
export function hideSome(id: string, facts: Facts): Facts {
  const hidden = Object.keys(facts).filter((fact) => {
    const block = TOGETHER.find(([, pattern]) => pattern.test(fact))?.[0] ?? fact;
    return fact !== "cluster.portfolio" && stream(id, "unknown", block).chance(UNKNOWN_SHARE);
  });
  return { ...facts, ...Object.fromEntries(hidden.map((fact) => [fact, null])) };
}
