/**
 * A search for the shortest way through the nodes of a SeatFlow (Dijkstra over reduced lengths): experts first, then the sink, then
 * the slot of every seat. Work space that is used again for every search.
 */
export class ShortestWay {
  readonly nodes: number;
  readonly sink: number;
  readonly distance: Float64Array;
  /** What each node was reached by; SeatFlow gives it its meaning. */
  readonly cameBy: Int32Array;
  /** Whether the shortest way to a node is found. */
  private readonly settled: Uint8Array;
  /** Nodes that are reached; settled ones are thrown out now and then. */
  private readonly reached: number[] = [];
  /** Of these the ones at the length where the search stands. */
  private readonly nearest: number[] = [];
  private length = Number.NaN;
  /** By expert and day, the seat that he has on it, or -1. */
  private readonly seatOn: Int16Array;
  private readonly days: number;
  private readonly held: number[] = [];
  private readonly seats: number[][];
  private potential: Float64Array = new Float64Array();

  /** @param day by assessment, 0 to less than the number of assessments */
  constructor(
    experts: number,
    private readonly day: Int32Array,
  ) {
    this.sink = experts;
    this.nodes = experts + 1 + day.length * 2;
    this.distance = new Float64Array(this.nodes);
    this.cameBy = new Int32Array(this.nodes);
    this.settled = new Uint8Array(this.nodes);
    this.days = Math.max(0, ...day) + 1;
    this.seatOn = new Int16Array(experts * this.days).fill(-1);
    this.seats = Array.from({ length: experts }, () => []);
  }

  slotOf(seat: number): number {
    return this.sink + 1 + seat;
  }

  seatOf(slot: number): number {
    return slot - this.sink - 1;
  }

  seatsAt(expert: number): readonly number[] {
    return this.seats[expert] as number[];
  }

  /** Where a seat comes to an expert: at the slot of the seat that he has on that day, or at himself. */
  entrance(expert: number, assessment: number): number {
    const seat = this.seatOn[expert * this.days + (this.day[assessment] as number)] as number;
    return seat < 0 ? expert : this.slotOf(seat);
  }

  begin(place: Int16Array, potential: Float64Array): void {
    this.potential = potential;
    this.distance.fill(Number.POSITIVE_INFINITY);
    this.settled.fill(0);
    this.reached.length = 0;
    this.nearest.length = 0;
    this.length = Number.NaN;
    for (const key of this.held) this.seatOn[key] = -1;
    this.held.length = 0;
    for (const seats of this.seats) seats.length = 0;
    for (let seat = 0; seat < place.length; seat += 1) {
      const expert = place[seat] as number;
      if (expert < 0) continue;
      const key = expert * this.days + (this.day[seat >> 1] as number);
      this.seats[expert]?.push(seat);
      this.seatOn[key] = seat;
      this.held.push(key);
    }
  }

  /** A way to a node of a cost that is counted from where the search began. */
  reach(node: number, cost: number, by: number): void {
    const length = cost - (this.potential[node] as number);
    const before = this.distance[node] as number;
    if (length >= before) return;
    if (length === this.length) this.nearest.push(node);
    else if (before === Number.POSITIVE_INFINITY) this.reached.push(node);
    this.distance[node] = length;
    this.cameBy[node] = by;
  }

  /** The nearest node that is not settled, of equals the first reached. There is always one: every seat may stay empty. */
  settleNearest(): number {
    for (;;) {
      const node = this.nearest.pop();
      if (node === undefined) this.findNearest();
      else if (this.settled[node] === 0) {
        this.settled[node] = 1;
        return node;
      }
    }
  }

  /** Costs are small whole numbers, so many nodes are equally near: they are found in one go. */
  private findNearest(): void {
    const { reached, distance, settled } = this;
    let kept = 0;
    this.length = Number.POSITIVE_INFINITY;
    for (const node of reached) {
      if (settled[node] === 1) continue;
      reached[kept] = node;
      kept += 1;
      this.length = Math.min(this.length, distance[node] as number);
    }
    if (kept === 0) throw new RangeError("a seat that may stay empty has a way");
    reached.length = kept;
    // the first reached is taken first
    for (let i = kept - 1; i >= 0; i -= 1) {
      const node = reached[i] as number;
      if (distance[node] === this.length) this.nearest.push(node);
    }
  }
}
