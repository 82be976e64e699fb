import { type MapMark, radiusOf } from "../../platform/web/components/place-map.tsx";
import { onPaper, type View } from "../../platform/web/map/view.ts";
import type { Spot } from "./load-member-map.ts";
import type { MemberRow } from "./queries.ts";

/** Spots that stand so close together on the paper that one mark would hide another: one mark for all of them. */
export interface Heap {
  readonly at: MapMark["at"];
  /** The one with the most members first. */
  readonly spots: readonly Spot[];
  readonly members: readonly MemberRow[];
}

/** So much of two edges may lie over each other; numbers stay free. */
const OVERLAP_PX = 3;

/**
 * Puts together what would overlap, until nothing does: two that became one are larger, and may reach a third one.
 * @param spots that lie in the view
 */
export function standTogether(spots: readonly Spot[], view: View): readonly Heap[] {
  let heaps = spots.map((spot) => heapOf([spot]));
  for (;;) {
    const fewer = mergeOnce(heaps, view);
    if (fewer.length === heaps.length) return heaps;
    heaps = fewer;
  }
}

function mergeOnce(heaps: readonly Heap[], { projection }: View): Heap[] {
  const merged: { heap: Heap; x: number; y: number; r: number }[] = [];
  const placed = (heap: Heap) => {
    const [x, y] = onPaper(projection, heap.at);
    return { heap, x, y, r: radiusOf(heap.members.length) };
  };
  for (const heap of heaps.toSorted((a, b) => b.members.length - a.members.length)) {
    const own = placed(heap);
    const index = merged.findIndex(
      (other) => Math.hypot(other.x - own.x, other.y - own.y) < other.r + own.r - OVERLAP_PX,
    );
    const other = merged[index];
    if (other) merged[index] = placed(heapOf([...other.heap.spots, ...heap.spots]));
    else merged.push(own);
  }
  return merged.map(({ heap }) => heap);
}

function heapOf(all: readonly Spot[]): Heap {
  const spots = all.toSorted((a, b) => b.members.length - a.members.length);
  const members = spots.flatMap((spot) => spot.members);
  const mean = (of: (at: MapMark["at"]) => number): number =>
    spots.reduce((sum, { at, members: { length } }) => sum + of(at) * length, 0) / members.length;
  return { at: { lat: mean(({ lat }) => lat), lon: meanLon(spots, mean) }, spots, members };
}

/** Across the date line too. */
function meanLon(spots: readonly Spot[], mean: (of: (at: MapMark["at"]) => number) => number): number {
  const first = spots[0]?.at.lon ?? 0;
  const lon = mean((at) => first + ((((at.lon - first) % 360) + 540) % 360) - 180);
  return ((lon + 540) % 360) - 180;
}
