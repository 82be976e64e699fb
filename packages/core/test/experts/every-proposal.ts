import type { PoolExpert, ProposalQuestion, WantedAssessment } from "../../src/index.ts";

/** The least cost of a small question, by trying everything that the rules allow. Written from the rules, without the core's own code. */

type Choice = readonly PoolExpert[];

interface Cost {
  readonly unfilled: number;
  readonly rest: number;
}

function lesser(a: Cost, b: Cost): Cost {
  const less = a.unfilled === b.unfilled ? b.rest < a.rest : b.unfilled < a.unfilled;
  return less ? b : a;
}

export function leastCost(question: ProposalQuestion): Cost {
  const taken = new Map<string, WantedAssessment[]>(question.experts.map(({ id }) => [id, []]));
  const before = fixedLoad(question);
  let best: Cost = { unfilled: Number.POSITIVE_INFINITY, rest: Number.POSITIVE_INFINITY };
  const visit = (index: number, unfilled: number, rest: number): void => {
    const wanted = question.assessments[index];
    if (!wanted) {
      best = lesser(best, { unfilled, rest });
      return;
    }
    const fixed = question.fixed.filter(({ assessment }) => assessment === wanted.id);
    const own = fixed.map(({ expert }) => question.experts.find(({ id }) => id === expert) as PoolExpert);
    const base = own.reduce((sum, expert) => sum + fit(wanted, expert), 0);
    for (const choice of choices(question, wanted, own, taken, before)) {
      let cost = base;
      for (const expert of choice) {
        const held = taken.get(expert.id) as WantedAssessment[];
        held.push(wanted);
        cost += fit(wanted, expert) + (before.get(expert.id) ?? 0) + expert.load + held.length;
      }
      const missing = own.length + choice.length < seats(wanted) ? 1 : 0;
      visit(index + 1, unfilled + missing, rest + cost);
      for (const expert of choice) taken.get(expert.id)?.pop();
    }
  };
  const settled = question.experts.map(({ id, load }) => {
    const count = before.get(id) ?? 0;
    return count * load + (count * (count + 1)) / 2;
  });
  visit(
    0,
    0,
    settled.reduce((sum, cost) => sum + cost, 0),
  );
  return best;
}

function fixedLoad({ fixed }: ProposalQuestion): Map<string, number> {
  const count = new Map<string, number>();
  for (const { expert } of fixed) count.set(expert, (count.get(expert) ?? 0) + 1);
  return count;
}

const seats = ({ label }: WantedAssessment): number => (label === "gold" ? 2 : 1);

function fit(wanted: WantedAssessment, { languages, sectors }: PoolExpert): number {
  const language = languages.includes(wanted.languages[0] as string) ? 0 : 6;
  return language + (wanted.sectors.some((sector) => sectors.includes(sector)) ? 0 : 3);
}

/** Nobody, or as many as are missing. */
function choices(
  { experts, conflicts, fixed, assessments }: ProposalQuestion,
  wanted: WantedAssessment,
  own: readonly PoolExpert[],
  taken: ReadonlyMap<string, readonly WantedAssessment[]>,
  before: ReadonlyMap<string, number>,
): Choice[] {
  const may = (expert: PoolExpert): boolean => {
    const held = taken.get(expert.id) as readonly WantedAssessment[];
    const settled = fixed
      .filter((pair) => pair.expert === expert.id)
      .map((pair) => assessments.find(({ id }) => id === pair.assessment) as WantedAssessment);
    const role = wanted.label === "bronze" ? "benchmarking" : "auditor";
    return (
      !own.includes(expert) &&
      wanted.days.every((day) => expert.accreditations.some((a) => a.role === role && day <= a.validUntil)) &&
      !conflicts.some((pair) => pair.expert === expert.id && pair.assessment === wanted.id) &&
      !wanted.days.some((day) => expert.absences.some(({ from, until }) => from <= day && (!until || day < until))) &&
      ![...held, ...settled].some(({ days }) => days.some((day) => wanted.days.includes(day))) &&
      wanted.languages.some((language) => expert.languages.includes(language)) &&
      expert.load + (before.get(expert.id) ?? 0) + held.length < expert.capacity
    );
  };
  const together = (a: PoolExpert, b: PoolExpert): boolean =>
    !(a.country === wanted.country && b.country === wanted.country) &&
    !(a.firm && a.firm === b.firm && !wanted.approvedFirms.includes(a.firm)) &&
    wanted.languages.every((language) => a.languages.includes(language) || b.languages.includes(language));
  const free = experts.filter(may);
  const missing = seats(wanted) - own.length;
  if (missing <= 0) return [[]];
  const ones = free.filter((expert) => wanted.label !== "gold" || own.every((other) => together(other, expert)));
  if (missing === 1) return [[], ...ones.map((one) => [one])];
  return [[], ...free.flatMap((a, i) => free.slice(i + 1).flatMap((b) => (together(a, b) ? [[a, b]] : [])))];
}
