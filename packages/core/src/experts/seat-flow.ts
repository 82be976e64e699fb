import { ShortestWay } from "./shortest-way.ts";

/**
 * Seats of assessments filled at least cost, as a flow that can be changed and mended (successive shortest paths with
 * potentials: Ahuja, Magnanti, Orlin, *Network Flows*, 1993, chapter 9). Costs are whole numbers, so sums are exact.
 *
 * A seat goes to an expert or stays empty. An expert's nth seat costs more than the one before, so load is a convex cost; he takes
 * one seat a day. An assessment has one or two seats; it may ask for at most one expert of a first and at most one of a second group.
 *
 * Nodes of the flow: the experts, the sink (where experts and empty seats send what they got), and the slot of every seat: the day of
 * its expert, which another seat of that day can only have by driving it out. What lies between seats and experts besides has no node of its own: a
 * seat that gives up its place is offered to all that its assessment may have instead.
 */
export interface SeatProblem {
  readonly experts: number;
  /** By assessment: 0, 1 or 2. */
  readonly seats: readonly number[];
  /** By assessment, a number for the day on which an expert has no other seat with the same number. */
  readonly day: Int32Array;
  /** By assessment, the experts who may do it. */
  readonly candidates: readonly Int16Array[];
  /** By assessment and expert. */
  readonly costs: readonly Int32Array[];
  /** What an expert has on the desk: the next seat costs one more than that. */
  readonly load: Int32Array;
  /** How many more an expert takes. */
  readonly room: Int32Array;
}

/** Tags of an expert for an assessment. */
export const FORBIDDEN = -1;
export const FREE = 0;
/** At most one expert of the first, and one of the second group. */
export const FIRST = 1;
export const SECOND = 2;

/** Places of a seat other than an expert. */
export const EMPTY = -1;
const NO_SEAT = -2;
const UNPLACED = -3;

interface State {
  /** By assessment, a tag for each expert. An array of tags is never changed, so flows share them. */
  readonly tags: readonly Int8Array[];
  /** What an empty seat costs, by assessment. */
  readonly emptyCost: Float64Array;
  /** Where each seat is: an expert, or a place below 0. Seats 2a and 2a + 1 belong to assessment a. */
  readonly place: Int16Array;
  /** How many seats each expert has. */
  readonly taken: Int32Array;
  /** By node. */
  readonly potential: Float64Array;
}

/** Other tags for an assessment, and another cost of its empty seats where one is given. */
export interface Change {
  readonly assessment: number;
  readonly tags: Int8Array;
  readonly emptyCost?: number;
}

export class SeatFlow {
  private readonly tags: readonly Int8Array[];
  private readonly emptyCost: Float64Array;
  readonly place: Int16Array;
  private readonly taken: Int32Array;
  private readonly potential: Float64Array;
  /** Seats on their way: they hold no place, but their slot is served until the way of the seat ends there. */
  private readonly pending = new Set<number>();

  private constructor(
    private readonly problem: SeatProblem,
    private readonly way: ShortestWay,
    { tags, emptyCost, place, taken, potential }: State,
  ) {
    [this.tags, this.emptyCost, this.place, this.taken, this.potential] = [tags, emptyCost, place, taken, potential];
  }

  /** A flow with all seats filled or empty, at least cost. */
  static solve(problem: SeatProblem, tags: readonly Int8Array[], emptyCost: Float64Array): SeatFlow {
    const place = Int16Array.from({ length: problem.seats.length * 2 }, (_, seat) =>
      seat % 2 < (problem.seats[seat >> 1] as number) ? UNPLACED : NO_SEAT,
    );
    const way = new ShortestWay(problem.experts, problem.day);
    const [taken, potential] = [new Int32Array(problem.experts), new Float64Array(way.nodes)];
    const flow = new SeatFlow(problem, way, { tags, emptyCost, place, taken, potential });
    const seats = [...place.keys()].filter((seat) => place[seat] === UNPLACED);
    for (const seat of seats) flow.pending.add(seat);
    for (const seat of seats) flow.route(seat, way.sink);
    return flow;
  }

  tagsOf(assessment: number): Int8Array {
    return this.tags[assessment] as Int8Array;
  }

  /** The flow of least cost after assessments got other tags or another cost of an empty seat; this one stays as it is. */
  changed(changes: readonly Change[]): SeatFlow {
    const [tags, emptyCost] = [[...this.tags], this.emptyCost.slice()];
    for (const change of changes) {
      tags[change.assessment] = change.tags;
      emptyCost[change.assessment] = change.emptyCost ?? (emptyCost[change.assessment] as number);
    }
    const [place, taken, potential] = [this.place.slice(), this.taken.slice(), this.potential.slice()];
    const copy = new SeatFlow(this.problem, this.way, { tags, emptyCost, place, taken, potential });
    const seats = changes.filter((change) => !this.stays(change)).flatMap(({ assessment }) => this.seatsOf(assessment));
    for (const seat of seats) copy.pending.add(seat);
    for (const seat of seats) copy.route(seat, this.place[seat] === EMPTY ? this.way.sink : this.way.slotOf(seat));
    return copy;
  }

  private seatsOf(assessment: number): number[] {
    return [assessment * 2, assessment * 2 + 1].filter((seat) => this.place[seat] !== NO_SEAT);
  }

  /** Forbidding who has no seat there changes nothing: the flow is still the cheapest. */
  private stays({ assessment, tags, emptyCost }: Change): boolean {
    const before = this.tagsOf(assessment);
    const seated = this.seatsOf(assessment).map((seat) => this.place[seat] as number);
    return (
      emptyCost === undefined &&
      tags.every((tag, expert) => tag === before[expert] || (tag === FORBIDDEN && !seated.includes(expert)))
    );
  }

