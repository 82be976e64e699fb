import { z } from "zod";

/** Official tables that `klynge import` reads. */
export const VOCABULARY_KINDS = ["nace", "nuts", "postal-codes"] as const;

/** Every row of the file is stored or left out. */
export const importAnswer = z.object({
  file: z.string(),
  kind: z.enum(VOCABULARY_KINDS),
  /** The revision of NACE, the countries of postal codes. */
  of: z.array(z.string()).readonly(),
  rows: z.int().min(1),
  stored: z.int().min(1),
  /** National codes below the classes of NACE; postal codes with a place that stood there before. */
  left_out: z.int().min(0),
  /** Organisations that are at another place since, from their postal codes. */
  placed: z.int().min(0),
});
export type ImportAnswer = z.infer<typeof importAnswer>;
