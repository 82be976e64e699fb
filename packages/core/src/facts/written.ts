import { z } from "zod";

/** How a fact stands in a file: a plain value, or a value with its origin. */

const scalar = z.union([z.number(), z.string(), z.boolean(), z.null(), z.array(z.unknown())]);

export const writtenFact = z.union([
  scalar,
  z.strictObject({
    value: scalar,
    assumed: z.boolean().optional(),
    note: z.string().nullish(),
    source: z.string().nullish(),
    register: z.strictObject({ value: scalar, on: z.string() }).optional(),
  }),
]);
export type WrittenFact = z.infer<typeof writtenFact>;

/** Where a fact comes from, as the file says. */
export interface FactOrigin {
  readonly assumed: boolean;
  readonly note: string | null;
  readonly source: string | null;
  /** What the cluster's register said on the day on which the answer was written; the value may be another one, and then the note says why. */
  readonly register?: { readonly value: unknown; readonly on: string };
}