  /** What seats, empty seats and loads cost together. */
  cost(): number {
    let sum = 0;
    for (let seat = 0; seat < this.place.length; seat += 1) {
      const at = this.place[seat] as number;
      if (at === EMPTY) sum += this.emptyCost[seat >> 1] as number;
      else if (at >= 0) sum += this.costAt(seat, at);
    }
    for (let expert = 0; expert < this.problem.experts; expert += 1)
      for (let n = 0; n < (this.taken[expert] as number); n += 1) sum += this.nextLoad(expert, n);
    return sum;
  }

  private costAt(seat: number, expert: number): number {
    return (this.problem.costs[seat >> 1] as Int32Array)[expert] as number;
  }

  private nextLoad(expert: number, taken: number): number {
    return (this.problem.load[expert] as number) + taken + 1;
  }

  /** Sends a pending seat the cheapest way to the target, its own slot or the sink, moving others along it. */
  private route(source: number, target: number): void {
    const { way, potential } = this;
    way.begin(this.place, potential);
    this.offer(source, 0);
    for (let node = way.settleNearest(); node !== target; node = way.settleNearest()) {
      const base = (way.distance[node] as number) + (potential[node] as number);
      if (node === way.sink) this.leaveSink(base);
      else if (node < way.sink) this.leaveExpert(node, base);
      else this.leaveSlot(way.seatOf(node), base);
    }
    const length = way.distance[target] as number;
    for (let node = 0; node < potential.length; node += 1)
      potential[node] = (potential[node] as number) + Math.min(way.distance[node] as number, length);
    this.moveAlong(source, target);
    this.pending.delete(source);
  }

  /** From an expert: he takes one more, or gives up the slot of one of his seats. */
  private leaveExpert(expert: number, base: number): void {
    const { way } = this;
    for (const seat of way.seatsAt(expert)) way.reach(way.slotOf(seat), base, BY_NEIGHBOUR);
    const taken = this.taken[expert] as number;
    if (taken < (this.problem.room[expert] as number)) way.reach(way.sink, base + this.nextLoad(expert, taken), expert);
  }

  /** From a slot: the seat in it goes elsewhere. */
  private leaveSlot(seat: number, base: number): void {
    if (!this.pending.has(seat)) this.offer(seat, base - this.costAt(seat, this.place[seat] as number));
  }

  /** From the sink: an expert takes one less, or an empty seat is filled. */
  private leaveSink(base: number): void {
    for (let expert = 0; expert < this.problem.experts; expert += 1) {
      const taken = this.taken[expert] as number;
      if (taken > 0) this.way.reach(expert, base - this.nextLoad(expert, taken - 1), BY_NEIGHBOUR);
    }
    for (let seat = 0; seat < this.place.length; seat += 1)
      if (this.place[seat] === EMPTY && !this.pending.has(seat))
        this.offer(seat, base - (this.emptyCost[seat >> 1] as number));
  }

  /** A seat without a place could go to any candidate that its assessment's other seat leaves open, or stay empty. */
  private offer(seat: number, base: number): void {
    const { way } = this;
    const assessment = seat >> 1;
    const tags = this.tagsOf(assessment);
    const costs = this.problem.costs[assessment] as Int32Array;
    const other = this.pending.has(seat ^ 1) ? UNPLACED : (this.place[seat ^ 1] as number);
    const otherTag = other >= 0 ? (tags[other] as number) : FREE;
    for (const expert of this.problem.candidates[assessment] as Int16Array) {
      const tag = tags[expert] as number;
      if (tag === FORBIDDEN || expert === other || (tag !== FREE && tag === otherTag)) continue;
      way.reach(way.entrance(expert, assessment), base + (costs[expert] as number), seat);
    }
    way.reach(way.sink, base + (this.emptyCost[assessment] as number), EMPTY_SEAT - seat);
  }

  /** Walks the way back from its end and moves each seat on it. */
  private moveAlong(source: number, target: number): void {
    const { way } = this;
    const before = { place: this.place.slice(), potential: this.potential.slice() };
    let node = target;
    for (let seat = -1; seat !== source; ) {
      const by = way.cameBy[node] as number;
      if (node === way.sink && by >= 0) node = this.take(by, 1);
      else if (node !== way.sink && by === BY_NEIGHBOUR) node = this.backToNeighbour(node, before);
      else {
        seat = node === way.sink ? EMPTY_SEAT - by : by;
        this.seatAt(seat, node, before);
        node = before.place[seat] === EMPTY ? way.sink : way.slotOf(seat);
      }
    }
  }

  /** An expert was reached from the sink, by taking one less; a slot from its expert, by giving it up. */
  private backToNeighbour(node: number, before: Pick<State, "place">): number {
    if (node > this.way.sink) return before.place[this.way.seatOf(node)] as number;
    this.take(node, -1);
    return this.way.sink;
  }

  /** Gives a seat the expert, the slot of another seat, or no place. */
  private seatAt(seat: number, node: number, before: Pick<State, "place" | "potential">): void {
    const { sink } = this.way;
    const place = node < sink ? node : node === sink ? EMPTY : before.place[this.way.seatOf(node)];
    this.place[seat] = place as number;
    this.potential[this.way.slotOf(seat)] = before.potential[node] as number;
  }

  private take(expert: number, more: 1 | -1): number {
    this.taken[expert] = (this.taken[expert] as number) + more;
    return expert;
  }
}

/** How a node was reached, besides by a seat (experts and slots) or by an expert (the sink). */
const BY_NEIGHBOUR = -1;
/** The sink was reached by leaving seat n empty: EMPTY_SEAT - n. */
const EMPTY_SEAT = -2;
