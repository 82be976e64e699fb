import { EMPTY, FIRST, FORBIDDEN, FREE, SECOND, SeatFlow, type SeatProblem } from "./seat-flow.ts";

/**
 * The cheapest filling of seats under rules that a flow cannot hold: of two seats both or none, at most one expert of each
 * exclusive group, nobody in two places on one day. Branch and bound: the flow without these rules is a lower bound; where its answer breaks
 * one, the ways to keep it are tried, each with the flow mended and not made anew.
 */
export interface RuledProblem extends SeatProblem {
  /** By assessment: groups of which at most one may come, as marks by expert; the first one counts already in the flow. */
  readonly groups: readonly (readonly Uint8Array[])[];
  /** True when nobody can be at both. */
  readonly sameDay: (a: number, b: number) => boolean;
  /** What an assessment costs that is not filled: more than all else together, and even. */
  readonly unfilled: number;
}

export interface Filling {
  /** By assessment, its experts; none when it is not filled. */
  readonly experts: readonly (readonly number[])[];
  readonly cost: number;
  /** False when the search was given up: the answer is lawful, but a cheaper one was not ruled out. */
  readonly proven: boolean;
}

/** Steps after which the search is given up: seconds of work for hundreds of assessments. Small questions never come near it. */
const MOST_STEPS = 1_000;
/** How many broken rules are compared in a step. */
const MOST_COMPARED = 8;

interface Node {
  readonly flow: SeatFlow;
  readonly cost: number;
}

/** Fills the seats at least cost, and tells whether that is certain. */
export function fillSeats(problem: RuledProblem): Filling {
  const all = problem.seats.map((_, assessment) => assessment);
  const first = SeatFlow.solve(
    problem,
    all.map((assessment) => firstTags(problem, assessment)),
    Float64Array.from(problem.seats, (seats) => problem.unfilled / Math.max(seats, 1)),
  );
  let best: Node | null = null;
  const open: Node[] = [{ flow: first, cost: first.cost() }];
  for (let steps = 0; open.length > 0 && (steps < MOST_STEPS || best === null); steps += 1) {
    const node = open.pop() as Node;
    if (best !== null && node.cost >= best.cost) continue;
    const children = mendings(problem, node.flow, best?.cost ?? mustFill(problem));
    if (children === null) best = node;
    // the cheapest is tried first, of equals the first
    else open.push(...children.reverse().sort((a, b) => b.cost - a.cost));
  }
  if (best === null) throw new RangeError("leaving all seats empty is lawful");
  const { flow, cost } = best;
  const left = open.some((node) => node.cost < cost);
  return { experts: all.map((assessment) => expertsAt(flow, assessment)), cost, proven: !left };
}

/**
 * Where the flow breaks rules: the flows that keep one of them. Of some that are broken it is the one whose
 * cheapest mending costs most: that decides soonest. Null when all are kept.
 * @param limit flows of this cost and more are of no use
 */
function mendings(problem: RuledProblem, flow: SeatFlow, limit: number): Node[] | null {
  let dearest: Node[] | null = null;
  let most = -1;
  for (const ways of waysToMend(problem, flow)) {
    const nodes = ways.map((way) => way()).map((child) => ({ flow: child, cost: child.cost() }));
    const useful = nodes.filter(({ cost }) => cost < limit);
    const least = Math.min(...useful.map(({ cost }) => cost));
    if (least > most) [dearest, most] = [useful, least];
    if (useful.length === 0) break;
  }
  return dearest;
}

function mustFill({ unfilled, seats }: RuledProblem): number {
  return unfilled * (seats.length + 1);
}

function expertsAt({ place }: SeatFlow, assessment: number): number[] {
  return [place[assessment * 2] as number, place[assessment * 2 + 1] as number].filter((at) => at >= 0);
}

/** The first group bounds the flow, and of the others the largest, as far as they do not overlap. */
function firstTags({ groups, experts }: RuledProblem, assessment: number): Int8Array {
  const [first, ...others] = groups[assessment] as readonly Uint8Array[];
  const tags = new Int8Array(experts);
  const size = (group: Uint8Array): number => group.reduce((sum, mark, i) => sum + (first?.[i] === 1 ? 0 : mark), 0);
  const largest = others.reduce<Uint8Array | undefined>((a, b) => (a && size(a) >= size(b) ? a : b), undefined);
  return tags.map((_, expert) => (first?.[expert] === 1 ? FIRST : largest?.[expert] === 1 ? SECOND : FREE));
}

