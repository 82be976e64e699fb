import type { Limit } from "../../platform/limits.ts";

/** A calendar program asks every few minutes to hours; whoever guesses addresses asks more often. */
export const LIMITS = {
  calendar_address: { most: 120, minutes: 15 },
  calendar_person: { most: 60, minutes: 15 },
} as const satisfies Record<string, Limit>;
