import { LANGUAGES } from "@klynge/core";
import { z } from "zod";
import { cleanLine, cleanText } from "../../platform/clean-text.ts";
import { isPlainId } from "../../platform/ids.ts";

/** Input of the feature: the one source for forms, checks and error texts (`account.fault.<message>`). */
export const SHORTEST_PASSWORD = 12;
export const MOST_PASSWORD = 128;

const email = z.string().trim().toLowerCase().max(254, "email").pipe(z.email("email"));
const name = z.string().transform(cleanLine).pipe(z.string().min(1, "name").max(200, "name_long"));
const newPassword = z.string().min(SHORTEST_PASSWORD, "password_short").max(MOST_PASSWORD, "password_long");
const password = z.string().min(1, "password_missing").max(MOST_PASSWORD, "password_long");
const language = z.enum(LANGUAGES, "language");
const code = z
  .string()
  .transform((text) => text.replace(/\s/g, ""))
  .pipe(z.string().regex(/^(\d{6}|[A-Za-z0-9]{5}-[A-Za-z0-9]{5})$/, "code"));

export const signInForm = z.object({ email, password });
export const codeForm = z.object({ code });
export const signUpForm = z.object({ name, email, password: newPassword });
export const joinForm = z.object({ name, email, password: newPassword });
export const recoverForm = z.object({ email });
export const newPasswordForm = z.object({ password: newPassword });
export const changePasswordForm = z.object({ current: password, password: newPassword });
export const passwordForm = z.object({ password });
export const profileForm = z.object({ name, language });
export const inviteForm = z.object({ email, role: z.enum(["owner", "member", "reader"], "role"), language });
export const handOverForm = z.object({
  person: z.string().refine(isPlainId, "person"),
  reason: z
    .string()
    .default("")
    .transform((text) => cleanText(text).trim())
    .pipe(z.string().max(2000, "reason_long")),
});

/** The first fault of each field, as a key of the texts. */
export type Faults = Readonly<Record<string, string>>;

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: Faults };

export function check<T>(form: z.ZodType<T>, input: unknown): Checked<T> {
  const result = form.safeParse(input);
  if (result.success) return { ok: true, value: result.data };
  const faults: Record<string, string> = {};
  for (const { path, message } of result.error.issues) faults[String(path[0])] ??= message;
  return { ok: false, faults };
}
