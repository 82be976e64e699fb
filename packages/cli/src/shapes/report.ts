import { z } from "zod";
import { hash, improve, type Readonlys, strengths } from "./common.ts";

export const reportAnswer = z.object({
  file: z.string(),
  sha256: hash,
  pages: z.number(),
  language: z.enum(["en", "nb", "da", "pl"]),
  synthetic: z.boolean(),
  improve,
  strengths,
});

export type ReportAnswer = Readonlys<z.infer<typeof reportAnswer>>;
