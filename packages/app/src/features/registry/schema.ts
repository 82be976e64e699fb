import {
  COMMITMENT_PROOFS,
  isCountryCode,
  isDay,
  isRegionOf,
  ORGANISATION_KINDS,
  readNaceCode,
  SIZE_CLASSES,
} from "@klynge/core";
import { z } from "zod";
import { cleanLine, cleanText } from "../../platform/clean-text.ts";

/**
 * What is written about an organisation and a membership: the one source for forms, API, import and error texts. A message is the key of
 * its sentence, `registry.org.fault.<message>`.
 */
const line = (most: number) => z.string().overwrite(cleanLine).max(most, "too_long");
const text = () => z.string().overwrite(cleanText).max(20_000, "too_long");
const count = z.int("not_a_count").min(0, "not_a_count").max(100_000_000, "too_much").nullable();
/** Euro cents; beyond the most, sums would not be exact any more. */
const cents = z.int("not_money").min(0, "not_money").max(1_000_000_000_000_00, "too_much").nullable();
/** Only what a browser may follow: a link with `javascript:` is none. */
const isWebAddress = (given: string): boolean =>
  given === "" || (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol));
const day = z.string().refine(isDay, "not_a_day");

/** As `62`, `62.0`, `62.01`, and with the fifth digit of some national editions; a code of zeros says that nothing is known. */
const NACE_CODE = /^(?!00)\d{2}(\.\d{1,3})?$/;
/** The country, and the register there: `NO-BRREG`, `DK-CVR`, `PL-KRS`. */
const REGISTER_SCHEME = /^[A-Z]{2}-[A-Z0-9]{1,20}$/;

/** Numbers are compared, so that blanks and dashes in them make no other number. */
const number = z
  .string()
  .overwrite((given) => given.toUpperCase().replace(/[^A-Z0-9]/g, ""))
  .min(1, "not_a_number_of_register")
  .max(40, "too_long")
  .nullable();

export const organisationShape = {
  name: line(400).min(1, "name_missing"),
  kind: z.enum(ORGANISATION_KINDS, "not_a_choice"),
  register_scheme: z.string().regex(REGISTER_SCHEME, "not_a_scheme").nullable(),
  register_number: number,
  /** Of the company that an establishment belongs to. */
  parent_number: number,
  legal_form: line(100),
  nace_scheme: z.enum(["NACE2", "NACE2.1"], "not_a_choice").nullable(),
  /** The main activity first. */
  nace: z
    .array(z.string().regex(NACE_CODE, "not_nace"))
    .max(20, "too_many")
    .overwrite((given) => [...new Set(given)]),
  size: z.enum(SIZE_CLASSES, "not_a_choice").nullable(),
  headcount: count,
  group_headcount: count,
  turnover_cents: cents,
  balance_cents: cents,
  group_turnover_cents: cents,
  group_balance_cents: cents,
  country: z.string().refine(isCountryCode, "not_a_country").nullable(),
  region: z
    .string()
    .regex(/^[A-Z]{2}[A-Z0-9]{0,3}$/, "not_a_region")
    .nullable(),
  town: line(200),
  postal_code: line(20),
  address: line(400),
  latitude: z.number("not_a_degree").min(-90, "not_a_degree").max(90, "not_a_degree").nullable(),
  longitude: z.number("not_a_degree").min(-180, "not_a_degree").max(180, "not_a_degree").nullable(),
  website: line(400).refine(isWebAddress, "not_an_address"),
  description: text(),
  source: line(400),
  source_date: day.nullable(),
  listed: z.boolean(),
} as const;
export const organisationInput = z.strictObject(organisationShape);
export type OrganisationInput = z.infer<typeof organisationInput>;

/** An organisation of which nothing is known but its name. */
export const EMPTY_ORGANISATION: OrganisationInput = {
  name: "",
  kind: "enterprise",
  register_scheme: null,
  register_number: null,
  parent_number: null,
  legal_form: "",
  nace_scheme: null,
  nace: [],
  size: null,
  headcount: null,
  group_headcount: null,
  turnover_cents: null,
  balance_cents: null,
  group_turnover_cents: null,
  group_balance_cents: null,
  country: null,
  region: null,
  town: "",
  postal_code: "",
  address: "",
  latitude: null,
  longitude: null,
  website: "",
  description: "",
  source: "",
  source_date: null,
  listed: false,
};

export const membershipShape = {
  /** The first day that belongs. */
  starts: day,
  /** The first day that does not any more. */
  ends: day.nullable(),
  /** Null for a participant that is only listed. */
  proof: z.enum(COMMITMENT_PROOFS, "not_a_choice").nullable(),
  note: text(),
} as const;
export const membershipInput = z.strictObject(membershipShape);
export type MembershipInput = z.infer<typeof membershipInput>;

/** The first fault of each field, as a key of the texts. */
export type Faults = Readonly<Record<string, string>>;

/** What concerns two fields at once. */
export function organisationFaults(own: OrganisationInput): Faults {
  return {
    ...((own.register_scheme === null) !== (own.register_number === null) && {
      [own.register_scheme === null ? "register_scheme" : "register_number"]: "number_and_scheme",
    }),
    ...(own.nace.length > 0 && own.nace_scheme === null && { nace_scheme: "nace_scheme_missing" }),
    ...(own.nace.some((code) => "gap" in readNaceCode(code, own.nace_scheme ?? undefined)) && { nace: "nace_unknown" }),
    ...(own.region !== null &&
      own.country !== null &&
      !isRegionOf(own.region, own.country) && { region: "region_elsewhere" }),
    ...((own.latitude === null) !== (own.longitude === null) && {
      [own.latitude === null ? "latitude" : "longitude"]: "degrees_together",
    }),
    ...(own.headcount !== null &&
      own.group_headcount !== null &&
      own.group_headcount < own.headcount && { group_headcount: "group_smaller" }),
    ...(own.source_date !== null && own.source === "" && { source: "source_missing" }),
  };
}

/** The first day is before the end, in a century that somebody meant. */
export function membershipFaults({ starts, ends }: Pick<MembershipInput, "starts" | "ends">): Faults {
  return {
    ...((starts < "1900-01-01" || starts >= "2100-01-01") && { starts: "day_unlikely" }),
    ...(ends !== null && ends >= "2100-01-01" && { ends: "day_unlikely" }),
    ...(ends !== null && ends <= starts && { ends: "ends_before" }),
  };
}
