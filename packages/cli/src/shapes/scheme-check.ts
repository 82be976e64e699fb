import { hash, type Readonlys } from "@klynge/core/answers";
import { z } from "zod";
import { fault } from "./common.ts";

export const schemeCheckAnswer = z.object({
  ok: z.boolean(),
  hash,
  faults: z.array(fault),
  canaries: z.array(z.object({ file: z.string(), code: z.string(), found: z.boolean() })).optional(),
});

export type SchemeCheckAnswer = Readonlys<z.infer<typeof schemeCheckAnswer>>;
