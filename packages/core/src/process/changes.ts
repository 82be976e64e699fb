import type { CaseProcess } from "./process.ts";

/**
 * What a step changed in a case, value by value: the "before" and "after" of its trail (issue of the trail: who, what, before, after,
 * why). Nothing of it is stored; it follows from the steps.
 */
export interface CaseChange {
  readonly what: Changing;
  /** Whose: an expert, a member of the board, a row of the scheme; null where the case has only one. */
  readonly of: string | null;
  /** Null: there was nothing. */
  readonly before: ChangeValue;
  readonly after: ChangeValue;
}
/** Days and moments in ISO, money in cents, points in halves; a state or an outcome by its code. */
export type ChangeValue = string | number | null;

type Values = ReadonlyMap<string | null, ChangeValue | undefined>;

const VALUES = {
  state: ({ state }) => one(state),
  edition: ({ edition }) => one(edition.id),
  planned_on: ({ contract }) => one(contract?.plannedOn),
  mode: ({ contract }) => one(contract?.mode),
  fee: ({ contract }) => one(contract?.fee.amount),
  invoice: ({ invoice }) => one(invoice.state),
  expert: ({ experts }) => new Map(experts.map(({ expert, state }) => [expert, state])),
  visit_starts: ({ visit }) => one(visit?.starts),
  visit_ends: ({ visit }) => one(visit?.ends),
  visited_on: ({ visitedOn }) => one(visitedOn),
  // the sum of what an expert gave: row by row they stand side by side on the page of the consensus
  scored: ({ scores }) => new Map([...scores].map(([expert, points]) => [expert, sumOf(points)])),
  agreed: ({ agreed }) => agreed,
  preliminary: ({ preliminary }) => one(preliminary?.points),
  area: ({ areas }) => new Map(areas.map(({ indicator, confirmed }) => [indicator, AREA[`${confirmed}`]])),
  reply_by: ({ factCheck }) => one(factCheck?.dueOn),
  recommendation: ({ recommendation }) => one(recommendation?.outcome),
  vote: ({ board }) => board?.votes ?? new Map(),
  decision: ({ decision }) => one(decision?.outcome),
  final: ({ decision }) => one(decision?.final?.points),
  valid_from: ({ decision }) => one(decision?.validFrom),
  valid_until: ({ decision }) => one(decision?.validUntil),
  appeal: ({ appeal }) => one(appeal?.state),
  standing: ({ standing }) => one(standing === "none" ? null : standing),
} satisfies Record<string, (now: CaseProcess) => Values>;
export type Changing = keyof typeof VALUES;

const AREA: Readonly<Record<string, string>> = { null: "open", true: "confirmed", false: "not_confirmed" };

/** Steps whose trail only assessors read speak of these; an entry that everybody reads is silent about them. */
export const ASSESSED: ReadonlySet<Changing> = new Set([
  "scored",
  "agreed",
  "preliminary",
  "area",
  "recommendation",
  "vote",
  "decision",
  "final",
]);

/** Everything that is not the same before and after a step, in the order of the way. */
export function changesBetween(before: CaseProcess, after: CaseProcess): CaseChange[] {
  return (Object.keys(VALUES) as Changing[]).flatMap((what) => {
    const [old, now]: [Values, Values] = [VALUES[what](before), VALUES[what](after)];
    return [...new Set([...old.keys(), ...now.keys()])]
      .map((of) => ({ what, of, before: old.get(of) ?? null, after: now.get(of) ?? null }))
      .filter((change) => change.before !== change.after);
  });
}

function one(value: ChangeValue | undefined): Values {
  return new Map([[null, value]]);
}

function sumOf(points: Readonly<Record<string, number>>): number {
  return Object.values(points).reduce((sum, each) => sum + each, 0);
}
