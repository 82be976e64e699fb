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
interface Value {
  readonly of: (now: CaseProcess) => Values;
  readonly isAssessed: boolean;
}
const open = (of: Value["of"]): Value => ({ of, isAssessed: false });
const assessed = (of: Value["of"]): Value => ({ of, isAssessed: true });

/** Value by value; some are for those who assess before they are told. */
const VALUES = {
  state: open(({ state }) => one(state)),
  edition: open(({ edition }) => one(edition.id)),
  planned_on: open(({ contract }) => one(contract?.plannedOn)),
  mode: open(({ contract }) => one(contract?.mode)),
  fee: open(({ contract }) => one(contract?.fee.amount)),
  invoice: open(({ invoice }) => one(invoice.state)),
  expert: open(({ experts }) => new Map(experts.map(({ expert, state }) => [expert, state]))),
  visit_starts: open(({ visit }) => one(visit?.starts)),
  visit_ends: open(({ visit }) => one(visit?.ends)),
  visited_on: open(({ visitedOn }) => one(visitedOn)),
  // the sum of what an expert gave: row by row they stand side by side on the page of the consensus
  scored: assessed(({ scores }) => new Map([...scores].map(([expert, points]) => [expert, sumOf(points)]))),
  agreed: assessed(({ agreed }) => agreed),
  preliminary: assessed(({ preliminary }) => one(preliminary?.points)),
  area: assessed(({ areas }) => new Map(areas.map(({ indicator, confirmed }) => [indicator, AREA[`${confirmed}`]]))),
  reply_by: open(({ factCheck }) => one(factCheck?.dueOn)),
  recommendation: assessed(({ recommendation }) => one(recommendation?.outcome)),
  vote: assessed(({ board }) => board?.votes ?? new Map()),
  decision: assessed(({ decision }) => one(decision?.outcome)),
  final: assessed(({ decision }) => one(decision?.final?.points)),
  valid_from: open(({ decision }) => one(decision?.validFrom)),
  valid_until: open(({ decision }) => one(decision?.validUntil)),
  appeal: open(({ appeal }) => one(appeal?.state)),
  standing: open(({ standing }) => one(standing === "none" ? null : standing)),
} satisfies Record<string, Value>;
export type Changing = keyof typeof VALUES;

const AREA: Readonly<Record<string, string>> = { null: "open", true: "confirmed", false: "not_confirmed" };

/** Steps whose trail only assessors read speak of these; an entry that everybody reads is silent about them. */
export const ASSESSED: ReadonlySet<Changing> = new Set(
  (Object.keys(VALUES) as Changing[]).filter((what) => VALUES[what].isAssessed),
);

/** Everything that is not the same before and after a step, in the order of the way. */
export function changesBetween(before: CaseProcess, after: CaseProcess): CaseChange[] {
  return (Object.keys(VALUES) as Changing[]).flatMap((what) => {
    const [old, now]: [Values, Values] = [VALUES[what].of(before), VALUES[what].of(after)];
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
