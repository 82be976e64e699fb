import type { State } from "./schema.ts";

/** States in which the program works and nobody else does anything but look on and cancel. */
export const AT_WORK: readonly State[] = ["reading", "checking", "importing", "undoing"];
