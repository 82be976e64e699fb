import { z } from "zod";
import { cleanLine } from "../../platform/clean-text.ts";

/** The form of a token. The lifetime is a choice, so that none lives for ever by oversight. */
export const LIFETIMES = [30, 90, 365] as const;

export const tokenForm = z.object({
  name: z.string().transform(cleanLine).pipe(z.string().min(1, "name").max(100, "name_long")),
  days: z.coerce.number().refine((days) => LIFETIMES.some((one) => one === days), "days"),
});

export type TokenForm = z.infer<typeof tokenForm>;
