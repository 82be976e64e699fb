import { NACE_SCHEMES, readNaceCode } from "@klynge/core";
import { z } from "zod";
import type { Shape } from "./sections/fields.ts";
import * as field from "./sections/fields.ts";
import { ECOSYSTEMS, GOALS, LABEL_LEVELS, PROGRAMME_LEVELS, TECHNOLOGIES, VALUE_CHAIN } from "./vocabularies.ts";

/**
 * What a cluster says of itself (collaboration.md 10.1), by group. Its name stands with the cluster; members, team, money and
 * activities follow from the register and are not typed here. `startedOn`, `national`, `country`, `region`, `place`,
 * `organisationStartedOn`, `legalForm` and `feeModel` are those of `Profile` in core/register.
 */
const inLanguages = () => field.group({ en: field.text(), nb: field.text(), da: field.text(), pl: field.text() });

const identity = {
  acronym: field.identifier(),
  description: inLanguages(),
  legalForm: field.schemeChoice("legal_form"),
  registrationNumber: field.identifier(),
  startedOn: field.optionalDay(),
  organisationStartedOn: field.optionalDay(),
  website: field.url(),
  websiteEnglish: field.url(),
  /** The day on which somebody last compared the English pages with this profile. */
  websiteComparedOn: field.optionalDay(),
  languages: field.codes("language"),
  contactName: field.line(),
  contactEmail: field.email(),
  contactPhone: field.tel(),
};

const place = {
  address: field.line(),
  postalCode: field.identifier(),
  town: field.identifier(),
  country: field.optionalCountry(),
  /** NUTS 2 of the seat. */
  region: field.code("nuts"),
  /** NUTS 3 of the seat. */
  smallRegion: field.code("nuts"),
  national: field.yesNo(),
  /** Of the head office. */
  place: field.optionalGroup({
    lat: field.number({ min: -90, max: 90, decimals: 6, unit: "degrees" }),
    lon: field.number({ min: -180, max: 180, decimals: 6, unit: "degrees" }),
  }),
  reach: field.codes("nuts"),
  crossBorder: field.words(),
};

const theme = {
  ecosystems: field.choices("ecosystem", ECOSYSTEMS),
  technologies: field.choices("technology", TECHNOLOGIES),
  naceScheme: field.optionalChoice("nace_scheme", NACE_SCHEMES),
  nace: field.codes("nace"),
  priorities: field.lines({ capability: field.name(), targetMarket: field.line(), euPriority: field.line() }),
  emergingIndustries: field.words(),
  valueChain: field.choices("value_chain", VALUE_CHAIN),
  goals: field.choices("goal", GOALS),
  readinessFrom: field.optionalNumber({ min: 1, max: 9 }),
  readinessUntil: field.optionalNumber({ min: 1, max: 9 }),
  keywords: field.words(),
};

const members = {
  exportShare: field.optionalNumber({ max: 100, decimals: 1, unit: "percent" }),
  researchStaff: field.optionalNumber({ max: 10_000_000, unit: "persons" }),
};

const management = {
  strategyFrom: field.optionalDay(),
  strategyUntil: field.optionalDay(),
  strategyUrl: field.url(),
  labels: field.lines({
    name: field.name(),
    level: field.optionalChoice("label_level", LABEL_LEVELS),
    issuer: field.line(),
    issuedOn: field.optionalDay(),
    validUntil: field.optionalDay(),
  }),
};

const money = { feeModel: field.schemeChoice("fee_model") };
const services = { facilities: field.text() };

const cooperation = {
  programmes: field.lines({ name: field.name(), level: field.optionalChoice("programme_level", PROGRAMME_LEVELS) }),
  /** The programme whose official recognition stands for the rules of publication. */
  recognisedBy: field.line(),
  networks: field.words(),
  targetCountries: field.codes("country"),
  /** How public bodies are tied to the cluster where none is a member. */
  publicTie: field.text(),
  lookingFor: field.text(),
  offering: field.text(),
};

const proofOfLife = { newsUrl: field.url(), newsletterUrl: field.url() };

export const PROFILE_GROUPS = {
  identity,
  place,
  theme,
  members,
  management,
  money,
  services,
  cooperation,
  proof_of_life: proofOfLife,
} as const satisfies Readonly<Record<string, Shape>>;
export type ProfileGroup = keyof typeof PROFILE_GROUPS;

export const profileFields = z
  .strictObject({
    ...identity,
    ...place,
    ...theme,
    ...members,
    ...management,
    ...money,
    ...services,
    ...cooperation,
    ...proofOfLife,
  })
  .superRefine((given, context) => {
    if (given.smallRegion !== null && !isInRegion(given.smallRegion, given.region))
      context.addIssue({ code: "custom", message: "small_region", path: ["smallRegion"] });
    if (given.strategyFrom && given.strategyUntil && given.strategyUntil <= given.strategyFrom)
      context.addIssue({ code: "custom", message: "until_before_from", path: ["strategyUntil"] });
    if (given.readinessFrom !== null && given.readinessUntil !== null && given.readinessUntil < given.readinessFrom)
      context.addIssue({ code: "custom", message: "most_below_least", path: ["readinessUntil"] });
    if (given.nace.length > 0 && given.naceScheme === null)
      context.addIssue({ code: "custom", message: "scheme_missing", path: ["naceScheme"] });
    given.nace.forEach((code, index) => {
      if (given.naceScheme !== null && "gap" in readNaceCode(code, given.naceScheme))
        context.addIssue({ code: "custom", message: "nace", path: ["nace", index] });
    });
  });
/** Three letters or digits behind the country, and inside of the larger region, which the codes of NUTS tell by themselves. */
function isInRegion(small: string, region: string | null): boolean {
  return small.length === 5 && (region === null || small.startsWith(region));
}
export type ProfileFields = z.output<typeof profileFields>;
export type ProfileField = keyof ProfileFields;
export const PROFILE_FIELDS = Object.keys(profileFields.shape) as ProfileField[];

/** Who sees a field: everybody, whoever is signed in; otherwise the cluster's people and the offices. */
export const VISIBILITIES = ["cluster", "signed_in", "everybody"] as const;
/** By field; one that is not named is for the cluster alone, as in `cluster_profile.visibility`. */
export const profileVisibility = z.partialRecord(
  z.enum(PROFILE_FIELDS as [ProfileField, ...ProfileField[]]),
  z.enum(["signed_in", "everybody"]),
);
export type ProfileVisibility = z.output<typeof profileVisibility>;

/** Some of what is stored, as far as it still is what it should be: rows may be older than the form that writes them now. */
export function readShownFields(stored: Readonly<Record<string, unknown>>): Partial<ProfileFields> {
  return Object.fromEntries(
    PROFILE_FIELDS.flatMap((key) => {
      const read = profileFields.shape[key].safeParse(stored[key]);
      return key in stored && read.success ? [[key, read.data]] : [];
    }),
  );
}

/** What is stored, with the fields that were not there yet when it was written. */
export function readProfile(stored: Readonly<Record<string, unknown>> | undefined): ProfileFields {
  return profileFields.parse(stored ?? {});
}
