import { addDays, isDay, type Language } from "@klynge/core";
import type { z } from "zod";
import { cleanLine } from "../../platform/clean-text.ts";
import { readNumber } from "../../platform/read-number.ts";
import {
  type Faults,
  type MembershipInput,
  membershipInput,
  type OrganisationInput,
  organisationInput,
} from "./schema.ts";

export type FormFields = Readonly<Record<string, string>>;

export type ReadForm<T> = { readonly ok: true; readonly input: T } | { readonly ok: false; readonly faults: Faults };

/** What people type becomes what the schema checks: blanks are unknown, numbers as their language writes them, money in euros. */
export function readOrganisationForm(fields: FormFields, language: Language): ReadForm<OrganisationInput> {
  const text = (name: string): string => fields[name] ?? "";
  const orNull = (name: string): string | null => cleanLine(text(name)) || null;
  const unreadable: Record<string, string> = {};
  const figure = (name: string, scale = 1): number | null => {
    const typed = cleanLine(text(name)).replace(/\s*€$/u, "");
    if (typed === "") return null;
    const read = readNumber(typed, language);
    if (typeof read === "string") {
      unreadable[name] = read;
      return null;
    }
    return scaled(read, scale);
  };
  const given = {
    name: text("name"),
    kind: text("kind"),
    register_scheme: orNull("register_scheme")?.toUpperCase() ?? null,
    register_number: orNull("register_number"),
    parent_number: orNull("parent_number"),
    legal_form: text("legal_form"),
    nace_scheme: orNull("nace_scheme"),
    nace: readCodes(text("nace")),
    size: orNull("size"),
    headcount: figure("headcount"),
    group_headcount: figure("group_headcount"),
    turnover_cents: figure("turnover_cents", 100),
    balance_cents: figure("balance_cents", 100),
    group_turnover_cents: figure("group_turnover_cents", 100),
    group_balance_cents: figure("group_balance_cents", 100),
    country: orNull("country"),
    region: orNull("region")?.toUpperCase() ?? null,
    town: text("town"),
    postal_code: text("postal_code"),
    address: text("address"),
    latitude: figure("latitude"),
    longitude: figure("longitude"),
    website: withProtocol(cleanLine(text("website"))),
    description: text("description"),
    source: text("source"),
    source_date: orNull("source_date"),
    listed: text("listed") === "yes",
  };
  return judged(organisationInput, given, unreadable);
}

/** In forms a membership ends with its last day; what is kept is the first day after it. */
export function readMembershipForm(fields: FormFields): ReadForm<MembershipInput> {
  const last = cleanLine(fields.last ?? "");
  const given = {
    starts: cleanLine(fields.starts ?? ""),
    ends: last === "" ? null : isDay(last) ? addDays(last, 1) : last,
    proof: (fields.proof ?? "") || null,
    note: fields.note ?? "",
  };
  return judged(membershipInput, given, {});
}

function judged<T>(schema: z.ZodType<T>, given: unknown, unreadable: Readonly<Record<string, string>>): ReadForm<T> {
  const result = schema.safeParse(given);
  const faults: Record<string, string> = { ...unreadable };
  for (const { path, message } of result.error?.issues ?? []) faults[String(path[0])] ??= message;
  return result.success && Object.keys(faults).length === 0 ? { ok: true, input: result.data } : { ok: false, faults };
}

/** The mark of the decimals is moved in the text, so that 12,35 euros are 1235 cents exactly. */
function scaled({ sign, whole, decimals }: { sign: string; whole: string; decimals: string }, scale: number): number {
  const places = Math.round(Math.log10(scale));
  const moved = decimals.padEnd(places, "0");
  return Number(`${sign}${whole}${moved.slice(0, places)}.${moved.slice(places) || "0"}`);
}

/** Codes as registers print them: 62.010, 6201 and 62010; parted by commas, semicolons or blanks. */
function readCodes(text: string): string[] {
  return text
    .split(/[,;\s]+/)
    .filter((code) => code !== "")
    .map((code) => code.replace(/^(\d{2})(\d{1,3})$/, "$1.$2"));
}

function withProtocol(address: string): string {
  return address === "" || /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
}
