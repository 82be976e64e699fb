import { z } from "zod";

/** Every case of an installation, and what is wrong with its trail. */
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
});
export type DoctorAnswer = z.infer<typeof doctorAnswer>;
