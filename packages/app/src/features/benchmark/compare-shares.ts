import {
  type Case,
  type CompiledEdition,
  type CompiledInterview,
  type PlainValue,
  plain,
  type SharesStatistic,
  type Value,
} from "@klynge/core";
import type { Group } from "./groups.ts";

/** How a whole divides (decision 0014): the own share of each part beside the mean share that was released of a group. */
export interface ComparedWhole {
  /** The question that asks for the parts. */
  readonly id: string;
  readonly parts: readonly ComparedPart[];
  /** Clusters behind the mean shares; null where none are shown. */
  readonly n: number | null;
  /** Why none are shown; null where they are. */
  readonly withheld: SharesWithheld | null;
}

export interface ComparedPart {
  readonly fact: string;
  /** Null for all parts when one of them is not known. */
  readonly own: number | null;
  /** Null also for a part from whose mean an answer could be told. */
  readonly mean: number | null;
}

export type SharesWithheld = "too_few_mean" | "dominated" | "differs_too_little" | "not_asked";

/** The questions with shares, as far as any of the groups has statistics of them. */
export function compareWholes(
  edition: CompiledEdition,
  scheme: CompiledInterview,
  input: Case,
  { groups, chosen }: { readonly groups: readonly Group[]; readonly chosen: Group | null },
): ComparedWhole[] {
  const released = (group: Group | null, id: string): SharesStatistic | undefined =>
    group?.shares.find(({ question }) => question === id);
  return scheme.rows.flatMap(({ id, question }): ComparedWhole[] => {
    const facts = question.statistics.shares ?? [];
    if (facts.length === 0 || !groups.some((group) => released(group, id))) return [];
    const own = ownShares(facts.map((fact) => plain(input.facts[edition.dictionary.index.get(fact) ?? -1] as Value)));
    const statistic = released(chosen, id);
    const told = statistic && "shares" in statistic ? statistic : null;
    const parts = facts.map((fact, i) => ({ fact, own: own?.[i] ?? null, mean: told?.shares[fact] ?? null }));
    return [{ id, parts, n: told?.n ?? null, withheld: told ? null : becauseOf(statistic) }];
  });
}

function ownShares(values: readonly PlainValue[]): number[] | null {
  if (!values.every((value) => typeof value === "number")) return null;
  const whole = values.reduce((a, b) => a + b, 0);
  return whole > 0 ? values.map((value) => value / whole) : null;
}

function becauseOf(statistic: SharesStatistic | undefined): SharesWithheld {
  if (!statistic || !("withheld" in statistic)) return "not_asked";
  return statistic.withheld === "too_few" ? "too_few_mean" : statistic.withheld;
}
