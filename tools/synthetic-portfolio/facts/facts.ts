import type { Sketch } from "../clusters.ts";
import type { Stream } from "../random.ts";

/** Entered facts of one cluster as plain values; null where there is nothing to tell. */
export type FactValue = number | boolean | string | readonly string[] | null;
export type Facts = Readonly<Record<string, FactValue>>;

/**
 * Makes the facts of one area.
 * @param chance a stream of its own for cluster and area
 * @param made facts of the areas before it, for wholes that its parts must not exceed
 */
export type Maker = (cluster: Sketch, chance: Stream, made: Facts) => Facts;

/** The day every value belongs to. */
export const REFERENCE_DAY = "2026-06-30";

export function numberOf(made: Facts, fact: string): number {
  const value = made[fact];
  if (typeof value !== "number") throw new TypeError(`${fact} is not made yet`);
  return value;
}
