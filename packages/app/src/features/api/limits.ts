import type { Limit } from "../../platform/limits.ts";

/** By person, with all tokens and browsers together: generous to a program at work, an end for one that runs in a circle. */
export const CALLS: Limit = { most: 600, minutes: 1 };
