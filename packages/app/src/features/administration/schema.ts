import { isCountryCode, LANGUAGES } from "@klynge/core";
import { z } from "zod";
import { cleanLine } from "../../platform/clean-text.ts";

/** Input of the feature; the messages are keys of the texts. */
const tidy = z.string().transform(cleanLine);
const line = (most: number, missing: string) =>
  tidy.pipe(z.string().min(1, missing).max(most, "administration.fault.long"));

const email = z.string().trim().toLowerCase().max(254, "account.fault.email").pipe(z.email("account.fault.email"));
const language = z.enum(LANGUAGES, "account.fault.language");

/** `anna@example.org` or `Klynge <anna@example.org>`, in one line. */
const SENDER = /^(?:[^\p{Cc}<>"@,;]{1,100} <[^\s<>"@,;]+@[\p{L}\d.-]+>|[^\s<>"@,;]+@[\p{L}\d.-]+)$/u;

export const settingsForm = z.object({
  scheme_owner: line(200, "administration.fault.scheme_owner"),
  sign_up: z.enum(["invitation", "open"], "administration.fault.sign_up"),
  languages: z
    .array(z.string())
    .transform((chosen) => LANGUAGES.filter((one) => chosen.includes(one)))
    .pipe(z.array(z.enum(LANGUAGES)).min(1, "administration.fault.languages")),
  mail_from: z
    .string()
    .trim()
    .max(300, "administration.fault.mail_from")
    .pipe(z.string().regex(SENDER, "administration.fault.mail_from")),
  version: z.coerce.number().int().min(1),
});
export type SettingsInput = z.infer<typeof settingsForm>;

export const clusterForm = z.object({
  name: line(400, "administration.fault.name"),
  country: z.string().refine(isCountryCode, "administration.fault.country"),
  place: tidy.pipe(z.string().max(200, "administration.fault.long")),
  owner_email: email,
  owner_language: language,
});
export type ClusterInput = z.infer<typeof clusterForm>;

export const officeForm = z.object({
  email,
  office: z.enum(["administrator", "secretariat", "board", "appeals"], "administration.fault.office"),
  language,
});
