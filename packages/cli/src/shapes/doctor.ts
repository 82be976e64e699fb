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
            z.discriminatedUnion("code", [
              z.object({ code: z.literal("entry_missing"), number: z.int().min(0) }),
              /** Also where another entry was put in or taken out before it, and where what the case begins with is another one. */
              z.object({ code: z.literal("entry_changed"), number: z.int().min(0) }),
              z.object({ code: z.literal("text_changed"), number: z.int().min(0), path: z.string() }),
              /** What lists and policies read of a case follows from its trail, and does not. */
              z.object({ code: z.literal("standing_changed"), field: z.string() }),
              z.object({ code: z.literal("submission_changed") }),
              /** Beside the trail stand other points than were signed. */
              z.object({ code: z.literal("points_changed"), expert: z.string() }),
            ]),
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
