import { z } from "zod";

/** The form of a token. The lifetime is a choice, so that none lives for ever by oversight. */
export const LIFETIMES = [30, 90, 365] as const;

export const tokenForm = z.object({
  name: z
    .string()
    .transform((text) =>
      text
        .normalize("NFC")
        .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
        .trim(),
    )
    .pipe(z.string().min(1, "name").max(100, "name_long")),
  days: z.coerce.number().refine((days) => LIFETIMES.some((one) => one === days), "days"),
});

export type TokenForm = z.infer<typeof tokenForm>;

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
