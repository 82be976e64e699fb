import { hash, improve, type Readonlys, strengths, warning } from "@klynge/core/answers";
import { z } from "zod";

export const reportAnswer = z.object({
  file: z.string(),
  sha256: hash,
  pages: z.number(),
  language: z.enum(["en", "nb", "da", "pl"]),
  synthetic: z.boolean(),
  improve,
  strengths,
  warnings: z.array(warning),
});

export type ReportAnswer = Readonlys<z.infer<typeof reportAnswer>>;
