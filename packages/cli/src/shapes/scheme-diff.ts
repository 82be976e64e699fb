import { hash, type Readonlys } from "@klynge/core/answers";
import { z } from "zod";

/** An edition by the name its owner gave it and the hash of its files. */
export const namedEdition = z.object({ edition: z.string(), hash });

const touches = z.enum(["result", "advice", "words"]);

export const schemeDiffAnswer = z.object({
  before: namedEdition,
  after: namedEdition,
  changes: z.array(
    z.object({
      kind: z.enum(["added", "removed", "changed", "reordered"]),
      file: z.string(),
      path: z.string(),
      row: z.string().nullable(),
      /** As it stands in the file; null where there is nothing. */
      before: z.unknown(),
      after: z.unknown(),
      touches,
    }),
  ),
  counts: z.record(touches, z.number()),
});

export type SchemeDiffAnswer = Readonlys<z.infer<typeof schemeDiffAnswer>>;