type Way = () => SeatFlow;

/** For some of the rules that the flow breaks, the ways to keep each, which together leave nothing out; none when it keeps all. */
function waysToMend(problem: RuledProblem, flow: SeatFlow): Way[][] {
  const all = problem.seats.flatMap((_, assessment) => {
    const ways = halfFilled(problem, flow, assessment) ?? badPair(problem, flow, assessment);
    return ways ? [ways] : [];
  });
  return [...all, ...twoPlaces(problem, flow)].slice(0, MOST_COMPARED);
}

/** One of two seats is empty: leave both so, or fill both. */
function halfFilled(problem: RuledProblem, flow: SeatFlow, assessment: number): Way[] | null {
  const [a, b] = [flow.place[assessment * 2], flow.place[assessment * 2 + 1]];
  if (problem.seats[assessment] !== 2 || (a === EMPTY) === (b === EMPTY)) return null;
  const nobody = new Int8Array(problem.experts).fill(FORBIDDEN);
  return [
    () => flow.changed([{ assessment, tags: flow.tagsOf(assessment), emptyCost: mustFill(problem) }]),
    () => flow.changed([{ assessment, tags: nobody }]),
  ];
}

/**
 * Two experts of one group: take none of it; or one who is in it and one who is not. The latter splits by who is in the
 * first group too, so that the two seats draw from separate sets and that rule is kept as well.
 */
function badPair({ groups }: RuledProblem, flow: SeatFlow, assessment: number): Way[] | null {
  const [a, b] = expertsAt(flow, assessment);
  if (a === undefined || b === undefined) return null;
  const own = groups[assessment] as readonly Uint8Array[];
  const group = own.find((marks) => marks[a] === 1 && marks[b] === 1);
  if (!group) return null;
  const tags = flow.tagsOf(assessment);
  const split = (tagFor: (inGroup: boolean, tag: number, inFirst: boolean) => number): Way => {
    const next = tags.map((tag, expert) =>
      tag === FORBIDDEN ? FORBIDDEN : tagFor(group[expert] === 1, tag, own[0]?.[expert] === 1),
    );
    return () => flow.changed([{ assessment, tags: next }]);
  };
  const none = split((inGroup, tag) => (inGroup ? FORBIDDEN : tag));
  // without free experts one comes from each of two separate sets
  if (tags.includes(FREE))
    return [
      none,
      split((inGroup, _, inFirst) => (inGroup ? (inFirst ? FIRST : FORBIDDEN) : inFirst ? FORBIDDEN : SECOND)),
      split((inGroup, _, inFirst) => (inGroup ? (inFirst ? FORBIDDEN : FIRST) : SECOND)),
    ];
  return [
    none,
    split((inGroup, tag) => (inGroup === (tag === FIRST) ? tag : FORBIDDEN)),
    split((inGroup, tag) => (inGroup === (tag === SECOND) ? tag : FORBIDDEN)),
  ];
}

/** An expert in two places on one day: he is not at the first, or he is there and at no other that shares a day with it. */
function twoPlaces({ sameDay, seats, experts }: RuledProblem, flow: SeatFlow): Way[][] {
  const at: number[][] = Array.from({ length: experts }, () => []);
  const found: Way[][] = [];
  for (const [seat, expert] of flow.place.entries()) {
    if (expert < 0) continue;
    const first = at[expert]?.find((own) => sameDay(own, seat >> 1));
    at[expert]?.push(seat >> 1);
    if (first === undefined) continue;
    const others = seats.flatMap((_, other) => (other !== first && sameDay(first, other) ? [other] : []));
    const without = (own: number) => ({ assessment: own, tags: flow.tagsOf(own).with(expert, FORBIDDEN) });
    found.push([() => flow.changed([without(first)]), () => flow.changed(others.map(without))]);
  }
  return found;
}
