import { z } from "zod";

/** Every case of an installation with what is wrong with its trail, and what is pinned to an edition that is nowhere. */
export const doctorAnswer = z.object({
  ok: z.boolean(),
  cases: z
    .array(
      z.object({
        case: z.string(),
        label: z.string(),
        cluster: z.string(),
        entries: z.int().min(0),
        faults: z
          .array(
            z.object({
              /** Changed also where another entry was put in or taken out before it. */
              code: z.enum(["entry_missing", "entry_changed", "text_changed"]),
              number: z.int().min(0),
              /** Where in the entry the text stands. */
              path: z.string().optional(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  unknown_editions: z
    .array(z.object({ of: z.enum(["assessment", "case"]), id: z.string(), cluster: z.string(), hash: z.string() }))
    .readonly(),
});
export type DoctorAnswer = z.infer<typeof doctorAnswer>;
