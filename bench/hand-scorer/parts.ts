import type { ExplainedComparison, Explanation, Gate, ScoredRow } from "@klynge/core";

/** The few words that the hand-written indicators are written with. Unknown is null throughout. */

export type Agreed = ReadonlyMap<string, number>;
export type Assumed = ReadonlySet<string>;
export type Met = boolean | null;
export type StepEntry = Extract<Explanation, { code: "step" }>;

export function atLeast(fact: string, value: number | null, threshold: number): ExplainedComparison {
  return { fact, op: ">=", threshold, value, met: value === null ? null : value >= threshold };
}

export function atMost(fact: string, value: number | null, threshold: number): ExplainedComparison {
  return { fact, op: "<=", threshold, value, met: value === null ? null : value <= threshold };
}

export function moreThan(fact: string, value: number | null, threshold: number): ExplainedComparison {
  return { fact, op: ">", threshold, value, met: value === null ? null : value > threshold };
}

export function holds(fact: string, value: boolean | null): ExplainedComparison {
  return { fact, op: "==", threshold: true, value, met: value };
}

export function one(step: number, a: ExplainedComparison): StepEntry {
  return { code: "step", step, met: a.met, parts: [a] };
}

export function two(step: number, a: ExplainedComparison, b: ExplainedComparison): StepEntry {
  return { code: "step", step, met: both(a.met, b.met), parts: [a, b] };
}

export function three(step: number, a: ExplainedComparison, b: ExplainedComparison, c: ExplainedComparison): StepEntry {
  return { code: "step", step, met: both(both(a.met, b.met), c.met), parts: [a, b, c] };
}

function both(a: Met, b: Met): Met {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}

/** The highest n such that steps 1 to n are met; null when the next one is unknown. */
export function levelOf(a: Met, b: Met, c: Met, d: Met, e: Met): number | null {
  if (a !== true) return a === null ? null : 0;
  if (b !== true) return b === null ? null : 1;
  if (c !== true) return c === null ? null : 2;
  if (d !== true) return d === null ? null : 3;
  if (e !== true) return e === null ? null : 4;
  return 5;
}

export function ruleOf(
  level: number | null,
  first: string,
  second: string,
  third: string,
  fourth: string,
  fifth: string,
): string | null {
  switch (level) {
    case 1:
      return first;
    case 2:
      return second;
    case 3:
      return third;
    case 4:
      return fourth;
    case 5:
      return fifth;
    default:
      return null;
  }
}

/** The baseline is step 2. */
export function gateOf(first: Met, second: Met): Gate {
  if (first === false || second === false) return "failed";
  return first === null || second === null ? "unknown" : "met";
}

export function noteAssumed(explanation: Explanation[], assumed: Assumed, basis: readonly string[]): void {
  for (const fact of basis) if (assumed.has(fact)) explanation.push({ code: "assumed_fact", fact });
}

export function notApplicable(id: string, dimension: string, value: number | null, condition: string): ScoredRow {
  return {
    id,
    dimension,
    points: null,
    max: 0,
    value,
    unit: "share",
    state: "not_applicable",
    rule: null,
    gate: "none",
    explanation: [{ code: "not_applicable", condition }],
  };
}
